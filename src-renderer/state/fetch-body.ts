/** Fetches the text of an article. */
import type { ArticleBody } from '../../src-shared/domain/article';
import type { Id } from '../../src-shared/domain/ids';
import type { Result } from '../../src-shared/result';
import { request } from '../bridge/client';

/** A failure is left to the place where the text would stand. */
export function fetchBody(versionId: Id): Promise<Result<ArticleBody>> {
  return request('article.body', { versionId });
}
