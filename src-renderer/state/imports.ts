/** Imports on their way: asked for, read in main, waiting in the import dialog. */
import type { Id } from '../../src-shared/domain/ids';
import type { Provenance } from '../../src-shared/domain/article';
import type { Encoding } from '../../src-shared/ipc/types';
import { importDropped, on, request } from '../bridge/client';
import { ask, caseTells } from './run';
import { openDialog, uiStore, type PendingImport } from './ui-store';

export async function chooseImport(): Promise<void> {
  await ask(request('import.choose', undefined));
}

export async function pasteImport(): Promise<void> {
  await ask(request('import.clipboard', undefined));
}

/** A case file among them is opened, everything else is imported. */
export async function dropImport(files: readonly File[]): Promise<void> {
  await ask(importDropped(files));
}

export async function reread(token: string, encoding: Encoding): Promise<void> {
  const answer = await ask(request('import.reread', { token, encoding }));
  if (answer) put(ready(answer.value));
}

/** @returns the id of the new article, which is in the store by then; null = it was refused, and the import still waits */
export async function confirmImport(token: string, provenance: Provenance): Promise<Id | null> {
  const answer = await ask(request('import.confirm', { token, provenance }));
  if (!answer) return null;
  await caseTells(({ articles }) => articles.has(answer.value.articleId));
  forget(token);
  return answer.value.articleId;
}

export async function cancelImport(item: PendingImport): Promise<void> {
  forget(item.token);
  if (item.state !== 'failed') await ask(request('import.cancel', { token: item.token }));
}

function ready(preview: Extract<PendingImport, { state: 'ready' }>['preview']): PendingImport {
  return { state: 'ready', token: preview.token, fileName: preview.fileName, preview };
}

function isWaiting(token: string): boolean {
  return uiStore.getState().imports.some((item) => item.token === token);
}

/** Adds an import, or replaces what was known of it. */
function put(item: PendingImport): void {
  uiStore.setState(({ imports }) => ({
    imports: isWaiting(item.token)
      ? imports.map((other) => (other.token === item.token ? item : other))
      : [...imports, item],
  }));
}

function forget(token: string): void {
  uiStore.setState(({ imports }) => ({ imports: imports.filter((item) => item.token !== token) }));
}

/** Listens to main; an import that was cancelled meanwhile stays away. */
export function listenToImports(): void {
  on('import:started', ({ token, fileName }) => {
    put({ state: 'reading', token, fileName });
    openDialog({ kind: 'import' });
  });
  on('import:preview', (preview) => {
    if (isWaiting(preview.token)) put(ready(preview));
  });
  on('import:failed', ({ token, fileName, error }) => {
    if (isWaiting(token)) put({ state: 'failed', token, fileName, error });
  });
}
