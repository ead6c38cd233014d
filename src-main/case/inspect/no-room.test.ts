/** Where there is no room for the copy in which a case is looked at, nothing bad is said of the case. */
import { readdirSync, rmSync, truncateSync, writeFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, type TestContext } from 'vitest';
import { Refusal } from '../../../src-shared/errors';
import { isNoRoom } from '../../db/errors';
import { mountSmallDisk } from '../../db/testing/small-disk';
import { connect } from '../../db/open';
import { closeDb, exec } from '../../db/sql';
import { openCopy } from '../open-copy';
import { articleCommand, cleanUpWith, cutOff, testCase, testFolder, testHost } from '../test-case';
import { pageProblem } from './check-pages';
import { inspectCopy } from './inspect-copy';
import { inspectFile } from './inspect-file';
import { copyTo, hasJournal, journalBeside } from './quarantine';

cleanUpWith(onTestFinished);

const DISK_KB = 2048;

function outcome(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    const isSaid = error instanceof Refusal && error.error.code === 'inspect.diskFull';
    return isSaid || isNoRoom(error) ? 'no room' : error;
  }
}

/** Does the work on a disk with less and less room. @returns what came of it, each outcome once */
function onFullDisks(context: TestContext, work: (folder: string) => unknown): readonly unknown[] {
  const disk = testFolder();
  const unmount = mountSmallDisk(disk, DISK_KB);
  if (unmount === null) context.skip('mounting a small disk needs root on Linux');
  else onTestFinished(unmount);
  const outcomes = new Map<string, unknown>();
  for (let left = DISK_KB; left >= 0; left -= 32) {
    for (const name of readdirSync(disk)) rmSync(join(disk, name), { recursive: true });
    writeFileSync(join(disk, 'ballast'), Buffer.alloc((DISK_KB - left) * 1024));
    const each = outcome(() => work(join(disk, 'quarantine')));
    outcomes.set(JSON.stringify(each), each);
  }
  return [...outcomes.values()];
}

/** A closed case with a text of some length. */
function closedCase(): string {
  const opened = testCase();
  opened.execute(articleCommand(`The harbour\n${'All work and no play. '.repeat(2000)}`));
  opened.close();
  return opened.path;
}

/**
 * As after a kill in the middle of a change that made the file shorter: what was cut off stands in the journal
 * alone (SQLite file format, section 3), and taking the change back makes the file grow.
 */
function cutShort(path: string): string {
  const pageSize = 4096;
  const kept = 2;
  const whole = readFileSync(path);
  const pages = whole.length / pageSize;
  const header = Buffer.alloc(512);
  Buffer.from('d9d505f920a163d7', 'hex').copy(header);
  for (const [at, value] of [pages - kept, 0, pages, header.length, pageSize].entries()) {
    header.writeUInt32BE(value, 8 + 4 * at);
  }
  const records = Array.from({ length: pages - kept }, (_, at) => {
    const number = kept + at + 1;
    const record = Buffer.alloc(4 + pageSize + 4);
    record.writeUInt32BE(number);
    whole.copy(record, 4, (number - 1) * pageSize, number * pageSize);
    let sum = 0;
    for (let byte = pageSize - 200; byte > 0; byte -= 200) sum += record[4 + byte] ?? 0;
    record.writeUInt32BE(sum, 4 + pageSize);
    return record;
  });
  writeFileSync(journalBeside(path), Buffer.concat([header, ...records]));
  truncateSync(path, kept * pageSize);
  return path;
}

/** In the format before the newest. */
function older(path: string): string {
  const db = connect(path, 'write');
  exec(db, 'DROP TABLE case_locks; PRAGMA user_version = 1; VACUUM');
  closeDb(db);
  return path;
}

const KINDS = [
  ['a case', closedCase],
  ['a case with a change that was cut off', () => cutOff(closedCase(), join(testFolder(), 'harbour.plumb'))],
  ['a case whose cut off change had made it shorter', () => cutShort(closedCase())],
  ['a case of an older format', () => older(closedCase())],
] as const;

test.for(KINDS)('%s is inspected as whole, or not at all, however full the disk', ([, make], context) => {
  const path = make();
  const outcomes = onFullDisks(context, (folder) => {
    const { findings, content } = inspectFile(path, folder, { originals: 'all', askedHash: null });
    return content === null ? findings : `${findings.length} findings`;
  });
  expect(outcomes).toEqual(['0 findings', 'no room']);
});

test('a copy that runs out of room while its change is taken back is not called broken', (context) => {
  const path = cutShort(closedCase());
  const outcomes = onFullDisks(context, (folder) => {
    const copy = copyTo(folder, path, { journal: true });
    return inspectCopy(copy, 'harbour.plumb', { originals: 'all', askedHash: null }).findings;
  });
  expect(outcomes).toEqual([[], 'no room']);
});

test.for(KINDS)('%s is opened as a copy, or not at all, however full the disk', ([, make], context) => {
  const path = make();
  const outcomes = onFullDisks(context, (folder) => {
    const opened = openCopy(path, { folder, host: testHost(), why: 'media', journal: hasJournal(path) });
    onTestFinished(() => {
      opened.close();
    });
    const { articles } = opened.snapshot();
    opened.close();
    return `${articles.length} article`;
  });
  expect(outcomes).toEqual(['1 article', 'no room']);
});

test('the pages of a case are found sound, or nothing is said of them, however full the disk', (context) => {
  const path = closedCase();
  expect(onFullDisks(context, (folder) => pageProblem(path, folder))).toEqual([null, 'no room']);
});
