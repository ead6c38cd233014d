/** For tests: case files in a folder of their own, articles to put in them, and a look at their rows. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ArticleAdd, Command } from '../../src-shared/commands/command';
import type { Tag } from '../../src-shared/domain/claim';
import { newId, type Id } from '../../src-shared/domain/ids';
import { Refusal, type AppError } from '../../src-shared/errors';
import { connect } from '../db/open';
import { all, closeDb, exec, run, type ReadDb, type WriteDb } from '../db/sql';
import type { StoredVersion } from './backup/backups';
import { beginBackup, finishBackup, folderOf, type BackupOrder } from './backup/write-backup';
import { createCase } from './case-file';
import type { OpenCase } from './open-case';
import type { CaseHost } from './execute';
import { TABLE_NAMES, TABLES } from './tables/tables';
import { fillDisk, mountSmallDisk } from '../db/testing/small-disk';

export const TEXT =
  'The harbour is safe\nThe minister said on Monday that the harbour is safe.\nEveryone knows that this is a scandal 👩‍👩‍👧 of the first order.';

/** Where folders in memory can be made: for tests of very many commits, which need no disk to be right. */
export const MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

let whenFinished: (work: () => void) => void = () => {
  throw new Error('cleanUpWith(onTestFinished) comes first');
};

/** Each test file says once how it is told that a test is over: this one is no test, so it does not know vitest. */
export function cleanUpWith(onTestFinished: (work: () => void) => void): void {
  whenFinished = onTestFinished;
}

/** Removed when the test is over. */
export function testFolder(root: string = tmpdir()): string {
  const folder = mkdtempSync(join(root, 'plumbline-'));
  whenFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** An analyst, and a clock that moves on by a second each time somebody looks. */
export function testHost(analyst = 'Ada'): CaseHost {
  let time = Date.UTC(2026, 0, 1);
  return { analyst: () => analyst, now: () => new Date((time += 1000)) };
}

export function testCase(folder: string = testFolder()): OpenCase {
  const opened = createCase(join(folder, 'harbour.plumb'), { title: 'Harbour' }, testHost());
  whenFinished(() => {
    opened.close();
  });
  return opened;
}

export function articleCommand(text: string = TEXT, name = 'harbour.txt'): ArticleAdd {
  const lines = [...text.matchAll(/[^\n]+/g)];
  return {
    type: 'article.add',
    id: newId(),
    versionId: newId(),
    provenance: {
      title: lines[0]?.[0].slice(0, 1000) ?? name,
      url: 'https://example.org/harbour',
      publisher: 'The Example',
      author: '',
      published: '2026-01-01',
      retrieved: '',
      language: 'en',
      direction: 'ltr',
    },
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks: lines.map((line) => ({ kind: 'paragraph', start: line.index, end: line.index + line[0].length })),
    words: text.split(/\s+/).length,
    originalName: name,
    original: new TextEncoder().encode(text),
  };
}

/** Claims the first occurrence of `exact`. */
export function claimCommand(articleId: Id, exact: string, tags: Tag[] = ['contested'], text: string = TEXT) {
  const start = text.indexOf(exact);
  const place = { start, end: start + exact.length, exact };
  return { type: 'claim.add', id: newId(), articleId, place, tags } satisfies Command;
}

export function referenceCommand(title = 'Harbour Report') {
  const empty = {
    author: '',
    publisher: '',
    containerTitle: '',
    issued: '',
    accessed: '',
    url: '',
    note: '',
  };
  const fields = { type: 'report' as const, title, ...empty };
  return { type: 'reference.add', id: newId(), fields, sourceId: '' } satisfies Command;
}

export function evidenceCommand(claimId: Id, referenceId: Id) {
  const fields = { stance: 'refutes' as const, locator: 'p. 7', quote: '', note: '' };
  return { type: 'evidence.add', id: newId(), claimId, referenceId, fields } satisfies Command;
}

/** A case with an article and a claim in it. */
export function claimedCase(): { readonly opened: OpenCase; readonly articleId: Id; readonly claimId: Id } {
  const opened = testCase();
  const article = articleCommand();
  const claim = claimCommand(article.id, 'the harbour is safe');
  opened.execute(article);
  opened.execute(claim);
  return { opened, articleId: article.id, claimId: claim.id };
}

/** What a refusal says; fails where the work is done or breaks otherwise. */
export function refusalOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** A backup of a case that is open, as it is made by two processes, in this one. @param root of all backups */
export async function backupOf(
  opened: OpenCase,
  root: string,
  order: Partial<BackupOrder> = {},
): Promise<StoredVersion> {
  const folder = folderOf(root, opened.info().id);
  const copy = await beginBackup(opened, folder);
  const plan = { source: opened.path, kind: 'interval', name: '', at: '2026-01-31T09:00:00.000Z' } as const;
  const version = finishBackup({ ...plan, ...order, copy })();
  return { version, path: join(folder, version.id), source: order.source ?? plan.source };
}

/** All rows of the audited tables, in the order of their keys. */
export function rowsOf(db: ReadDb): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const { columns, key } = TABLES[name];
      return [name, all(db, `SELECT ${columns.join(', ')} FROM "${name}" ORDER BY ${key.join(', ')}`)];
    }),
  );
}

