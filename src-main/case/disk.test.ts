import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, type TestContext } from 'vitest';
import { mountSmallDisk } from '../db/testing/small-disk';
import { errorLine } from '../../src-shared/strings/text';
import { createCase, openCase, type OpenCase } from './case-file';
import {
  articleCommand,
  claimCommand,
  claimedCase,
  cleanUpWith,
  refusalOf,
  testFolder,
  testHost,
} from './test-case';

cleanUpWith(onTestFinished);

/** The rights of somebody who owns nothing here: root may write everywhere. */
function unprivileged<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid!(65534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

function readOnlyCase(file: number, folder: number): OpenCase {
  const { opened } = claimedCase();
  opened.close();
  chmodSync(opened.path, file);
  chmodSync(dirname(opened.path), folder);
  onTestFinished(() => {
    chmodSync(dirname(opened.path), 0o700);
  });
  return unprivileged(() => openCase(opened.path, testHost()));
}

test.skipIf(process.platform === 'win32').each([
  ['the file', 0o444, 0o777],
  ['the folder', 0o666, 0o555],
])('where %s may not be written, a case can still be read and copied', (_what, file, folder) => {
  const opened = readOnlyCase(file, folder);
  const before = readFileSync(opened.path);
  expect(opened.readOnly).toBe(true);
  const { articles, claims } = opened.snapshot();
  expect(claims).toHaveLength(1);
  const claim = claimCommand(articles[0]!.id, 'a scandal');
  for (const work of [() => opened.execute(claim), () => opened.undo()]) {
    expect(refusalOf(work)).toEqual({ code: 'case.readOnly', params: { name: 'harbour.plumb' } });
  }
  expect(opened.check().ok).toBe(true);
  const copy = join(testFolder(), 'copy.plumb');
  opened.saveCopy(copy);
  opened.close();
  expect(readFileSync(opened.path).equals(before)).toBe(true);
  expect(readdirSync(dirname(opened.path))).toEqual(['harbour.plumb']);
  const again = openCase(copy, testHost());
  expect(again.readOnly).toBe(false);
  again.close();
});

test.skipIf(process.platform === 'win32')(
  'a file that may not be read, and a folder that takes no copy, are said',
  () => {
    const { opened } = claimedCase();
    chmodSync(dirname(opened.path), 0o755);
    const refused = [
      () => openCase(opened.path, testHost()),
      () => createCase(join(dirname(opened.path), 'new.plumb'), { title: 'x' }, testHost()),
      () => {
        opened.saveCopy(join(dirname(opened.path), 'copy.plumb'));
      },
    ];
    const codes = refused.map((work) => unprivileged(() => refusalOf(work).code));
    expect(codes).toEqual(['file.unreadable', 'file.notWritable', 'file.notWritable']);
  },
);

/** A disk of this many KB; skips where none may be mounted. */
function smallDisk(size: number, context: TestContext): string {
  const folder = testFolder();
  const unmount = mountSmallDisk(folder, size);
  if (unmount === null) context.skip('mounting a small disk needs root on Linux');
  else onTestFinished(unmount);
  return folder;
}

test('a full disk loses nothing that was saved, and a copy elsewhere still works', (context) => {
  const disk = smallDisk(600, context);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(64 * 1024));
  const opened = createCase(join(disk, 'full.plumb'), { title: 'Full' }, testHost());
  onTestFinished(() => {
    opened.close();
  });
  let saved = 0;
  const fill = () => {
    for (;;) {
      opened.execute(articleCommand(`Number ${saved}\n${'All work and no play. '.repeat(500)}`));
      saved += 1;
    }
  };
  const refusal = refusalOf(fill);
  expect(refusal.code).toBe('case.diskFull');
  expect(errorLine(refusal)).toBe(
    `The disk is full. This change was not saved: Import "Number ${saved}". Everything saved before is safe. Free some space, then do it again, or use Save a Copy to go on on another disk.`,
  );
  expect(saved).toBeGreaterThan(3);
  expect(opened.snapshot().articles).toHaveLength(saved);
  expect(opened.check().ok).toBe(true);
  const here = join(disk, 'copy.plumb');
  const saveHere = () => {
    opened.saveCopy(here);
  };
  expect(refusalOf(saveHere).code).toBe('file.diskFull');
  expect(existsSync(here)).toBe(false);
  expect(readdirSync(disk).sort()).toEqual(['ballast', 'full.plumb']);
  const elsewhere = join(testFolder(), 'copy.plumb');
  opened.saveCopy(elsewhere);
  expect(statSync(elsewhere).size).toBeGreaterThan(saved * 20_000);
  rmSync(join(disk, 'ballast'));
  opened.execute(articleCommand(`Number ${saved}`));
  expect(opened.snapshot().articles).toHaveLength(saved + 1);
  opened.close();
});

test('a case that finds no room is not left behind half made', (context) => {
  const disk = smallDisk(32, context);
  const path = join(disk, 'new.plumb');
  expect(refusalOf(() => createCase(path, { title: 'x' }, testHost())).code).toMatch(/diskFull$/);
  expect(readdirSync(disk)).toEqual([]);
});
