import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCase } from './case-file';
import { cleanUpWith, refusalOf, tamper, testCase, testFolder, testHost, withDb } from './test-case';
import { connect } from '../db/open';
import { closeDb, exec, pragma } from '../db/sql';

cleanUpWith(onTestFinished);

/** Of the system, not of the project. */
const MAKE_PIPE = 'mkfifo';

const open = (path: string) => refusalOf(() => openCase(path, testHost()));

test('every connection has the settings that lose nothing', () => {
  const { path } = testCase();
  for (const db of [connect(path, 'read'), connect(path, 'write')]) {
    const settings = ['journal_mode', 'synchronous', 'locking_mode', 'foreign_keys', 'trusted_schema'];
    const more = ['cell_size_check', 'mmap_size', 'secure_delete', 'busy_timeout'];
    expect([...settings, ...more].map((name) => pragma(db, name))).toEqual([
      'delete',
      3,
      'normal',
      1,
      0,
      1,
      0,
      1,
      5000,
    ]);
    closeDb(db);
  }
});

test("a case file says what it is, and is its owner's alone", () => {
  const { path } = testCase();
  const header = readFileSync(path);
  expect(header.toString('latin1', 68, 72)).toBe('PLMB');
  expect(header.readUInt32BE(60)).toBe(2);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('what is no case file is refused by its own code', () => {
  const folder = testFolder();
  const at = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  expect(open(join(folder, 'nothing.plumb'))).toEqual({
    code: 'file.notFound',
    params: { name: 'nothing.plumb' },
  });
  expect(open(folder).code).toBe('file.isFolder');
  expect(open(at('empty.plumb', '')).code).toBe('case.notACase');
  expect(open(at('text.plumb', 'Dear reader, '.repeat(99))).code).toBe('case.notACase');
  expect(open(at('short.plumb', 'SQLite format 3\0')).code).toBe('case.damaged');
  expect(open(join(at('file', 'x'), 'inside.plumb')).code).toBe('file.notFound');
});

test.skipIf(process.platform === 'win32')('a pipe is refused at once, without waiting for a writer', () => {
  const pipe = join(testFolder(), 'pipe.plumb');
  execFileSync(MAKE_PIPE, [pipe]);
  expect(open(pipe).code).toBe('file.notAFile');
});

test.skipIf(process.platform === 'win32').each([
  [
    'a pipe',
    (path: string) => {
      execFileSync(MAKE_PIPE, [path]);
    },
  ],
  [
    'a link',
    (path: string) => {
      symlinkSync(`${path}-elsewhere`, path);
    },
  ],
  [
    'a folder',
    (path: string) => {
      mkdirSync(path);
    },
  ],
])('%s in the place of a journal or a log is not touched', (_what, make) => {
  for (const ending of ['-journal', '-wal']) {
    const opened = testCase();
    opened.close();
    make(opened.path + ending);
    const refused = {
      code: 'case.oddBeside',
      params: { name: 'harbour.plumb', beside: `harbour.plumb${ending}` },
    };
    expect(open(opened.path)).toEqual(refused);
    const other = testCase();
    expect(
      refusalOf(() => {
        other.saveCopy(opened.path);
      }),
    ).toEqual(refused);
    expect(readdirSync(dirname(opened.path)).sort()).toEqual(['harbour.plumb', `harbour.plumb${ending}`]);
  }
});

test("another program's database is no case", () => {
  const { path } = testCase();
  withDb(path, (db) => pragma(db, 'application_id = 7'));
  expect(open(path).code).toBe('case.notACase');
});

test('a newer format is named and left alone', () => {
  const { path } = testCase();
  withDb(path, (db) => pragma(db, 'user_version = 9'));
  const before = readFileSync(path);
  expect(open(path)).toEqual({
    code: 'case.tooNew',
    params: { name: 'harbour.plumb', version: 9, known: 2 },
  });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a name with a blank behind it does not open the file without the blank', () => {
  const { path } = testCase();
  expect(open(`${path} `).code).toBe('file.notAFile');
});

test('a view, a trigger or a table that we did not make is refused', () => {
  const { path } = testCase();
  for (const sql of [
    'CREATE VIEW claims_view AS SELECT * FROM claims',
    'CREATE TRIGGER t AFTER INSERT ON claims BEGIN DELETE FROM evidence; END',
    'CREATE TABLE more (a TEXT)',
    'DROP TRIGGER journal_is_append_only_delete',
  ]) {
    const copy = join(testFolder(), 'copy.plumb');
    copyFileSync(path, copy);
    withDb(copy, (db) => {
      exec(db, sql);
    });
    expect(open(copy).code).toBe('case.damaged');
  }
});

test('a cut or overwritten file is damaged, and said to be', () => {
  const { path } = testCase();
  const bytes = readFileSync(path);
  const copy = join(testFolder(), 'copy.plumb');
  for (const length of [101, 4096, 8192, Math.floor(bytes.length / 2), bytes.length - 4096]) {
    copyFileSync(path, copy);
    truncateSync(copy, length);
    expect([length, open(copy).code]).toEqual([length, 'case.damaged']);
  }
  for (let page = 1; page * 4096 < bytes.length; page++) {
    const broken = Buffer.from(bytes);
    broken.fill(0xa5, page * 4096, page * 4096 + 4096);
    writeFileSync(copy, broken);
    expect([page, open(copy).code]).toEqual([page, 'case.damaged']);
  }
});

test('a case without a journal is damaged', () => {
  const { path } = testCase();
  tamper(path, 'DELETE FROM journal');
  expect(open(path).code).toBe('case.damaged');
});

test("a folder with the name of a case can't be written over", () => {
  const folder = testFolder();
  mkdirSync(join(folder, 'x.plumb'));
  expect(open(join(folder, 'x.plumb')).code).toBe('file.isFolder');
});