/** A second, bare connection to a case file. */
export function withDb<T>(path: string, work: (db: WriteDb) => T): T {
  const db = connect(path, 'write');
  try {
    return work(db);
  } finally {
    closeDb(db);
  }
}

/**
 * As it is found after a kill: a change, large enough to have reached the file, and the journal that takes it back.
 * @param path of a whole case, which stays whole
 * @param target where that is left
 */
export function cutOff(path: string, target: string, sql = LARGE_CHANGE): string {
  withDb(path, (db) => {
    exec(db, `PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; ${sql}`);
    for (const ending of ['', '-journal']) copyFileSync(path + ending, target + ending);
    exec(db, 'ROLLBACK');
  });
  if (statSync(`${target}-journal`).size <= 512) throw new Error('the change has not reached the file');
  return target;
}

const LARGE_CHANGE = 'CREATE TABLE more (a); INSERT INTO more VALUES (randomblob(200000))';

/** Another program keeps the file to itself. @returns what ends that */
export function holdFile(path: string): () => void {
  const db = connect(path, 'write');
  exec(db, 'BEGIN EXCLUSIVE');
  return () => {
    closeDb(db);
  };
}

/** Changes a file as somebody would who wants to deceive: past triggers, links and checks, which are there again after. */
export function tamper(path: string, change: string | ((db: WriteDb) => void)): void {
  withDb(path, (db) => {
    const triggers = all<{ name: string; sql: string }>(
      db,
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`,
    );
    exec(db, 'PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; BEGIN');
    for (const { name } of triggers) exec(db, `DROP TRIGGER ${name}`);
    if (typeof change === 'string') exec(db, change);
    else change(db);
    for (const trigger of triggers) exec(db, trigger.sql);
    exec(db, 'COMMIT');
  });
}

/** Claims that stand in no journal and have no passage: only their number counts. */
export function addBareClaims(path: string, articleId: Id, count: number): void {
  withDb(path, (db) => {
    exec(db, 'PRAGMA foreign_keys = OFF');
    run(
      db,
      `WITH RECURSIVE filler(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM filler WHERE n < ?)
       INSERT INTO claims (id, article_id, number, statement, speaker, stated_on, claim_type, rationale, status, flagged,
         flag_reason, created_at)
       SELECT printf('019b5a3e-0000-7000-8000-%012d', n), ?, 1000000 + n, '', '', '', '', '{"blocks":[]}', 'draft', 0, '',
         '2026-01-01T00:00:00.000Z' FROM filler`,
      count,
      articleId,
    );
  });
}

/** A disk of its own, with so much room. @returns null where none can be mounted: it needs root on Linux */
export function smallDisk(
  sizeKb: number,
): { readonly folder: string; readonly fill: () => void; readonly unmount: () => void } | null {
  const folder = testFolder();
  const unmount = mountSmallDisk(folder, sizeKb);
  const fill = () => {
    fillDisk(folder);
  };
  return unmount && { folder, fill, unmount };
}
