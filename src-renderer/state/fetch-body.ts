/** Fetches the text of an article that is not the one on the screen. A failure is shown. */
import type { ArticleBody } from '../../src-shared/domain/article';
import type { Id } from '../../src-shared/domain/ids';
import { request } from '../bridge/client';
import { ask } from './run';

/** @returns the body; null = it could not be had */
export async function fetchBody(versionId: Id): Promise<ArticleBody | null> {
  return (await ask(request('article.body', { versionId })))?.value ?? null;
}
