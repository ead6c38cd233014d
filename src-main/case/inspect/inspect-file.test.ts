import { createHash } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openCase } from '../case-file';
import { exec, pragma } from '../../db/sql';
import {
  claimedCase,
  cleanUpWith,
  cutOff,
  refusalOf,
  tamper,
  testFolder,
  testHost,
  withDb,
} from '../test-case';
import { MIGRATIONS } from '../../db/migrations/all';
import { inspectFile } from './inspect-file';
import { copyTo } from './quarantine';

cleanUpWith(onTestFinished);

const inspect = (path: string, originals: 'all' | 'sample' = 'all') =>
  inspectFile(path, join(testFolder(), 'quarantine'), { originals, askedHash: null });
const codes = (path: string) => inspect(path).findings.map(({ code }) => code);
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** A closed case with an article and a claim. */
function closedCase(): string {
  const { opened } = claimedCase();
  const path = join(testFolder(), 'harbour.plumb');
  opened.saveCopy(path);
  return path;
}

test('a whole case is found whole, and told what it is', () => {
  const report = inspect(closedCase());
  expect(report).toMatchObject({ format: MIGRATIONS.length, journal: 'none', findings: [], findingCount: 0 });
  expect(report.content).toMatchObject({
    title: 'Harbour',
    begunBy: 'Ada',
    analysts: ['Ada'],
    entries: 3,
    articles: 1,
    claims: 1,
    anchors: 1,
    originals: 1,
    originalsCompared: 1,
  });
});

test('an object of the schema whose name is no text is named all the same', () => {
  const path = closedCase();
  const bytes = readFileSync(path);
  // Of the index `claims_by_article` on `claims`: how long its kind, its name and its table are, as texts.
  const at = bytes.indexOf(Buffer.from([0x17, 0x2f, 0x19]));
  expect(at).toBeGreaterThan(0);
  bytes[at + 1] = 0x2e;
  writeFileSync(path, bytes);
  const { findings } = inspect(path);
  expect(findings).toContainEqual({
    area: 'schema',
    code: 'schema.extra',
    params: { kind: 'index', name: 'claims_by_article' },
  });
});

test('the input is only read', () => {
  const path = closedCase();
  const before = [sha256(path), statSync(path).mtimeMs, statSync(path).ino];
  inspect(path);
  expect([sha256(path), statSync(path).mtimeMs, statSync(path).ino]).toEqual(before);
});

test.each([
  ['a view', 'CREATE VIEW harmless AS SELECT 1', 'schema.extra', { kind: 'view', name: 'harmless' }],
  ['a table', 'CREATE TABLE more (a)', 'schema.extra', { kind: 'table', name: 'more' }],
  ['an index', 'CREATE INDEX slow ON claims (speaker)', 'schema.extra', { kind: 'index', name: 'slow' }],
  ['statistics', 'ANALYZE', 'schema.extra', { kind: 'table', name: 'sqlite_stat1' }],
  [
    'a generated column',
    'ALTER TABLE claims ADD COLUMN twice TEXT AS (speaker || speaker) VIRTUAL',
    'schema.changed',
    { kind: 'table', name: 'claims' },
  ],
  [
    'a missing trigger',
    'DROP TRIGGER journal_is_append_only_delete',
    'schema.missing',
    { kind: 'trigger', name: 'journal_is_append_only_delete' },
  ],
])('%s is named', (_what, sql, code, params) => {
  const path = closedCase();
  withDb(path, (db) => {
    exec(db, sql);
  });
  expect(inspect(path).findings[0]).toEqual({ area: 'schema', code, params });
});

test('names that would turn the words around them are defused', () => {
  const path = closedCase();
  withDb(path, (db) => {
    exec(db, 'CREATE TABLE "x\u202Efdp.\n" (a)');
  });
  expect(inspect(path).findings[0]?.params['name']).toBe('x\uFFFDfdp.\uFFFD');
});

test.each([
  ['rich text of other nodes', `UPDATE claims SET rationale = '{"root":{"type":"script"}}'`, 'rows.invalid'],
  ['a statement that is too long', `UPDATE claims SET statement = printf('%.*c', 5001, 'x')`, 'rows.invalid'],
  ['a row as large as memory', `UPDATE claims SET statement = printf('%.*c', 30000000, 'x')`, 'rows.tooLong'],
  ['a script for an id', `UPDATE case_info SET created_at = '<script>'`, 'rows.invalid'],
  ['blocks out of the text', `UPDATE article_texts SET blocks = '[]'`, 'rows.invalid'],
])('%s is found', (_what, sql, code) => {
  const path = closedCase();
  tamper(path, sql);
  expect(codes(path)).toContain(code);
});

