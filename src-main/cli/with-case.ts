/** Opens a case for one command, and closes it whatever happens. */
import { resolve } from 'node:path';
import type { Article } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';
import { openCase, type OpenCase } from '../case/case-file';
import { caseHost, type CliHost } from './host';
import { WrongUse } from './wrong-use';

export async function withCase<T>(
  host: CliHost,
  { path, analyst }: { readonly path: string; readonly analyst?: string | undefined },
  work: (opened: OpenCase) => T | Promise<T>,
): Promise<T> {
  const opened = openCase(resolve(host.cwd, path), caseHost(analyst));
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}

/**
 * The article that a person named by its id, its title or the name of its file.
 * @throws Refusal annotate.noArticle, WrongUse where several bear the name
 */
export function articleNamed(articles: readonly Article[], name: string): Article {
  const byId = articles.find((article) => article.id === name);
  if (byId) return byId;
  const named = articles.filter((article) => article.title === name || article.originalName === name);
  const [article] = named;
  if (!article) throw new Refusal('annotate.noArticle', { name });
  if (named.length > 1) throw ambiguous(named);
  return article;
}

export function ambiguous(articles: readonly Article[]): WrongUse {
  const list = articles.map(({ id, title }) => `${id} ("${title}")`).join(', ');
  return new WrongUse('severalArticles', { list });
}
