/** Opens a case for one command, and closes it whatever happens. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Article } from '../../src-shared/domain/article';
import type { InspectionReport } from '../../src-shared/domain/inspection';
import { Refusal } from '../../src-shared/errors';
import type { Result } from '../../src-shared/result';
import { openCase } from '../case/case-file';
import type { OpenCase } from '../case/open-case';
import { identityOf, inspectedCopy, isSameIdentity } from '../case/inspect/quarantine';
import { refusalOf } from '../case/inspect/verdict';
import { HEARTBEAT_MS } from '../case/lock';
import { whyOnlyACopy } from '../case/open-copy';
import { caseHost, realPathOf, type CliHost } from './host';
import { copyFolder, inspectFor, inspectInto, TO_OPEN } from './inspect-for';
import { WrongUse } from './wrong-use';

/** What a command does with its case. One that only reads is not held up by whoever has it open. */
export interface CaseUse {
  readonly path: string;
  readonly analyst?: string | undefined;
  readonly access: 'read' | 'write';
  /** Take it from whoever has it open. */
  readonly takeOver?: boolean | undefined;
  /** Whether what was found keeps it shut, in the words of the command; by default those of the window. */
  readonly verdict?: (report: InspectionReport, name: string) => Refusal | null;
}

/**
 * The file may be a stranger's: it is inspected first, and one that the window would not open no command does.
 * @throws Refusal case.damaged, case.foreignObject, case.changing, inspect.*, case.locked, case.lockStale, case.staleJournal,
 * and what opening can throw
 */
export async function withCase<T>(
  host: CliHost,
  use: CaseUse,
  work: (opened: OpenCase) => T | Promise<T>,
): Promise<T> {
  const path = realPathOf(host, use.path);
  const opened =
    use.access === 'read' ? await openToRead(host, path, use) : await openToWrite(host, path, use);
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

/** What is read is the very copy that was inspected: it needs no lock, and whoever works in the file goes on meanwhile. */
async function openToRead(host: CliHost, path: string, use: CaseUse): Promise<OpenCase> {
  const folder = copyFolder();
  try {
    const report = soundReport(await inspectInto(folder, host, path, TO_OPEN), path, use);
    const copyOf = { path, folder, why: 'asked' } as const;
    return openCase(inspectedCopy(folder, path, report), caseHost(use.analyst), 'schema', 'read', copyOf);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** SQLite would put the old pages of a journal that does not belong to the file into it, and then remove the journal. */
async function openToWrite(host: CliHost, path: string, use: CaseUse): Promise<OpenCase> {
  const name = basename(path);
  const { journal, identity } = soundReport(await inspectFor(host, path, TO_OPEN), path, use);
  if (journal === 'stale') throw new Refusal('case.staleJournal', { name });
  if (whyOnlyACopy(path) === 'locks') throw new Refusal('case.noLocks', { name });
  if (!isSameIdentity(identityOf(path), identity)) throw new Refusal('case.changing', { name });
  return openCase(path, caseHost(use.analyst), 'schema', use.takeOver === true ? 'takeOver' : 'ask');
}

function soundReport(inspected: Result<InspectionReport>, path: string, use: CaseUse): InspectionReport {
  if (!inspected.ok) throw new Refusal(inspected.error.code, inspected.error.params);
  const refusal = (use.verdict ?? refusalOf)(inspected.value, basename(path));
  if (refusal !== null) throw refusal;
  return inspected.value;
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
