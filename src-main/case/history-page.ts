/** A page of the history: entries of the journal, newest first by number, with what each changed in words. */
import type { Label } from '../../src-shared/commands/label';
import { describeChanges, rowsBefore } from '../../src-shared/domain/describe-changes';
import type { CaseNames, HistoryEntry, HistoryPage } from '../../src-shared/domain/history-entry';
import type { Id } from '../../src-shared/domain/ids';
import { all, each, get, type ReadDb } from '../db/sql';
import { readChanges, readLabel, type Entry, type RowChange } from './journal';
import { TABLES, type Row, type TableName } from './tables/tables';

export interface HistoryQuery {
  /** Only entries with a smaller number; null = from the newest one. */
  readonly before: number | null;
  readonly limit: number;
  /** Only what touched this claim, its evidence and its reviews; null = everything. */
  readonly claimId: Id | null;
  readonly analyst: string | null;
}

/** An import of claims touches thousands of things at once; nobody reads them one by one. */
const MOST_DIFFERENCES = 30;

type Listed = Entry & { readonly at_before: string | null };

export function historyPage(db: ReadDb, query: HistoryQuery): HistoryPage {
  const rows = entriesOf(db, query);
  const shown = rows.slice(0, query.limit);
  const undone = undoneSince(db, shown.at(-1)?.seq ?? 0);
  return {
    entries: shown.map((row) => toEntry(db, row, undone, query.claimId)),
    analysts: all<{ analyst: string }>(db, 'SELECT DISTINCT analyst FROM journal ORDER BY analyst').map(
      ({ analyst }) => analyst,
    ),
    hasOlder: rows.length > query.limit,
  };
}

/** One more than asked for, to know whether there are older ones. */
function entriesOf(db: ReadDb, { before, limit, claimId, analyst }: HistoryQuery): readonly Listed[] {
  const ids = claimId === null ? [] : idsOf(db, claimId);
  const about = ids.length === 0 ? 'TRUE' : `(${ids.map(() => 'instr(j.changes, ?) > 0').join(' OR ')})`;
  const sql = `
    SELECT j.*, (SELECT p.at FROM journal p WHERE p.seq = j.seq - 1) AS at_before FROM journal j
    WHERE j.seq < ? AND (? IS NULL OR j.analyst = ?) AND ${about} ORDER BY j.seq DESC LIMIT ?`;
  return all<Listed>(db, sql, before ?? Number.MAX_SAFE_INTEGER, analyst, analyst, ...ids, limit + 1);
}

/** A claim's own id, and those of what ever belonged to it: later changes of these name the claim no more. */
function idsOf(db: ReadDb, claimId: Id): readonly Id[] {
  const ids = new Set([claimId]);
  const sql = 'SELECT changes FROM journal WHERE instr(changes, ?) > 0';
  for (const { changes } of each<{ changes: string }>(db, sql, claimId)) {
    for (const { key, before, after } of readChanges(changes) ?? []) {
      if ((after ?? before)?.['claim_id'] === claimId) ids.add(String(key[0]));
    }
  }
  return [...ids];
}

/** Entries from `seq` on that are undone as things stand. */
function undoneSince(db: ReadDb, seq: number): ReadonlySet<number> {
  const undone = new Set<number>();
  const sql = 'SELECT kind, target FROM journal WHERE seq > ? AND target IS NOT NULL ORDER BY seq';
  for (const { kind, target } of each<{ kind: string; target: number }>(db, sql, seq)) {
    if (kind === 'undo') undone.add(target);
    else undone.delete(target);
  }
  return undone;
}

function toEntry(db: ReadDb, row: Listed, undone: ReadonlySet<number>, claimId: Id | null): HistoryEntry {
  const { seq, at, analyst, kind, target } = row;
  const label = readLabel(row.label);
  const limits = { only: claimId, most: MOST_DIFFERENCES };
  return {
    seq,
    at,
    analyst,
    kind,
    target,
    label,
    undone: undone.has(seq),
    clockWentBack: row.at_before !== null && at < row.at_before,
    ...describeChanges(readChanges(row.changes) ?? [], namesAt(db, row, label), limits),
  };
}

function namesAt(db: ReadDb, { seq, kind }: Entry, label: Label | null): CaseNames {
  return {
    row: (table, id) => rowNow(db, table as TableName, id) ?? rowOnce(db, table, id),
    claimNumber: (claimId) =>
      get<{ number: number }>(db, 'SELECT number FROM claim_numbers WHERE claim_id = ?', claimId)?.number ??
      0,
    rowsAfter: (table, claimId) =>
      // The commonest change says it itself; for the others the entries since have to be read.
      table === 'claim_tags' && label?.code === 'claim.tag' && kind !== 'undo'
        ? label.tags.map((tag) => ({ claim_id: claimId, tag }))
        : setAfter(db, table, claimId, seq),
  };
}

function rowNow(db: ReadDb, table: TableName, id: Id): Row | undefined {
  return get<Row>(db, `SELECT ${TABLES[table].columns.join(', ')} FROM "${table}" WHERE id = ?`, id);
}

/** A row that is gone, as it was when it was made. */
function rowOnce(db: ReadDb, table: string, id: Id): Row | null {
  const sql = 'SELECT changes FROM journal WHERE instr(changes, ?) > 0 ORDER BY seq LIMIT 1';
  const entry = get<{ changes: string }>(db, sql, id);
  const made = (readChanges(entry?.changes ?? '[]') ?? []).find(
    (change) => change.table === table && change.key[0] === id,
  );
  return made?.after ?? null;
}

/** A claim's tags or codes as they are, taken back entry by entry to where they were after `seq`. */
function setAfter(db: ReadDb, table: 'claim_tags' | 'claim_codes', claimId: Id, seq: number): readonly Row[] {
  let rows = all<Row>(
    db,
    `SELECT ${TABLES[table].columns.join(', ')} FROM ${table} WHERE claim_id = ?`,
    claimId,
  );
  const sql = `SELECT changes FROM journal WHERE seq > ? AND instr(changes, ?) > 0 ORDER BY seq DESC`;
  for (const { changes } of each<{ changes: string }>(db, sql, seq, claimId)) {
    const ours = (readChanges(changes) ?? []).filter(
      (change: RowChange) => change.table === table && change.key[0] === claimId,
    );
    rows = rowsBefore(rows, ours);
  }
  return rows;
}
