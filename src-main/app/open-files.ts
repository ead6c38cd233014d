/** Open files: what becomes of paths given as arguments, by a second start or by the system. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal, type AppError } from '../../src-shared/errors';
import { fileKind } from './argv';
import type { AppWindow } from './window';

export interface OpenFilesDoors {
  readonly openCase: (path: string, window: AppWindow) => Promise<AppWindow>;
  readonly importArticles: (window: AppWindow, paths: readonly string[]) => void;
  readonly report: (window: AppWindow, error: AppError) => void;
}

/** @throws Refusal saying why a path can be neither a case nor an article */
function refuseOthers(path: string): void {
  const name = basename(path) || path;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) throw new Refusal('file.notFound', { name });
  if (stats.isDirectory()) throw new Refusal('file.isFolder', { name });
  if (!stats.isFile()) throw new Refusal('file.notAFile', { name });
  if (fileKind(path) === 'unknown') throw new Refusal('case.notACase', { name });
}

/** Cases first, so that articles named beside a case go into it. One bad path does not stop the others. */
export async function openFiles(
  paths: readonly string[],
  start: AppWindow,
  { openCase, importArticles, report }: OpenFilesDoors,
): Promise<void> {
  let window = start;
  const articles: string[] = [];
  for (const path of paths) {
    try {
      refuseOthers(path);
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
