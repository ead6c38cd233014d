/** Runs a command: to main, and back as an event. Failures are shown; the store is left to the event. */
import type { WindowCommand } from '../../src-shared/commands/command';
import type { Result } from '../../src-shared/result';
import { request } from '../bridge/client';
import { showError, uiStore } from './ui-store';

/** @returns whether the change was committed */
export async function run(command: WindowCommand): Promise<boolean> {
  return (await ask(request('case.execute', command))) !== null;
}

export async function undo(): Promise<boolean> {
  return (await ask(request('case.undo', undefined))) !== null;
}

export async function redo(): Promise<boolean> {
  return (await ask(request('case.redo', undefined))) !== null;
}

/** Waits for an answer and shows its error, if any. @returns the value in a box; null = it failed */
export async function ask<T>(answer: Promise<Result<T>>): Promise<{ readonly value: T } | null> {
  uiStore.setState({ saving: true });
  try {
    const result = await answer;
    if (result.ok) return { value: result.value };
    showError(result.error);
    return null;
  } finally {
    uiStore.setState({ saving: false });
  }
}
