/** What a version of a case holds, compared with the case: row by row, in the order in which it can be changed. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import { readFormat } from '../../db/header';
import { migrateFile } from '../../db/migrate';
import { MIGRATIONS } from '../../db/migrations/all';
import { connect } from '../../db/open';
import { all, closeDb, get, type ReadDb } from '../../db/sql';
import { keyOf, TABLE_NAMES, TABLES, type Key, type Row, type TableName } from '../tables/tables';

/** `after` is the version's row; null = the version has none. */
export interface RowDifference {
  readonly table: TableName;
  readonly key: Key;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Opens a version for reading. One of an older format is brought up to date on a copy. */
export function withVersion<T>(path: string, work: (version: ReadDb) => T): T {
  if (readFormat(path) === MIGRATIONS.length) return withConnection(path, work);
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-version-'));
  try {
    const copy = join(folder, basename(path));
    copyFileSync(path, copy);
    migrateFile(copy);
    return withConnection(copy, work);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function withConnection<T>(path: string, work: (version: ReadDb) => T): T {
  const version = connect(path, 'read');
  try {
    return work(version);
  } finally {
    closeDb(version);
  }
}

/** @throws Refusal backup.otherCase */
export function rowDifferences(db: ReadDb, version: ReadDb): readonly RowDifference[] {
  if (idOf(db) !== idOf(version)) throw new Refusal('backup.otherCase');
  const differences = TABLE_NAMES.flatMap((table) => tableDifferences(db, version, table));
  // Rows make room before others take their place: a claim has one anchor at a position.
  const rank = ({ before, after }: RowDifference): number => (after === null ? 0 : before === null ? 2 : 1);
  return differences.sort((a, b) => rank(a) - rank(b));
}

function idOf(db: ReadDb): string | undefined {
  return get<{ id: string }>(db, 'SELECT id FROM case_info')?.id;
}

function tableDifferences(db: ReadDb, version: ReadDb, table: TableName): RowDifference[] {
  const now = rowsByKey(db, table);
  const then = rowsByKey(version, table);
  const keys = new Set([...now.keys(), ...then.keys()]);
  return [...keys].flatMap((id) => {
    const before = now.get(id) ?? null;
    const after = then.get(id) ?? null;
    if (before !== null && after !== null && isSame(table, before, after)) return [];
    return [{ table, key: JSON.parse(id) as Key, before, after }];
  });
}

function rowsByKey(db: ReadDb, table: TableName): ReadonlyMap<string, Row> {
  const rows = all<Row>(db, `SELECT ${TABLES[table].columns.join(', ')} FROM "${table}"`);
  return new Map(rows.map((row) => [JSON.stringify(keyOf(table, row)), row]));
}

/** What a restore leaves as it is where both have the row: a claim keeps its number, and the text of an article what is true of it. */
function isSame(table: TableName, a: Row, b: Row): boolean {
  if (table === 'article_versions') return true;
  return TABLES[table].columns.every(
    (column) => a[column] === b[column] || (table === 'claims' && column === 'number'),
  );
}
