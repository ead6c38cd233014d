/** Sets the rows of a case to what a version holds: one change of the journal like any other, so undo takes it back. */
import { Refusal } from '../../../src-shared/errors';
import { get, run, type ReadDb, type Value, type WriteDb } from '../../db/sql';
import { record, type Recorder } from '../execute';
import { headOf } from '../journal';
import type { Row } from '../tables/tables';
import type { WriteTx } from '../write-tx';
import type { Compared } from './compare-version';
import { readRows, rowDifferences, withVersion, type RowDifference } from './version-rows';

/**
 * @param name what the journal calls the version
 * @param compared what was found to differ by another process; without it the two are compared here
 * @throws Refusal backup.otherCase, case.changing where the case is not as it was compared any more, and what a change can throw
 */
export function recordRestore(
  recorder: Recorder,
  path: string,
  name: string,
  compared: Compared | null,
): number | null {
  return record(recorder, ({ db, tx }) =>
    withVersion(compared?.readable ?? path, (version) => {
      const differences =
        compared === null
          ? rowDifferences(readRows(db), readRows(version))
          : differencesOf(compared, db, recorder.name);
      for (const difference of differences) restoreRow({ db, tx, version }, difference);
      const label = { code: 'case.restore', name } as const;
      return { kind: 'do', command: label.code, target: null, label };
    }),
  );
}

function differencesOf(
  { headHash, differences }: Compared,
  db: ReadDb,
  name: string,
): readonly RowDifference[] {
  if (headOf(db).hash !== headHash) throw new Refusal('case.changing', { name });
  return differences;
}

interface Restoring {
  readonly db: WriteDb;
  readonly tx: WriteTx;
  readonly version: ReadDb;
}

function restoreRow({ db, tx, version }: Restoring, { table, key, before, after }: RowDifference): void {
  if (after === null) tx.delete(table, key);
  else if (before !== null) tx.updateRow(table, key, table === 'claims' ? keepNumber(after, before) : after);
  else {
    if (table === 'article_versions') bringBody({ db, version }, after);
    tx.insertRow(table, table === 'claims' ? { ...after, number: numberFor(db, after) } : after);
  }
}

/** Bodies are never deleted, so one can only be missing where the version comes from another copy of the case. */
function bringBody({ db, version }: Omit<Restoring, 'tx'>, row: Row): void {
  const bring = (table: string, key: string, columns: readonly string[], value: Value): void => {
    const list = columns.join(', ');
    const body = get<Record<string, Value>>(version, `SELECT ${list} FROM ${table} WHERE ${key} = ?`, value);
    const sql = `INSERT INTO ${table} (${list}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`;
    if (body) run(db, sql, ...columns.map((column) => body[column] ?? null));
  };
  bring('article_texts', 'version_id', ['version_id', 'text', 'blocks'], row['id'] ?? null);
  bring('originals', 'sha256', ['sha256', 'size', 'bytes'], row['original_sha256'] ?? null);
}

function keepNumber(after: Row, before: Row): Row {
  return { ...after, number: before['number'] ?? null };
}

/** A claim keeps its number. In another copy of the case it may have been given to another claim meanwhile. */
function numberFor(db: WriteDb, { id, number }: Row): number {
  const own = get<{ number: number }>(db, 'SELECT number FROM claim_numbers WHERE claim_id = ?', String(id));
  if (own) return own.number;
  const taken = get(db, 'SELECT 1 FROM claim_numbers WHERE number = ?', number ?? null);
  const sql = 'SELECT coalesce(max(number), 0) + 1 AS number FROM claim_numbers';
  const given = taken ? (get<{ number: number }>(db, sql)?.number ?? 1) : Number(number);
  run(db, 'INSERT INTO claim_numbers (number, claim_id) VALUES (?, ?)', given, String(id));
  return given;
}
