/** Looks at all of a case file, in the order in which it becomes safe to: schema, pages, sizes, rows, journal. */
import type { CheckFinding } from '../../../src-shared/domain/check';
import type { InspectedContent } from '../../../src-shared/domain/inspection';
import { Refusal } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import { isNoRoom, sqliteMessage } from '../../db/errors';
import { pageCounts, readFormat } from '../../db/header';
import { migrateFile } from '../../db/migrate';
import { MIGRATIONS } from '../../db/migrations/all';
import { connect } from '../../db/open';
import { schemaDifferences } from '../../db/schema';
import { all, closeDb, get, pragma, type ReadDb, type WriteDb } from '../../db/sql';
import { shortened } from '../apply/anchor';
import { ArticleTexts } from '../article-texts';
import {
  checkContent,
  foreignKeyFindings,
  integrityFindings,
  pageFindings,
  type CheckedContent,
} from '../check';
import { ORIGINALS_SAMPLE } from './limits';
import { hasJournal } from './quarantine';
import { rowFindings } from './row-findings';
import { sizeFindings } from './size-limits';

export interface InspectedCopy {
  readonly format: number;
  readonly findings: readonly CheckFinding[];
  readonly content: InspectedContent | null;
  readonly askedSeq: number | null;
}

export interface CopyOptions {
  readonly originals: 'all' | 'sample';
  readonly askedHash: string | null;
}

/**
 * Opens the copy for writing: a journal beside it is rolled back, and SQLite looks at CHECK constraints only then.
 * A file that is too broken to be read is a finding as well.
 * @throws Refusal from the gate before SQLite (case.notACase ...), case.tooNew
 */
export function inspectCopy(path: string, name: string, options: CopyOptions): InspectedCopy {
  try {
    return inspect(path, name, options);
  } catch (error) {
    const detail = sqliteMessage(error);
    if (detail === null || isNoRoom(error)) throw error;
    return broken(0, pageFindings([detail]));
  }
}

function inspect(path: string, name: string, options: CopyOptions): InspectedCopy {
  recover(path);
  const format = readFormat(path);
  const known = MIGRATIONS.length;
  if (format > known) throw new Refusal('case.tooNew', { name, version: format, known });
  if (format === 0) throw new Refusal('case.damaged', { name, detail: en.check.damage.format });
  const cut = cutFindings(path);
  const structure = cut.length > 0 ? cut : withCopy(path, (db) => structureFindings(db, format));
  if (structure.length > 0) return broken(format, structure);
  // Rows are known in the newest format only. What is brought up to date here is the copy.
  if (format < known) migrateFile(path);
  return withCopy(path, (db) => contentOf(db, format, options));
}

/** The first read rolls a journal back; the header is what it is only after that. */
export function recover(path: string): void {
  if (hasJournal(path)) withCopy(path, (db) => pragma(db, 'user_version'));
}

function withCopy<T>(path: string, work: (db: WriteDb) => T): T {
  const db = connect(path, 'write');
  try {
    return work(db);
  } finally {
    closeDb(db);
  }
}

/** SQLite says of such a file only that it is malformed. */
function cutFindings(path: string): readonly CheckFinding[] {
  const pages = pageCounts(path);
  if (pages === null || pages.there >= pages.said) return [];
  return [{ area: 'integrity', code: 'integrity.cut', params: { ...pages } }];
}

/** Nothing of a foreign schema is used before it is known to be ours: a view could run without end. */
function structureFindings(db: ReadDb, format: number): readonly CheckFinding[] {
  const differences = schemaDifferences(db, MIGRATIONS.slice(0, format));
  if (differences.length > 0) {
    return differences.map(({ kind, type, name }) => ({
      area: 'schema',
      code: `schema.${kind}`,
      params: { kind: shown(type), name: shown(name) },
    }));
  }
  const pages = integrityFindings(db);
  return pages.length > 0 ? pages : foreignKeyFindings(db);
}

function contentOf(db: ReadDb, format: number, { originals, askedHash }: CopyOptions): InspectedCopy {
  const sizes = sizeFindings(db);
  if (sizes.length > 0) return broken(format, sizes);
  const rows = rowFindings(db);
  const limit = originals === 'all' ? Infinity : ORIGINALS_SAMPLE;
  const checked = checkContent(db, new ArticleTexts(db), limit);
  return {
    format,
    findings: [...rows, ...checked.findings],
    content: describe(db, checked),
    askedSeq: askedHash === null ? null : seqOf(db, askedHash),
  };
}

function seqOf(db: ReadDb, hash: string): number | null {
  return get<{ seq: number }>(db, 'SELECT seq FROM journal WHERE hash = ?', hash)?.seq ?? null;
}

function describe(db: ReadDb, checked: CheckedContent): InspectedContent | null {
  const info = get<{ id: string; title: string }>(db, 'SELECT id, title FROM case_info');
  const first = get<{ at: string; analyst: string }>(
    db,
    'SELECT at, analyst FROM journal ORDER BY seq LIMIT 1',
  );
  if (info === undefined || first === undefined) return null;
  const names = `SELECT analyst FROM journal WHERE analyst <> '' GROUP BY analyst ORDER BY max(seq) DESC LIMIT 20`;
  return {
    caseId: info.id,
    title: info.title,
    begunBy: shown(first.analyst),
    begunAt: first.at,
    analysts: all<{ analyst: string }>(db, names)
      .map(({ analyst }) => shown(analyst))
      .reverse(),
    entries: checked.entries,
    headHash: checked.headHash,
    articles: count(db, 'SELECT count(*) AS count FROM articles WHERE deleted_at IS NULL'),
    claims: count(db, 'SELECT count(*) AS count FROM claims'),
    anchors: count(db, 'SELECT count(*) AS count FROM anchors'),
    references: count(db, 'SELECT count(*) AS count FROM "references" WHERE deleted_at IS NULL'),
    originals: checked.originals,
    originalsCompared: checked.originalsCompared,
  };
}

function count(db: ReadDb, sql: string): number {
  return get<{ count: number }>(db, sql)?.count ?? 0;
}

function broken(format: number, findings: readonly CheckFinding[]): InspectedCopy {
  return { format, findings, content: null, askedSeq: null };
}

/** A name out of a stranger's file, without what could turn or hide the words around it. */
function shown(name: string): string {
  return shortened(name.replaceAll(/\p{C}/gu, '\uFFFD'));
}
