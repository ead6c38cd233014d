/** What a version of a case holds, compared with the case: row by row, in the order in which it can be changed. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import { readFormat } from '../../db/header';
import { migrateFile } from '../../db/migrate';
import { MIGRATIONS } from '../../db/migrations/all';
import { connect } from '../../db/open';
import { all, closeDb, type ReadDb } from '../../db/sql';
import { keyOf, TABLE_NAMES, TABLES, type Key, type Row, type TableName } from '../tables/tables';

/** `after` is the version's row; null = the version has none. */
export interface RowDifference {
  readonly table: TableName;
  readonly key: Key;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Rows of the audited tables by their keys. */
export type CaseRows = Readonly<Record<TableName, ReadonlyMap<string, Row>>>;

/** Opens a version for reading. One of an older format is brought up to date on a copy. */
export function withVersion<T>(path: string, work: (version: ReadDb) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-version-'));
  try {
    return withConnection(makeReadable(path, join(folder, basename(path))), work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param copy where the file is brought up to date that is of an older format. @returns what can be read now */
export function makeReadable(path: string, copy: string): string {
  if (readFormat(path) === MIGRATIONS.length) return path;
  copyFileSync(path, copy);
  migrateFile(copy);
  return copy;
}

export function withConnection<T>(path: string, work: (db: ReadDb) => T): T {
  const db = connect(path, 'read');
  try {
    return work(db);
  } finally {
    closeDb(db);
  }
}

export function readRows(db: ReadDb): CaseRows {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, rowsByKey(db, table)])) as Record<
    TableName,
    ReadonlyMap<string, Row>
  >;
}

function rowsByKey(db: ReadDb, table: TableName): ReadonlyMap<string, Row> {
  const rows = all<Row>(db, `SELECT ${TABLES[table].columns.join(', ')} FROM "${table}"`);
  return new Map(rows.map((row) => [JSON.stringify(keyOf(table, row)), row]));
}

/** @throws Refusal backup.otherCase */
export function rowDifferences(now: CaseRows, then: CaseRows): readonly RowDifference[] {
  if (idOf(now) !== idOf(then)) throw new Refusal('backup.otherCase');
  const differences = TABLE_NAMES.flatMap((table) => tableDifferences(now[table], then[table], table));
  // Rows make room before others take their place: a claim has one anchor at a position.
  const rank = ({ before, after }: RowDifference): number => (after === null ? 0 : before === null ? 2 : 1);
  return differences.sort((a, b) => rank(a) - rank(b));
}

function idOf({ case_info: info }: CaseRows): string | undefined {
  return [...info.keys()][0];
}

function tableDifferences(
  now: ReadonlyMap<string, Row>,
  then: ReadonlyMap<string, Row>,
  table: TableName,
): RowDifference[] {
  const keys = new Set([...now.keys(), ...then.keys()]);
  return [...keys].flatMap((id) => {
    const before = now.get(id) ?? null;
    const after = then.get(id) ?? null;
    if (before !== null && after !== null && isSame(table, before, after)) return [];
    return [{ table, key: JSON.parse(id) as Key, before, after }];
  });
}

/** What a restore leaves as it is where both have the row: a claim keeps its number, and the text of an article what is true of it. */
function isSame(table: TableName, a: Row, b: Row): boolean {
  if (table === 'article_versions') return true;
  return TABLES[table].columns.every(
    (column) => a[column] === b[column] || (table === 'claims' && column === 'number'),
  );
}
