/** The schema as text: what a format looks like, for `schema.sql` and for telling foreign objects in a file. */
import Database from 'better-sqlite3';
import { MIGRATIONS, type Migrations } from './migrations/all';
import { all, brand, exec, type ReadDb } from './sql';

/** Every object's own SQL, by kind and name. ANALYZE's tables are SQLite's, and hold numbers only. */
export function schemaOf(db: ReadDb): string {
  return all<{ sql: string }>(
    db,
    `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_stat*'
     ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name`,
  )
    .map(({ sql }) => `${sql};\n`)
    .join('\n');
}

/** What a case file looks like once all of these migrations have run. */
export function schemaAfter(migrations: Migrations): string {
  const memory = new Database(':memory:');
  try {
    for (const migration of migrations) exec(brand(memory), migration);
    return schemaOf(brand(memory));
  } finally {
    memory.close();
  }
}

/** One object of a schema; `sql` null = an index that SQLite made for a key. */
export interface SchemaObject {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
}

export interface SchemaDifference {
  readonly kind: 'extra' | 'missing' | 'changed';
  readonly type: string;
  readonly name: string;
}

const OBJECTS = 'SELECT type, name, tbl_name AS "table", sql FROM sqlite_schema ORDER BY name';

/**
 * Everything in a file that is not exactly as these migrations make it, ANALYZE's tables included: we never run it,
 * and what they say steers SQLite. Reads the schema alone, so nothing that is hidden in it runs.
 */
export function schemaDifferences(db: ReadDb, migrations: Migrations): readonly SchemaDifference[] {
  const expected = new Map(objectsAfter(migrations).map((object) => [object.name, object]));
  const differences: SchemaDifference[] = [];
  // In a damaged file a name can be a number, bytes or nothing.
  for (const { type, name, table, sql } of all<Record<keyof SchemaObject, unknown>>(db, OBJECTS)) {
    const known = typeof name === 'string' ? expected.get(name) : undefined;
    if (known === undefined) differences.push({ kind: 'extra', type: String(type), name: String(name) });
    else if (known.type !== type || known.table !== table || known.sql !== sql)
      differences.push({ kind: 'changed', type: known.type, name: known.name });
    if (known !== undefined) expected.delete(known.name);
  }
  for (const { type, name } of expected.values()) differences.push({ kind: 'missing', type, name });
  return differences;
}

function objectsAfter(migrations: Migrations): readonly SchemaObject[] {
  const memory = new Database(':memory:');
  try {
    for (const migration of migrations) exec(brand(memory), migration);
    return all<SchemaObject>(brand(memory), OBJECTS);
  } finally {
    memory.close();
  }
}

let current: string | undefined;

/** The schema of the newest format. */
export function currentSchema(): string {
  current ??= schemaAfter(MIGRATIONS);
  return current;
}

/** The columns of every table of the newest format, in the order in which its rows are stored. */
export function tableColumns(): ReadonlyMap<string, readonly string[]> {
  const memory = new Database(':memory:');
  try {
    const db = brand(memory);
    for (const migration of MIGRATIONS) exec(db, migration);
    const sql = `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' ORDER BY m.name, c.cid`;
    const columns = new Map<string, string[]>();
    for (const row of all<{ table: string; column: string }>(db, sql))
      columns.set(row.table, [...(columns.get(row.table) ?? []), row.column]);
    return columns;
  } finally {
    memory.close();
  }
}
