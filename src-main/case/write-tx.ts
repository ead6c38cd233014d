/** The only way to change audited rows: writes them, and keeps what each was before and after. */
import { assert } from '../../src-shared/assert';
import { get, run, type WriteDb } from '../db/sql';
import type { RowChange } from './journal';
import { keyOf, TABLES, type Key, type Row, type Rows, type TableName } from './tables/tables';

interface Statements {
  readonly select: string;
  readonly insert: string;
  readonly update: string;
  readonly remove: string;
}

/** A full row before the transaction and now; null = there is none. */
interface Touched {
  readonly table: TableName;
  readonly key: Key;
  readonly before: Row | null;
  after: Row | null;
}

/** Columns to change; undefined = leave as it is. */
type Patch<R> = { readonly [C in keyof R]?: R[C] | undefined };

/** Keys always have the form the table's spec gives them; the rest of a row is typed by `Rows`. */
export class WriteTx {
  readonly #db: WriteDb;
  readonly #touched = new Map<string, Touched>();

  constructor(db: WriteDb) {
    this.#db = db;
  }

  read<T extends TableName>(table: T, key: Key): Rows[T] | undefined {
    return get<Rows[T]>(this.#db, SQL[table].select, ...key);
  }

  insert<T extends TableName>(table: T, row: Rows[T]): void {
    this.insertRow(table, asRow(row));
  }

  update<T extends TableName>(table: T, key: Key, patch: Patch<Rows[T]>): void {
    this.updateRow(table, key, asRow(patch));
  }

  /** A row of whatever table, as the journal holds it. Its missing columns become NULL, which a CHECK then refuses. */
  insertRow(table: TableName, row: Row): void {
    const { columns } = TABLES[table];
    run(this.#db, SQL[table].insert, ...columns.map((column) => row[column] ?? null));
    this.#note(table, keyOf(table, row), null, row);
  }

  updateRow(table: TableName, key: Key, patch: Row): void {
    const before = this.#existing(table, key);
    const after = { ...before, ...patch };
    if (sameRow(before, after)) return;
    const rest = TABLES[table].columns.filter((column) => !TABLES[table].key.includes(column));
    run(this.#db, SQL[table].update, ...rest.map((column) => after[column] ?? null), ...key);
    this.#note(table, key, before, after);
  }

  delete(table: TableName, key: Key): void {
    const before = this.#existing(table, key);
    run(this.#db, SQL[table].remove, ...key);
    this.#note(table, key, before, null);
  }

  /** What changed since the transaction began, each row once, in the order of first touch; of updates only what differs. */
  changes(): readonly RowChange[] {
    return [...this.#touched.values()].flatMap(({ table, key, before, after }) => {
      if (before === null && after === null) return [];
      if (before === null || after === null) return [{ table, key, before, after }];
      const columns = TABLES[table].columns.filter((column) => before[column] !== after[column]);
      if (columns.length === 0) return [];
      return [{ table, key, before: pick(before, columns), after: pick(after, columns) }];
    });
  }

  #existing(table: TableName, key: Key): Row {
    const row = this.read(table, key);
    assert(row !== undefined, `${table} has no row ${key.join(' ')}`);
    return asRow(row);
  }

  #note(table: TableName, key: Key, before: Row | null, after: Row | null): void {
    const id = JSON.stringify([table, key]);
    const touched = this.#touched.get(id);
    if (touched) touched.after = after;
    else this.#touched.set(id, { table, key, before, after });
  }
}

/** Drops what is undefined: a patch may name a column without giving a value. */
function asRow(row: object): Row {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

function pick(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function sameRow(a: Row, b: Row): boolean {
  return Object.keys(b).every((column) => a[column] === b[column]);
}

/** Made of the tables' own specs alone, never of anything from outside. */
function statementsFor(name: TableName): Statements {
  const { key, columns } = TABLES[name];
  const rest = columns.filter((column) => !key.includes(column));
  const where = key.map((column) => `${column} = ?`).join(' AND ');
  const list = columns.join(', ');
  return {
    select: `SELECT ${list} FROM "${name}" WHERE ${where}`,
    insert: `INSERT INTO "${name}" (${list}) VALUES (${columns.map(() => '?').join(', ')})`,
    update: `UPDATE "${name}" SET ${rest.map((column) => `${column} = ?`).join(', ')} WHERE ${where}`,
    remove: `DELETE FROM "${name}" WHERE ${where}`,
  };
}

const SQL = Object.fromEntries(
  Object.keys(TABLES).map((name) => [name, statementsFor(name as TableName)]),
) as Readonly<Record<TableName, Statements>>;
