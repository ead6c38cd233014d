import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exec } from '../db/sql';
import { openCase } from './case-file';
import { holdsEntry } from './holds-entry';
import { rescueCase } from './rescue';
import {
  backupOf,
  claimCommand,
  claimedCase,
  cleanUpWith,
  cutOff,
  refusalOf,
  testCase,
  testFolder,
  testHost,
  withDb,
} from './test-case';

cleanUpWith(onTestFinished);

function overwrite(path: string): void {
  writeFileSync(path, Buffer.alloc(statSync(path).size, 0x5a));
}

test('where a rescue copy can not be made, that is said in words', async () => {
  const { opened } = claimedCase();
  const file = join(testFolder(), 'file');
  writeFileSync(file, '');
  const plan = { host: testHost(), backups: [] };
  expect(refusalOf(() => rescueCase(opened, { ...plan, folder: join(file, 'rescued') })).code).toMatch(
    /^file\./,
  );
  const backup = await backupOf(opened, testFolder());
  rmSync(backup.path);
  overwrite(opened.path);
  const gone = { ...plan, backups: [backup], folder: testFolder() };
  expect(refusalOf(() => rescueCase(opened, gone)).code).toBe('file.notFound');
});

test("a rescue goes on from the case's own backup, not from a conflicted copy that was kept", async () => {
  const root = testFolder();
  const { opened: mine, articleId } = claimedCase();
  const copy = join(testFolder(), 'bea.plumb');
  mine.saveCopy(copy);
  mine.execute(claimCommand(articleId, 'scandal'));
  const own = await backupOf(mine, root, { at: '2026-01-01T09:00:00.000Z' });
  const theirs = openCase(copy, testHost('Bea'));
  theirs.execute({ type: 'case.rename', title: 'Of Bea' });
  const order = { at: '2026-01-02T09:00:00.000Z', kind: 'named', source: mine.path } as const;
  const adopted = await backupOf(theirs, root, order);
  theirs.close();
  mine.execute({ type: 'case.rename', title: 'Mine' });
  mine.close();
  const again = openCase(mine.path, testHost());
  overwrite(again.path);
  const plan = { folder: testFolder(), host: testHost(), backups: [adopted, own] };
  const { opened } = rescueCase(again, plan);
  expect(opened.snapshot().claims).toHaveLength(2);
  opened.close();
  again.close();
});

/** As a disk does in time: one page of the file is noise, and the file is as long as it was. */
function rot(path: string, page: number): void {
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096, 0x77), 0, 4096, page * 4096);
  closeSync(file);
}

test('where the newest backup is not whole any more, whichever page it is, a rescue goes on from the one before', async () => {
  const { opened, articleId } = claimedCase();
  const root = testFolder();
  const older = await backupOf(opened, root, { at: '2026-01-30T09:00:00.000Z' });
  opened.execute(claimCommand(articleId, 'scandal'));
  const newer = await backupOf(opened, root);
  overwrite(opened.path);
  const sound = readFileSync(newer.path);
  for (let page = 0; page < sound.length / 4096; page++) {
    writeFileSync(newer.path, sound);
    rot(newer.path, page);
    const rescued = rescueCase(opened, {
      folder: testFolder(),
      host: testHost(),
      backups: [newer, older],
    });
    expect(rescued.opened.check().findings).toEqual([]);
    expect(rescued.opened.snapshot().claims).toHaveLength(2);
    expect(rescued.until).toBeNull();
    rescued.opened.close();
  }
});

test('a rescue from a backup of an older format leaves nothing but the rescue copy', async () => {
  const { opened } = claimedCase();
  const backup = await backupOf(opened, testFolder());
  withDb(backup.path, (db) => {
    exec(db, 'DROP TABLE case_locks; PRAGMA user_version = 1');
  });
  overwrite(opened.path);
  const folder = testFolder();
  const rescued = rescueCase(opened, { folder, host: testHost(), backups: [backup] });
  expect(rescued.opened.snapshot().claims).toHaveLength(1);
  rescued.opened.close();
  expect(readdirSync(folder)).toEqual([basename(rescued.opened.path)]);
});

test('a change that was cut off beside the file does not make it another file', () => {
  const opened = testCase();
  const { headSeq, headHash } = opened.history();
  opened.close();
  const left = cutOff(opened.path, join(testFolder(), 'cut-off.plumb'));
  expect(refusalOf(() => holdsEntry(left, headSeq, headHash)).code).toBe('case.busy');
});
