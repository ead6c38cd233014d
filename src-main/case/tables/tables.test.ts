import { expect, onTestFinished, test } from 'vitest';
import { all } from '../../db/sql';
import { cleanUpWith, testCase, withDb } from '../test-case';
import { TABLE_NAMES, TABLES } from './tables';

cleanUpWith(onTestFinished);

/** Not audited: the journal itself, what is written once, the lock, and the slot that holds case_info to one row. */
const OUTSIDE = ['article_texts', 'case_locks', 'claim_numbers', 'journal', 'originals'];

test('every table is audited or known to be outside, and every column is listed', () => {
  withDb(testCase().path, (db) => {
    const tables = all<{ name: string }>(db, `SELECT name FROM sqlite_schema WHERE type = 'table'`);
    expect(tables.map(({ name }) => name).sort()).toEqual([...TABLE_NAMES, ...OUTSIDE].sort());
    for (const name of TABLE_NAMES) {
      const columns = all<{ name: string; pk: number }>(
        db,
        `SELECT name, pk FROM pragma_table_info('${name}')`,
      );
      expect(columns.map((column) => column.name).filter((column) => column !== 'slot')).toEqual(
        TABLES[name].columns,
      );
      expect(columns.filter(({ pk }) => pk > 0).map((column) => column.name)).toEqual(TABLES[name].key);
    }
  });
});
