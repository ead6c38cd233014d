/** Opens a case for one command, and closes it whatever happens. */
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Article } from '../../src-shared/domain/article';
import { newId } from '../../src-shared/domain/ids';
import type { JournalFate } from '../../src-shared/domain/inspection';
import { Refusal } from '../../src-shared/errors';
import { openCase, type OpenCase, type OpenWish } from '../case/case-file';
import type { CaseHost } from '../case/execute';
import { isOlder, openCopy, whyOnlyACopy } from '../case/open-copy';
import { HEARTBEAT_MS } from '../case/lock';

import { caseHost, type CliHost } from './host';
import { journalFate } from './inspect-for';
import { WrongUse } from './wrong-use';

/** What a command does with its case. One that only reads is not held up by whoever has it open. */
export interface CaseUse {
  readonly path: string;
  readonly analyst?: string | undefined;
  readonly access: 'read' | 'write';
  /** Take it from whoever has it open. */
  readonly takeOver?: boolean | undefined;
}

/** @throws Refusal case.locked, case.lockStale, case.staleJournal, and what opening can throw */
export async function withCase<T>(
  host: CliHost,
  { path, analyst, access, takeOver }: CaseUse,
  work: (opened: OpenCase) => T | Promise<T>,
): Promise<T> {
  const wish = access === 'read' ? 'read' : takeOver === true ? 'takeOver' : 'ask';
  const absolute = resolve(host.cwd, path);
  const fate = await journalFate(host, absolute);
  if (fate === 'stale' && wish !== 'read')
    throw new Refusal('case.staleJournal', { name: basename(absolute) });
  const opened = openForUse(absolute, caseHost(analyst), wish, fate);
  // Reading an article can take long, and a holder that says nothing is taken to be gone.
  const beats = setInterval(() => {
    beat(opened);
  }, HEARTBEAT_MS);
  try {
    return await work(opened);
  } finally {
    clearInterval(beats);
    opened.close();
  }
}

/** A reader of a case that can't be read without writing to it, where it must not be written, reads a copy. */
function openForUse(path: string, host: CaseHost, wish: OpenWish, fate: JournalFate): OpenCase {
  const onlyACopy = fate === 'stale' ? 'asked' : whyOnlyACopy(path);
  if (wish !== 'read' && onlyACopy === 'locks') throw new Refusal('case.noLocks', { name: basename(path) });
  const why = wish === 'read' ? (onlyACopy ?? (isOlder(path) ? 'asked' : null)) : null;
  if (why === null) return openCase(path, host, 'pages', wish);
  const folder = join(tmpdir(), `plumbline-copy-${newId()}`);
  return openCopy(path, { folder, host, why, journal: fate === 'recovered' });
}

/** What a heartbeat finds out, such as a take-over, the next change finds out too, and says it. */
function beat(opened: OpenCase): void {
  try {
    opened.beat();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
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
