/** The few ways in which the rest of the app talks to SQLite: prepared, cached statements and transactions. */
import { basename } from 'node:path';
import type Database from 'better-sqlite3';

/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters -- the caller says what its SQL selects */

declare const reads: unique symbol;
declare const writes: unique symbol;

/** A connection that may be read. */
export interface ReadDb {
  readonly [reads]: Database.Database;
}
/** A connection that may be written to as well. Only `openDb` makes one. */
export interface WriteDb extends ReadDb {
  readonly [writes]: true;
}

export type Value = string | number | null | Uint8Array;

type Statement = Database.Statement;
const statements = new WeakMap<ReadDb, Map<string, Statement>>();

/** The brands exist in types only: at run time a ReadDb is the connection itself. */
export function brand(connection: Database.Database): WriteDb {
  return connection as unknown as WriteDb;
}

export function connectionOf(db: ReadDb): Database.Database {
  return db as unknown as Database.Database;
}

function prepared(db: ReadDb, sql: string): Statement {
  const cached = statements.get(db) ?? new Map<string, Statement>();
  statements.set(db, cached);
  const statement = cached.get(sql) ?? connectionOf(db).prepare(sql);
  cached.set(sql, statement);
  return statement;
}

/** @typeParam Row what the SQL selects; STRICT tables and CHECKs stand behind it */
export function all<Row>(db: ReadDb, sql: string, ...values: readonly Value[]): readonly Row[] {
  return prepared(db, sql).all(...values) as Row[];
}

export function get<Row>(db: ReadDb, sql: string, ...values: readonly Value[]): Row | undefined {
  return prepared(db, sql).get(...values) as Row | undefined;
}

/** Row by row, for tables that must not be in memory at once. */
export function each<Row>(db: ReadDb, sql: string, ...values: readonly Value[]): IterableIterator<Row> {
  return prepared(db, sql).iterate(...values) as IterableIterator<Row>;
}

export function run(db: WriteDb, sql: string, ...values: readonly Value[]): void {
  prepared(db, sql).run(...values);
}

/** Writes a compacted copy of the whole database into a file that is missing or empty. Changes nothing here. */
export function vacuumInto(db: ReadDb, path: string): void {
  connectionOf(db).prepare('VACUUM INTO ?').run(path);
}

export function exec(db: WriteDb, sql: string): void {
  connectionOf(db).exec(sql);
}

export function pragma(db: ReadDb, name: string): unknown {
  return connectionOf(db).pragma(name, { simple: true });
}

/**
 * All or nothing. IMMEDIATE: a second writer is refused here, not half way through.
 * Foreign keys are checked at the commit, because undo brings rows back in any order.
 */
export function transaction<T>(db: WriteDb, work: () => T): T {
  return connectionOf(db)
    .transaction(() => {
      connectionOf(db).pragma('defer_foreign_keys = ON');
      return work();
    })
    .immediate();
}

/** The name of the file that a connection is of. */
export function fileNameOf(db: ReadDb): string {
  return basename(connectionOf(db).name);
}

/** Reads of one and the same state of the file. Others can't commit meanwhile. */
export function readTogether<T>(db: ReadDb, work: () => T): T {
  return connectionOf(db).transaction(work).deferred();
}

export function isOpen(db: ReadDb): boolean {
  return connectionOf(db).open;
}

export function closeDb(db: ReadDb): void {
  connectionOf(db).close();
}