test('a changed row, text and original are found by the journal', () => {
  const path = closedCase();
  tamper(
    path,
    `UPDATE claims SET speaker = 'Eve'; UPDATE article_texts SET text = upper(text);
     UPDATE originals SET bytes = zeroblob(size)`,
  );
  expect(codes(path)).toEqual(['journal.rowDiffers', 'texts.hash', 'originals.hash', 'anchors.orphaned']);
});

test('what stands at the gate is refused before anything is copied', () => {
  const path = closedCase();
  const folder = join(testFolder(), 'quarantine');
  withDb(path, (db) => pragma(db, 'user_version = 9'));
  const refuse = () => refusalOf(() => inspectFile(path, folder, { originals: 'all', askedHash: null })).code;
  expect(refuse()).toBe('case.tooNew');
  const bytes = readFileSync(path);
  bytes.writeUInt32BE(MIGRATIONS.length, 60);
  writeFileSync(path, bytes);
  // SQLite takes it into the file, though its header says nothing of it.
  writeFileSync(`${path}-wal`, 'a log');
  expect(refuse()).toBe('case.walMode');
  rmSync(`${path}-wal`);
  bytes[18] = bytes[19] = 2;
  writeFileSync(path, bytes);
  expect(refuse()).toBe('case.walMode');
  expect(existsSync(folder)).toBe(false);
});

test('a head is looked for in the chain', () => {
  const path = closedCase();
  const hash = inspect(path).content?.headHash ?? '';
  const ask = (askedHash: string) =>
    inspectFile(path, join(testFolder(), 'q'), { originals: 'sample', askedHash }).askedSeq;
  expect(ask(hash)).toBe(3);
  expect(ask('0'.repeat(64))).toBeNull();
});

/** What a kill in the middle of a change leaves: a file that is half written, and the journal that takes it back. */
function interrupted(): { readonly path: string; readonly before: Buffer } {
  const path = closedCase();
  const before = readFileSync(path);
  const [file, journal] = [join(testFolder(), 'harbour.plumb'), 'harbour.plumb-journal'];
  withDb(path, (db) => {
    pragma(db, 'cache_size = 2');
    pragma(db, 'cache_spill = 1');
    exec(
      db,
      `BEGIN; UPDATE case_info SET title = 'Half'; UPDATE claims SET speaker = 'Half'; CREATE TABLE filler (a); INSERT INTO filler SELECT zeroblob(3000) FROM pragma_function_list`,
    );
    copyFileSync(path, file);
    copyFileSync(`${path}-journal`, join(file, '..', journal));
    exec(db, 'ROLLBACK');
  });
  return { path: file, before };
}

test('a change that was cut off is taken back, and both files are kept as they were found', () => {
  const { path } = interrupted();
  const folder = join(testFolder(), 'quarantine');
  const found = [sha256(path), sha256(`${path}-journal`)];
  const report = inspectFile(path, folder, { originals: 'all', askedHash: null });
  expect(report).toMatchObject({ journal: 'recovered', findings: [] });
  const kept = join(folder, 'found', 'harbour.plumb');
  expect([sha256(kept), sha256(`${kept}-journal`)]).toEqual(found);
  expect([sha256(path), sha256(`${path}-journal`)]).toEqual(found);
});

test('a journal of another state of the file does not get at the newer one', () => {
  const { path } = interrupted();
  const { opened } = claimedCase();
  opened.execute({ type: 'case.rename', title: 'Newer' });
  const newer = join(testFolder(), 'newer.plumb');
  opened.saveCopy(newer);
  copyFileSync(newer, path);
  expect(inspect(path)).toMatchObject({ journal: 'stale', findings: [], content: { title: 'Newer' } });
  appendFileSync(`${path}-journal`, 'x');
  expect(inspect(path)).toMatchObject({ journal: 'stale', content: { title: 'Newer' } });
});

test('a journal that is gone when it is to be copied was of a change that somebody was making', () => {
  const refused = () => copyTo(join(testFolder(), 'q'), closedCase(), { journal: true });
  expect(refusalOf(refused).code).toBe('case.changing');
});

test('a change that was cut off and tore the beginning of the file is taken back when it is opened', () => {
  const { opened } = claimedCase();
  opened.close();
  const left = cutOff(opened.path, join(testFolder(), 'cut-off.plumb'));
  const file = openSync(left, 'r+');
  writeSync(file, Buffer.alloc(2), 0, 2, 16);
  closeSync(file);
  expect(inspect(left)).toMatchObject({ journal: 'recovered', findings: [] });
  // Nobody has looked at a log that comes beside it.
  writeFileSync(`${left}-wal`, 'a log');
  expect(refusalOf(() => openCase(left, testHost(), 'schema')).code).toBe('case.damaged');
  rmSync(`${left}-wal`);
  const again = openCase(left, testHost(), 'schema');
  expect(again.check().ok).toBe(true);
  again.close();
});
