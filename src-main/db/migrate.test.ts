import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../src-shared/errors';
import { createPrivate } from './files';
import { readFormat } from './header';
import { applyAll, migrateFile } from './migrate';
import { MIGRATIONS } from './migrations/all';
import { connect, openDb } from './open';
import { schemaAfter } from './schema';
import { closeDb, exec, get, transaction, type WriteDb } from './sql';

/** A made-up next format. */
const NEXT = [
  ...MIGRATIONS.slice(0, 1),
  `ALTER TABLE case_info ADD COLUMN weight INTEGER NOT NULL DEFAULT 3; CREATE TABLE notes (id TEXT) STRICT;`,
];
const ID = '019b5a3e-0000-7000-8000-000000000000';

function older(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'harbour.plumb');
  createPrivate(path);
  withDb(path, (db) => {
    transaction(db, () => {
      applyAll(db, MIGRATIONS.slice(0, 1));
      exec(
        db,
        `INSERT INTO case_info (id, title, created_at) VALUES ('${ID}', 'Harbour', '2026-01-01T00:00:00.000Z')`,
      );
    });
  });
  return path;
}

function withDb(path: string, work: (db: WriteDb) => void): void {
  const db = connect(path, 'write');
  work(db);
  closeDb(db);
}

test('an older file is migrated, and the original kept as it was', () => {
  const path = older();
  const original = readFileSync(path);
  expect(migrateFile(path, NEXT)).toBe(`${path}.v1.bak`);
  expect(readFileSync(`${path}.v1.bak`).equals(original)).toBe(true);
  expect(readFormat(path)).toBe(2);
  const { db } = openDb(path, schemaAfter(NEXT));
  expect(get(db, 'SELECT id, title, weight FROM case_info')).toEqual({ id: ID, title: 'Harbour', weight: 3 });
  closeDb(db);
  expect(migrateFile(path, NEXT)).toBeNull();
  expect(readdirSync(dirname(path)).sort()).toEqual(['harbour.plumb', 'harbour.plumb.v1.bak']);
});

test('each format has its backup, and none replaces another', () => {
  const path = older();
  const original = readFileSync(path);
  migrateFile(path, NEXT);
  migrateFile(path, [...NEXT, 'CREATE TABLE more (id TEXT) STRICT']);
  expect(readFileSync(`${path}.v1.bak`).equals(original)).toBe(true);
  expect(existsSync(`${path}.v2.bak`)).toBe(true);
});

test.each([
  ['is no SQL', 'CREATE TABLE half (id TEXT) STRICT; SELECT nonsense'],
  [
    'breaks a link',
    `CREATE TABLE loose (id TEXT REFERENCES claims (id)) STRICT; INSERT INTO loose VALUES ('x')`,
  ],
])('a migration that %s leaves the file and its folder as they were', (_what, migration) => {
  const path = older();
  const before = readFileSync(path);
  expect(() => migrateFile(path, [...MIGRATIONS, migration])).toThrow(/nonsense|FOREIGN KEY/);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(dirname(path))).toEqual(['harbour.plumb']);
});

test('foreign objects in an older file, or no format number, are refused before anything runs', () => {
  const view =
    'CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n';
  for (const sql of [view, 'PRAGMA user_version = 0']) {
    const path = older();
    withDb(path, (db) => {
      exec(db, sql);
    });
    expect(() => migrateFile(path, NEXT)).toThrow(Refusal);
    expect(readdirSync(dirname(path))).toEqual(['harbour.plumb']);
  }
});

test('a change that was cut off in a file of an older format is taken back before it is brought up to date', () => {
  const path = older();
  const cutOff = `${path}.cut.plumb`;
  withDb(path, (db) => {
    exec(db, 'PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE');
    exec(
      db,
      `UPDATE case_info SET title = 'Half way'; CREATE TABLE more (a); INSERT INTO more VALUES (randomblob(200000))`,
    );
    copyFileSync(path, cutOff);
    copyFileSync(`${path}-journal`, `${cutOff}-journal`);
    exec(db, 'ROLLBACK');
  });
  expect(migrateFile(cutOff)).not.toBeNull();
  expect(readFormat(cutOff)).toBe(MIGRATIONS.length);
  withDb(cutOff, (db) => {
    expect(get(db, 'SELECT title FROM case_info')).toEqual({ title: 'Harbour' });
  });
});

test('what an older Plumbline saves while its file is brought up to date is not left behind', async () => {
  const path = older();
  withDb(path, (db) => {
    exec(db, `UPDATE case_info SET title = hex(zeroblob(10000000))`);
  });
  const script = `
    const { readdirSync } = require('node:fs');
    const db = new (require('better-sqlite3'))(process.argv[1]);
    console.log('ready');
    while (readdirSync(process.argv[2]).length < 2);
    db.exec("UPDATE case_info SET title = 'Saved meanwhile'");`;
  const writer = spawn(process.execPath, ['-e', script, path, dirname(path)]);
  const end = once(writer, 'exit');
  await once(writer.stdout, 'data');
  expect(() => migrateFile(path)).toThrow('case.changing');
  expect(await end).toEqual([0, null]);
  expect(readdirSync(dirname(path))).toEqual(['harbour.plumb']);
  expect(migrateFile(path)).not.toBeNull();
  withDb(path, (db) => {
    expect(get(db, 'SELECT title FROM case_info')).toEqual({ title: 'Saved meanwhile' });
  });
});
