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

let current: string | undefined;

/** The schema of the newest format. */
export function currentSchema(): string {
  current ??= schemaAfter(MIGRATIONS);
  return current;
}
