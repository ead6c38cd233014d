import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { nodeProcess } from '../../process/node-process';
import { builtWorker, type BuiltWorker } from '../../process/testing/built-worker';
import type { StartWorker } from '../../process/worker-process';
import { makeReadOnly } from '../../db/testing/small-disk';
import { openCase } from '../case-file';
import {
  articleCommand,
  backupOf,
  claimCommand,
  claimedCase,
  cleanUpWith,
  cutOff,
  refusalOf,
  rowsOf,
  smallDisk,
  tamper,
  testFolder,
  testHost,
  withDb,
} from '../test-case';
import { KEEP_HEAP_MIB } from './ask-keeper';
import { BackupSession } from './backup-session';
import { Backups } from './backups';
import { beginBackup, finishBackup, folderOf } from './write-backup';

cleanUpWith(onTestFinished);

let worker: BuiltWorker;
let start: StartWorker;

beforeAll(async () => {
  worker = await builtWorker(resolve(import.meta.dirname, 'backup-worker.ts'));
  start = nodeProcess(worker.path, KEEP_HEAP_MIB);
}, 60_000);

afterAll(() => {
  worker.remove();
});

const names = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.plumb'));
describe('a backup', () => {
  test('that somebody put a view without end into is refused at once', async () => {
    const { opened } = claimedCase();
    const root = testFolder();
    const backups = new Backups({ ...testHost(), root, start });
    const { version, path } = await backupOf(opened, root);
    tamper(
      path,
      `DROP TABLE reviews;
       CREATE VIEW reviews (id, claim_id, decision, note, analyst, at) AS
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, i, i, i, i FROM n`,
    );
    await expect(backups.verify({ path, version })).rejects.toThrow('case.damaged');
  });

  test('is made in another process while the case is worked in, is whole, and is listed', async () => {
    const { opened, articleId } = claimedCase();
    const root = testFolder();
    const backups = new Backups({ ...testHost(), root, start });
    const making = backups.make(opened, 'named', 'Before the interview');
    opened.execute(claimCommand(articleId, 'scandal'));
    const version = await making;
    expect(version).toMatchObject({
      kind: 'named',
      name: 'Before the interview',
      articles: 1,
      verified: true,
    });
    expect(backups.list(opened.info().id)).toEqual([version]);
    const { path } = backups.stored(opened.info().id, version.id);
    await backups.verify({ path, version });
    const copy = openCase(path, testHost(), 'pages', 'read');
    expect(copy.check().ok).toBe(true);
    expect(copy.history()).toMatchObject({ headSeq: version.seq, headHash: version.hash });
    copy.close();
    expect(withDb(path, (db) => rowsOf(db)['claims']?.length)).toBe(version.claims);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  test('of a state that is kept already is not made twice, but a name is kept anyway', async () => {
    const { opened } = claimedCase();
    const backups = new Backups({ ...testHost(), root: testFolder(), start });
    const first = await backups.make(opened, 'session');
    expect(await backups.make(opened, 'interval')).toEqual(first);
    await backups.make(opened, 'named', 'Now');
    expect(backups.list(opened.info().id)).toHaveLength(2);
  });

  test('that is not as it was made is refused', async () => {
    const { opened } = claimedCase();
    const backups = new Backups({ ...testHost(), root: testFolder(), start });
    const version = await backups.make(opened, 'session');
    const stored = backups.stored(opened.info().id, version.id);
    await expect(backups.verify({ ...stored, version: { ...version, hash: 'x' } })).rejects.toMatchObject({
      error: { code: 'backup.notWhole' },
    });
    const bytes = readFileSync(stored.path);
    writeFileSync(stored.path, bytes.fill(0xff, 4096 * 2, 4096 * 3));
    await expect(backups.verify(stored)).rejects.toMatchObject({ error: { code: 'case.damaged' } });
    expect(refusalOf(() => backups.stored(opened.info().id, '../x')).code).toBe('backup.notFound');
  });
});

describe('rotation', () => {
  test('keeps five recent ones, one a day for seven days, and all that have a name', async () => {
    const { opened, claimId } = claimedCase();
    const root = testFolder();
    const folder = join(root, opened.info().id);
    const days = Array.from({ length: 10 }, (_, day) =>
      [`09`, `15`].map((hour) => `2026-03-${String(day + 10)}T${hour}:00:00.000Z`),
    );
    await backupOf(opened, root, { at: '2026-03-01T00:00:00.000Z', kind: 'named', name: 'First' });
    for (const at of days.flat()) {
      opened.execute({ type: 'claim.update', id: claimId, patch: { speaker: at } });
      await backupOf(opened, root, { at });
    }
    const kept = names(folder);
    expect(kept.filter((name) => name.includes('named'))).toHaveLength(1);
    const automatic = kept.filter((name) => !name.includes('named')).map((name) => name.slice(6, 11));
    expect(automatic.sort()).toEqual([
      '13T15',
      '14T15',
      '15T15',
      '16T15',
      '17T15',
      '18T09',
      '18T15',
      '19T09',
      '19T15',
    ]);
  }, 60_000);

  test('stops while the case is damaged: no good backup goes, and none of the damaged file comes', async () => {
    const { opened, claimId } = claimedCase();
    const root = testFolder();
    const folder = join(root, opened.info().id);
    for (let minute = 10; minute < 16; minute++) {
      opened.execute({ type: 'claim.update', id: claimId, patch: { speaker: String(minute) } });
      await backupOf(opened, root, { at: `2026-03-01T00:${minute}:00.000Z` });
    }
    const before = names(folder);
    opened.execute({ type: 'claim.update', id: claimId, patch: { speaker: 'later' } });
    opened.close();
    tamper(opened.path, `DELETE FROM article_texts`);
    const damaged = openCase(opened.path, testHost(), 'schema', 'read');
    for (let minute = 20; minute < 30; minute++)
      await expect(backupOf(damaged, root, { at: `2026-03-01T00:${minute}:00.000Z` })).rejects.toMatchObject({
        error: { code: 'case.damaged' },
      });
    damaged.close();
    expect(names(folder)).toEqual(before);
    expect(readdirSync(folder)).toContain('damaged');
  }, 60_000);
});

test('backups are due after the first change of a session and every 30 minutes of edits', () => {
  const made: string[] = [];
  let now = 0;
  const session = new BackupSession(
    (kind) => made.push(`${kind} ${now / 60_000}`),
    () => now,
  );
  for (const minute of [0, 1, 29, 30, 31, 59, 60, 300, 200, 229, 230]) {
    now = minute * 60_000;
    session.committed();
  }
  expect(made).toEqual(['session 0', 'interval 30', 'interval 60', 'interval 300', 'interval 230']);
});

describe('restoring a version', () => {
  test('says what it would change, is one change, and can be undone and redone', async () => {
    const { opened, articleId, claimId } = claimedCase();
    const root = testFolder();
    const { path } = await backupOf(opened, root, { kind: 'named', name: 'Then' });
    const then = withDb(opened.path, rowsOf);
    opened.execute(claimCommand(articleId, 'scandal'));
    opened.execute({ type: 'claim.update', id: claimId, patch: { speaker: 'The minister' } });
    opened.execute({ type: 'claim.tag', id: claimId, tags: ['sourced', 'framing'] });
    const { title } = opened.info();
    opened.execute({ type: 'case.rename', title: 'Renamed since' });
    opened.execute(articleCommand('Another one.\nWith a text.', 'other.txt'));
    const now = withDb(opened.path, rowsOf);
    expect(opened.previewVersion(path)).toMatchObject({
      title,
      articles: { added: 0, removed: 1, changed: 0 },
      claims: [
        { what: 'changed', number: 1, exact: 'the harbour is safe' },
        { what: 'removed', number: 2, exact: 'scandal' },
      ],
    });
    const before = opened.history().headSeq;
    const { seq, history } = opened.restoreVersion(path, 'Then');
    expect(seq).toBe(before + 1);
    expect(history.undo).toEqual({ code: 'case.restore', name: 'Then' });
    expect(withDb(opened.path, rowsOf)).toEqual(then);
    expect(opened.previewVersion(path).records).toBe(0);
    expect(opened.check().findings).toEqual([]);
    opened.undo();
    expect(withDb(opened.path, rowsOf)).toEqual(now);
    opened.redo();
    expect(withDb(opened.path, rowsOf)).toEqual(then);
    expect(opened.check().findings).toEqual([]);
  });

  test('from another copy of the case brings its articles, and gives a claim a number that is free', () => {
    const { opened, articleId } = claimedCase();
    const folder = testFolder();
    const twin = join(folder, 'twin.plumb');
    opened.saveCopy(twin);
    const other = openCase(twin, testHost());
    const article = articleCommand('Theirs.\nOnly in the other copy.', 'theirs.txt');
    other.execute(article);
    other.execute(claimCommand(article.id, 'Only in the other copy', ['sourced'], article.text));
    other.close();
    opened.execute(claimCommand(articleId, 'scandal'));
    opened.restoreVersion(twin, 'Theirs');
    const { claims, articles } = opened.snapshot();
    expect(articles.map(({ originalName }) => originalName)).toContain('theirs.txt');
    expect(claims.map(({ number }) => number)).toEqual([1, 3]);
    expect(opened.check().findings).toEqual([]);
  });

  test('of another case is refused', () => {
    const { opened } = claimedCase();
    const { opened: other } = claimedCase();
    expect(refusalOf(() => opened.previewVersion(other.path)).code).toBe('backup.otherCase');
    expect(refusalOf(() => opened.restoreVersion(other.path, 'x')).code).toBe('backup.otherCase');
  });
});

test('a backup whose turn comes when its case is closed is refused in words', async () => {
  const { opened: large } = claimedCase();
  const { opened } = claimedCase();
  const backups = new Backups({ ...testHost(), root: testFolder(), start });
  const first = backups.make(large, 'session');
  const second = backups.make(opened, 'session');
  opened.close();
  await expect(second).rejects.toThrow('case.notOpen');
  expect(await first).toMatchObject({ verified: true });
});

test('where a disk is full at the last moment, no note of a backup is left that is not there', async (context) => {
  const { opened } = claimedCase();
  const disk = smallDisk(2000);
  if (disk === null) return context.skip('mounting a small disk needs root on Linux');
  onTestFinished(disk.unmount);
  const folder = folderOf(disk.folder, opened.info().id);
  const copy = await beginBackup(opened, folder);
  const finish = finishBackup({
    copy,
    source: opened.path,
    kind: 'interval',
    name: '',
    at: '2026-01-31T09:00:00.000Z',
  });
  disk.fill();
  expect(finish).toThrow('ENOSPC');
  expect(readdirSync(folder)).toEqual([basename(copy)]);
});

test('a backup is made also where an outdated one can not be removed', async (context) => {
  const { opened } = claimedCase();
  const backups = new Backups({ ...testHost(), root: testFolder(), start });
  const { id } = opened.info();
  const make = async (title: string): Promise<void> => {
    opened.execute({ type: 'case.rename', title });
    await backups.make(opened, 'interval');
  };
  for (let number = 0; number < 5; number++) await make(`Title ${number}`);
  const held = backups.stored(id, backups.list(id).at(-1)?.id ?? '');
  // A mount point can't be removed, as on Windows a file that is open.
  const letGo = makeReadOnly(held.path);
  if (letGo === null) return context.skip('mounting needs root on Linux');
  try {
    await make('Newest');
  } finally {
    letGo();
  }
  expect(backups.list(id)).toHaveLength(6);
  await make('Newer still');
  expect(backups.list(id)).toHaveLength(5);
});

test('a version that is being restored is not thrown out by the backup that is made before', async () => {
  const { opened } = claimedCase();
  const backups = new Backups({ ...testHost(), root: testFolder(), start });
  const { id } = opened.info();
  for (let number = 0; number < 5; number++) {
    opened.execute({ type: 'case.rename', title: `Title ${number}` });
    await backups.make(opened, 'interval');
  }
  opened.execute({ type: 'case.rename', title: 'Newest' });
  const oldest = backups.stored(id, backups.list(id).at(-1)?.id ?? '');
  await backups.verify(oldest);
  await backups.make(opened, 'risky');
  opened.restoreVersion(oldest.path, 'oldest');
  expect(opened.info().title).toBe('Title 0');
});

test('a backup that was made just now is kept, however far the clock was set back', async () => {
  const { opened } = claimedCase();
  const root = testFolder();
  for (let day = 10; day < 19; day++) {
    opened.execute({ type: 'case.rename', title: `Day ${day}` });
    await backupOf(opened, root, { at: `2026-01-${day}T09:00:00.000Z` });
  }
  for (const at of ['2026-01-18T08:00:00.000Z', '2006-01-01T09:00:00.000Z', '2006-01-01T09:30:00.000Z']) {
    opened.execute({ type: 'case.rename', title: at });
    const { path } = await backupOf(opened, root, { at });
    expect(existsSync(path), at).toBe(true);
  }
  const { headSeq } = opened.history();
  const backups = new Backups({ ...testHost(), root, start });
  const kept = backups.list(opened.info().id).map(({ seq }) => seq);
  for (let seq = headSeq; seq > headSeq - 5; seq--) expect(kept).toContain(seq);
});

test('a copy from elsewhere that is read-only is kept as private as any other', async () => {
  const { opened } = claimedCase();
  const copy = join(testFolder(), 'copy.plumb');
  opened.saveCopy(copy);
  chmodSync(copy, 0o444);
  const backups = new Backups({ ...testHost(), root: testFolder(), start });
  expect(
    await backups.adopt({ path: copy, journal: 'none' }, opened, opened.history().headHash, 'Copy'),
  ).toBe(true);
  const [stored] = backups.storedOf(opened.info().id);
  expect(statSync(stored?.path ?? '').mode & 0o777).toBe(0o600);
});

test('a copy from elsewhere in which a change was cut off is kept as it was before', async () => {
  const { opened, articleId } = claimedCase();
  for (let n = 0; n < 60; n++) opened.execute(claimCommand(articleId, 'scandal'));
  const whole = join(testFolder(), 'whole.plumb');
  opened.saveCopy(whole);
  const sql = 'UPDATE claims SET statement = hex(zeroblob(500))';
  const path = cutOff(whole, join(testFolder(), 'cut-off.plumb'), sql);
  const backups = new Backups({ ...testHost(), root: testFolder(), start });
  const { headHash } = opened.history();
  expect(await backups.adopt({ path, journal: 'recovered' }, opened, headHash, 'Cut off')).toBe(true);
  const [stored] = backups.storedOf(opened.info().id);
  expect(stored?.version.verified).toBe(true);
  expect(withDb(stored?.path ?? '', rowsOf)).toEqual(withDb(whole, rowsOf));
});

test('a backup of a newer Plumbline is not called damaged', async () => {
  const { opened } = claimedCase();
  const root = testFolder();
  const { version, path } = await backupOf(opened, root);
  tamper(path, 'PRAGMA user_version = 99; CREATE TABLE newer (a)');
  const backups = new Backups({ ...testHost(), root, start });
  await expect(backups.verify({ path, version })).rejects.toThrow('case.tooNew');
});

test('a backup whose rows were changed since is not restored as if it were whole', async () => {
  const { opened } = claimedCase();
  const root = testFolder();
  const { path, version } = await backupOf(opened, root);
  tamper(path, `UPDATE claims SET statement = 'He never said that'`);
  const backups = new Backups({ ...testHost(), root, start });
  const named = { ...version, name: 'Before the interview' };
  await expect(backups.verify({ path, version: named })).rejects.toMatchObject({
    error: { code: 'backup.notWhole', params: { name: 'Before the interview' } },
  });
});

test('the backups of a case that was moved are found at its new place once it was opened there', async () => {
  const { opened } = claimedCase();
  const root = testFolder();
  const { version } = await backupOf(opened, root);
  const backups = new Backups({ ...testHost(), root, start });
  const moved = join(testFolder(), 'moved.plumb');
  expect(backups.listOf(moved)).toEqual([]);
  backups.knownAt(opened.info().id, moved);
  expect(backups.listOf(moved).map((stored) => stored.version)).toEqual([version]);
  expect(backups.listOf(opened.path)).toHaveLength(1);
  backups.knownAt('019b5a3e-0000-7000-8000-000000000000', opened.path);
  expect(readdirSync(root)).toHaveLength(1);
});
