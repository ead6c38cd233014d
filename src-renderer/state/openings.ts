/** Checks of the open case, and what is said of one that has just been opened. */
import type { CaseCheck } from '../../src-shared/domain/inspection';
import { request } from '../bridge/client';
import { ask } from './run';
import { uiStore } from './ui-store';

/** @param token by which it can be cancelled. @returns null = it was, or it could not be checked, which has been said */
export async function checkCase(token: string): Promise<CaseCheck | null> {
  return (await ask(request('case.check', { token })))?.value ?? null;
}

/** The person has read what is said of the case: it is not said again. */
export async function acceptNotice(): Promise<void> {
  const answer = await ask(request('case.acceptNotice', undefined));
  if (answer) uiStore.setState({ app: answer.value });
}
