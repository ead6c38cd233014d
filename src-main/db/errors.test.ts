import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Refusal } from '../../src-shared/errors';
import { asRefusal, refusing } from './errors';

const codeOf = (error: unknown) => {
  const refusal = asRefusal(error, 'a.plumb');
  return refusal instanceof Refusal ? refusal.error.code : null;
};
const sqlite = (code: string) => new Database.SqliteError('it went wrong', code);

test.each([
  ['SQLITE_BUSY', 'case.busy'],
  ['SQLITE_BUSY_RECOVERY', 'case.busy'],
  ['SQLITE_FULL', 'case.diskFull'],
  ['SQLITE_CORRUPT_INDEX', 'case.damaged'],
  ['SQLITE_NOTADB', 'case.notACase'],
  ['SQLITE_READONLY', 'case.readOnly'],
  ['SQLITE_READONLY_DBMOVED', 'case.moved'],
  ['SQLITE_IOERR_WRITE', 'case.diskError'],
  ['SQLITE_IOERR_SHORT_READ', 'case.damaged'],
])('%s is %s', (code, ours) => {
  expect(codeOf(sqlite(code))).toBe(ours);
});

test.each([
  ['ENOSPC', 'file.diskFull'],
  ['EACCES', 'file.notWritable'],
  ['EROFS', 'file.notWritable'],
  ['EEXIST', 'file.exists'],
  ['ELOOP', 'file.notFound'],
  ['EIO', 'case.diskError'],
  ['ENODEV', 'case.diskError'],
  ['ESTALE', 'case.diskError'],
  ['ENOTCONN', 'case.diskError'],
])('%s is %s', (code, ours) => {
  expect(codeOf(Object.assign(new Error(code), { code }))).toBe(ours);
});

test.skipIf(process.platform !== 'linux')('a file that the disk can not read is refused as that', () => {
  // Nothing of a process is ever mapped at its address 0, so the kernel says EIO there, as of a bad sector.
  const read = () => readFileSync('/proc/self/mem');
  expect(() => refusing('a.plumb', read)).toThrow('case.diskError {"name":"a.plumb"}');
});

test('a broken constraint is a bug of ours and stays one', () => {
  expect(codeOf(sqlite('SQLITE_CONSTRAINT_CHECK'))).toBeNull();
  expect(codeOf(new TypeError('x'))).toBeNull();
});

test('a full database is said to be full', () => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE t (a BLOB)');
  db.pragma('max_page_count = 4');
  const fill = () => db.prepare('INSERT INTO t VALUES (zeroblob(100000))').run();
  expect(() => refusing('a.plumb', fill)).toThrow(
    expect.objectContaining({
      error: expect.objectContaining({ code: 'case.diskFull' }) as unknown,
    }) as Error,
  );
});
