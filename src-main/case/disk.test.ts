import { chmodSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, type TestContext } from 'vitest';
import { makeReadOnly, mountFailingDisk, mountSmallDisk } from '../db/testing/small-disk';
import type { Command } from '../../src-shared/commands/command';
import { errorLine } from '../../src-shared/strings/text';
import { createCase, openCase } from './case-file';
import type { OpenCase } from './open-case';
import { rescueCase } from './rescue';
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

/** All that was saved, in a copy that the person makes and in the one in which the work goes on. */
function expectRescued(opened: OpenCase, claim: Command): void {
  const before = opened.snapshot();
  const copy = join(testFolder(), 'copy.plumb');
  opened.saveCopy(copy);
  const rescue = rescueCase(opened, { folder: testFolder(), host: testHost(), backups: [] });
  for (const again of [openCase(copy, testHost()), rescue.opened]) {
    expect(again.snapshot()).toEqual(before);
    expect(again.execute(claim).changes).toHaveLength(1);
    expect(again.check().ok).toBe(true);
    again.close();
  }
}

test('a drive that becomes read-only under an open case: refused in words, rescued, and taken up again', (context) => {
  const { opened, articleId } = claimedCase();
  const claim = claimCommand(articleId, 'a scandal');
  const writableAgain = makeReadOnly(dirname(opened.path));
  if (writableAgain === null) return context.skip('mounting needs root on Linux');
  try {
    expect(opened.standing()).toEqual({ is: 'away', cause: 'readOnly', now: null });
    expect(errorLine(refusalOf(() => opened.execute(claim)))).toBe(
      '"harbour.plumb" can only be read. The case file was not changed. Use Save a Copy to go on in a place where you may write.',
    );
    expectRescued(opened, claim);
  } finally {
    writableAgain();
  }
  expect(opened.standing().is).toBe('here');
  expect(opened.execute(claim).changes).toHaveLength(1);
  expect(opened.check().ok).toBe(true);
});

test('a drive that fails and says so only when it is written to is found out by the next change', (context) => {
  const disk = mountFailingDisk(testFolder());
  if (disk === null) return context.skip('mounting needs root on Linux');
  onTestFinished(disk.unmount);
  const opened = createCase(join(disk.path, 'harbour.plumb'), { title: 'Harbour' }, testHost());
  onTestFinished(() => {
    opened.close();
  });
  const article = articleCommand();
  opened.execute(article);
  disk.fail();
  const claim = claimCommand(article.id, 'a scandal');
  expect(errorLine(refusalOf(() => opened.execute(claim)))).toMatch(
    /^The disk that holds "harbour.plumb" can't be read or written\. The last change was not saved/,
  );
  expect(opened.standing()).toEqual({ is: 'away', cause: 'readOnly', now: null });
  expectRescued(opened, claim);
});
