/** Requests about case files, settings, reports and links, for actions and components. Failures are shown. */
import type { ActionId } from '../../src-shared/actions';
import type { HistoryPage } from '../../src-shared/domain/history-entry';
import type { Id } from '../../src-shared/domain/ids';
import type { RequestPayload } from '../../src-shared/ipc/contract';
import type { ExportFormat, Settings } from '../../src-shared/ipc/types';
import { request } from '../bridge/client';
import { flushAll } from './flush';
import { ask } from './run';
import { uiStore } from './ui-store';

/** Asks for a place first. @returns whether the case was made */
export async function newCase(title: string): Promise<boolean> {
  return (await ask(request('case.new', { title })))?.value ?? false;
}

export async function openCase(): Promise<void> {
  await ask(request('case.open', undefined));
}

export async function openSample(): Promise<void> {
  await ask(request('case.openSample', undefined));
}

export async function openRecent(id: string): Promise<void> {
  await ask(request('case.openRecent', { id }));
}

export async function forgetRecent(id: string): Promise<void> {
  const answer = await ask(request('case.forgetRecent', { id }));
  if (answer) uiStore.setState({ app: answer.value });
}

/** What is being typed goes into it. @returns the name of the copy; null = cancelled or failed */
export async function saveCopy(): Promise<string | null> {
  await flushAll();
  return (await ask(request('case.saveCopy', undefined)))?.value?.fileName ?? null;
}

/** What was typed last goes into the case first: a menu takes no focus from the field. */
export async function closeCase(): Promise<void> {
  await flushAll();
  if (await ask(request('case.close', undefined))) uiStore.setState({ errors: [] });
}

export async function changeSettings(settings: Partial<Settings>): Promise<void> {
  const answer = await ask(request('app.settings', settings));
  if (answer) uiStore.setState({ app: answer.value });
}

/** What is being typed goes into it. @returns the file that was written; null = cancelled or failed */
export async function exportReport(
  format: ExportFormat,
  articleId: Id | null,
): Promise<{ readonly fileName: string; readonly token: string } | null> {
  await flushAll();
  return (await ask(request('export.report', { format, articleId })))?.value ?? null;
}

export async function showExported(token: string): Promise<void> {
  await ask(request('export.show', { token }));
}

/** @returns null = it could not be read, which has been said */
export async function historyPage(query: RequestPayload<'case.historyPage'>): Promise<HistoryPage | null> {
  return (await ask(request('case.historyPage', query)))?.value ?? null;
}

/** Main shows the full address and asks before anything leaves the app. */
export async function openLink(url: string): Promise<void> {
  await ask(request('link.open', { url }));
}

export async function reportEnabledActions(enabled: readonly ActionId[]): Promise<void> {
  await ask(request('app.menu', { enabled: [...enabled] }));
}
