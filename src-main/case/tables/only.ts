/** Restricts a query to some ids: one statement for any number of them, and an index can serve it. */
import { all, type ReadDb } from '../../db/sql';

/** null = all rows */
export type Only = readonly string[] | null;

/** @param where ends before the restriction; @param column what the ids are compared with */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller says what its SQL selects
export function select<R>(
  db: ReadDb,
  where: string,
  column: string,
  order: string,
  only: Only,
): readonly R[] {
  if (only === null) return all<R>(db, `${where} ORDER BY ${order}`);
  const sql = `${where} AND ${column} IN (SELECT value FROM json_each(?)) ORDER BY ${order}`;
  return all<R>(db, sql, JSON.stringify(only));
}
