/**
 * The journal: every change of the case, in a chain of hashes, so that nobody can alter one unseen.
 *
 * How to verify it by hand. Take the entries by ascending `seq`, which counts from 1 without a gap. The hash of an entry
 * is SHA-256, in lower-case hexadecimal, over the UTF-8 of this JSON array without white space:
 *
 *     [prev_hash, seq, at, analyst, kind, command, label, target, changes]
 *
 * `prev_hash` is the hash of the entry before, '' for the first. `seq` and `target` are JSON numbers (`target` is null
 * in an entry of kind "do"), everything else is a JSON string: `label` and `changes` are JSON texts themselves and go in
 * as they are stored. Strings are escaped as ECMAScript's JSON.stringify does it: only `"`, `\`, the control characters
 * below U+0020 (\b \t \n \f \r, otherwise \u00xx), and nothing else.
 * The first entry is the making of the case; replaying all `changes` over empty tables gives the rows as they are.
 */
import { z } from 'zod';
import { labelSchema, type Label } from '../../src-shared/commands/label';
import { get, run, type ReadDb, type WriteDb } from '../db/sql';
import { canonicalJson } from './canonical-json';
import { sha256 } from './sha256';
import { TABLE_NAMES, type Key, type Row, type TableName } from './tables/tables';

/**
 * One row's change. A new row: `before` is null. A removed one: `after` is null. Otherwise both hold the columns that
 * differ, and those alone.
 */
export interface RowChange {
  readonly table: TableName;
  readonly key: Key;
  readonly before: Row | null;
  readonly after: Row | null;
}

export type EntryKind = 'do' | 'undo' | 'redo';

/** One entry as it is stored; `label` and `changes` are JSON texts with sorted keys. */
export interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly analyst: string;
  readonly kind: EntryKind;
  readonly command: string;
  readonly target: number | null;
  readonly prev_hash: string;
  readonly hash: string;
  readonly label: string;
  readonly changes: string;
}

export interface Draft {
  readonly at: string;
  readonly analyst: string;
  readonly kind: EntryKind;
  readonly command: string;
  /** The entry of kind "do" that is undone or redone. */
  readonly target: number | null;
  readonly label: Label;
  readonly changes: readonly RowChange[];
}

export interface Head {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

const rowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()])).nullable();
const changesSchema = z.array(
  z.object({
    table: z.enum(TABLE_NAMES),
    key: z.array(z.union([z.string(), z.number()])),
    before: rowSchema,
    after: rowSchema,
  }),
);

export function entryHash(entry: Omit<Entry, 'hash'>): string {
  const { prev_hash, seq, at, analyst, kind, command, label, target, changes } = entry;
  return sha256(JSON.stringify([prev_hash, seq, at, analyst, kind, command, label, target, changes]));
}

/** The newest entry; seq 0 and hash '' where there is none. */
export function headOf(db: ReadDb): Head {
  const head = get<Head>(db, 'SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1');
  return head ?? { seq: 0, hash: '', at: '' };
}

/** @returns the number of the new entry. The order of entries is that of `seq`: clocks go back at times. */
export function append(db: WriteDb, draft: Draft): number {
  const head = headOf(db);
  const entry = {
    seq: head.seq + 1,
    at: draft.at,
    analyst: draft.analyst,
    kind: draft.kind,
    command: draft.command,
    target: draft.target,
    prev_hash: head.hash,
    label: canonicalJson(draft.label),
    changes: canonicalJson(draft.changes.map((change) => ({ ...change }))),
  };
  run(
    db,
    `INSERT INTO journal (seq, at, analyst, kind, command, target, prev_hash, hash, label, changes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    entry.seq,
    entry.at,
    entry.analyst,
    entry.kind,
    entry.command,
    entry.target,
    entry.prev_hash,
    entryHash(entry),
    entry.label,
    entry.changes,
  );
  return entry.seq;
}

/** Writes an entry as it is: it was made elsewhere, and its hash with it. */
export function insertEntry(db: WriteDb, entry: Entry): void {
  const columns = Object.keys(entry) as (keyof Entry)[];
  const sql = `INSERT INTO journal (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  run(db, sql, ...columns.map((column) => entry[column]));
}

export function entryOf(db: ReadDb, seq: number): Entry | undefined {
  return get<Entry>(db, 'SELECT * FROM journal WHERE seq = ?', seq);
}

/** null where the text is not what this app writes: somebody else had a hand in it. */
export function readChanges(json: string): readonly RowChange[] | null {
  return parsed(changesSchema, json);
}

export function readLabel(json: string): Label | null {
  return parsed(labelSchema, json);
}

function parsed<T>(schema: z.ZodType<T>, json: string): T | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
