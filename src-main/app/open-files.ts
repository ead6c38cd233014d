/** Open files: what becomes of paths given as arguments, by a second start or by the system. */
import { basename } from 'node:path';
import { Refusal, type AppError } from '../../src-shared/errors';
import type { Found } from '../case/drive/messages';
import { fileKind } from './argv';
import type { AppWindow } from './window';

export interface OpenFilesDoors {
  readonly find: (path: string, window: AppWindow) => Promise<Found>;
  readonly openCase: (path: string, window: AppWindow) => Promise<AppWindow>;
  readonly importArticles: (window: AppWindow, paths: readonly string[]) => void;
  readonly report: (window: AppWindow, error: AppError) => void;
}

/** @throws Refusal saying why a path can be neither a case nor an article */
function refuseOthers(path: string, { is }: Found): void {
  const name = basename(path) || path;
  if (is === 'nothing') throw new Refusal('file.notFound', { name });
  if (is === 'folder') throw new Refusal('file.isFolder', { name });
  if (is === 'other') throw new Refusal('file.notAFile', { name });
  if (fileKind(path) === 'unknown') throw new Refusal('case.notACase', { name });
}

/** Cases first, so that articles named beside a case go into it. One bad path does not stop the others. */
export async function openFiles(
  paths: readonly string[],
  start: AppWindow,
  { find, openCase, importArticles, report }: OpenFilesDoors,
): Promise<void> {
  let window = start;
  const articles: string[] = [];
  for (const path of paths) {
    try {
      refuseOthers(path, await find(path, window));
      if (fileKind(path) === 'article') articles.push(path);
      else window = await openCase(path, window);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report(window, error.error);
    }
  }
  if (articles.length === 0) return;
  if (window.openCase) importArticles(window, articles);
  else report(window, { code: 'case.notOpen', params: {} });
}
