// A file that is written over in place while it is open: nothing more goes into it, and nothing that was saved is lost.
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fc, test as property } from '@fast-check/vitest';
import { newId } from '../../src-shared/domain/ids';
import { Refusal } from '../../src-shared/errors';
import { errorLine } from '../../src-shared/strings/text';
import { connect } from '../db/open';
import { closeDb, exec, type WriteDb } from '../db/sql';
import { openCase } from './case-file';
import type { OpenCase } from './open-case';
import type { Cause } from './place';
import { rescueCase, rescuedError } from './rescue';
import {
  articleCommand,
  backupOf,
  claimCommand,
  claimedCase,
  cleanUpWith,
  MEMORY,
  refusalOf,
  testCase,
  testFolder,
  testHost,
} from './test-case';

cleanUpWith(onTestFinished);

/** Another program that goes on using the file in WAL mode until the test is over. */
function inWalMode(path: string): WriteDb {
  const other = connect(path, 'write');
  onTestFinished(() => {
    closeDb(other);
  });
  exec(other, 'PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
  return other;
}

interface Event {
  readonly what: string;
  readonly happen: (opened: OpenCase, older: string) => void;
  readonly cause: Cause;
}

/** Each leaves the file where it is, and something else in it. */
const OVERWRITING: readonly (readonly [what: string, happen: Event['happen']])[] = [
  [
    'another case is copied onto it',
    ({ path }) => {
      copyFileSync(testCase().path, path);
    },
  ],
  [
    'an older copy of it is copied onto it',
    ({ path }, older) => {
      writeFileSync(path, readFileSync(older));
    },
  ],
  [
    'it is emptied',
    ({ path }) => {
      truncateSync(path, 0);
    },
  ],
  [
    'it is cut off',
    ({ path }) => {
      truncateSync(path, Math.floor(statSync(path).size / 2));
    },
  ],
  [
    'noise is written over it',
    ({ path }) => {
      writeFileSync(path, Buffer.alloc(statSync(path).size, 0x5a));
    },
  ],
];

const TO_WAL: readonly (readonly [what: string, happen: Event['happen']])[] = [
  [
    'another program switches it to WAL',
    ({ path }) => {
      inWalMode(path);
    },
  ],
  [
    'another program switches it to WAL, writes, and closes it',
    ({ path }) => {
      const other = inWalMode(path);
      exec(other, `UPDATE claims SET statement = 'Written past the journal'`);
      closeDb(other);
    },
  ],
  [
    'another program switches it to WAL, and brings what it writes into the file',
    ({ path }) => {
      const other = inWalMode(path);
      exec(other, `UPDATE claims SET statement = 'Written past the journal'`);
      exec(other, 'PRAGMA wal_checkpoint(PASSIVE)');
    },
  ],
  [
    'the write-ahead log of another state of it is laid beside it',
    ({ path }, older) => {
      exec(inWalMode(older), `UPDATE case_info SET title = 'In the log'`);
      copyFileSync(`${older}-wal`, `${path}-wal`);
    },
  ],
];

const EVENTS: readonly Event[] = [
  ...OVERWRITING.map(([what, happen]) => ({ what, happen, cause: 'overwritten' as const })),
  ...TO_WAL.map(([what, happen]) => ({ what, happen, cause: 'walMode' as const })),
];

/** What the case refuses (nothing to undo, no such claim) changes nothing, and is no business of these tests. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

test.each(EVENTS)(
  '$what: the next change is refused, and a rescue copy has everything',
  async ({ happen, cause }) => {
    const { opened, articleId } = claimedCase();
    const older = join(testFolder(), 'older.plumb');
    copyFileSync(opened.path, older);
    const backups = [await backupOf(opened, testFolder())];
    const added = articleCommand('Another article.\nIt was brought in after the backup.', 'later.txt');
    opened.execute(added);
    opened.execute(claimCommand(articleId, 'The minister'));
    opened.undo();
    opened.redo();
    const before = opened.snapshot();

    happen(opened, older);
    const held = readFileSync(opened.path);
    expect(opened.standing()).toMatchObject({ is: 'away', cause });
    const claim = claimCommand(articleId, 'a scandal');
    refusalOf(() => opened.execute(claim));
    expect(opened.catchUp()).toBeNull();
    expect(
      refusalOf(() => {
        opened.saveCopy(join(testFolder(), 'copy.plumb'));
      }).code,
    ).toBe(cause === 'walMode' ? 'case.inWalMode' : 'case.moved');

    const { opened: rescued, until } = rescueCase(opened, {
      folder: testFolder(),
      host: testHost(),
      backups,
    });
    expect(until).toBeNull();
    expect(rescued.snapshot()).toEqual(before);
    expect(rescued.body(added.versionId).text).toBe(added.text);
    expect(Buffer.from(rescued.original(added.id).bytes)).toEqual(Buffer.from(added.original));
    expect(rescued.check()).toMatchObject({ ok: true });
    expect(rescued.execute(claim).changes).toHaveLength(1);
    rescued.close();
    opened.close();
    // Whose file it is now, and what it holds, is nobody's business here.
    expect(readFileSync(opened.path).equals(held)).toBe(true);
  },
);

test('what others and the app itself do to the file the right way is no overwriting', () => {
  const { opened, articleId } = claimedCase();
  const other = openCase(opened.path, testHost('Ben'), 'schema', 'takeOver');
  other.execute(claimCommand(articleId, 'The minister'));
  expect(opened.standing()).toMatchObject({ is: 'taken' });
  expect(opened.catchUp()?.changes).toHaveLength(1);
  other.close();
  // Its times alone say nothing.
  copyFileSync(opened.path, `${opened.path}.same`);
  writeFileSync(opened.path, readFileSync(`${opened.path}.same`));
  expect(opened.standing()).toMatchObject({ is: 'taken' });
});

test('without a backup of this session the newest one is taken, and it is said up to when it goes', async () => {
  const { opened, articleId } = claimedCase();
  const backups = [await backupOf(opened, testFolder())];
  opened.execute(claimCommand(articleId, 'The minister'));
  opened.close();
  const again = openCase(opened.path, testHost());
  again.execute(claimCommand(articleId, 'a scandal'));
  truncateSync(again.path, 0);
  const folder = testFolder();
  const rescue = rescueCase(again, { folder, host: testHost(), backups });
  expect(rescue.until).toBe('2026-01-01T00:00:04.000Z');
  expect(rescue.opened.snapshot().claims).toHaveLength(1);
  const told = errorLine(
    rescuedError('harbour.plumb', { is: 'away', cause: 'overwritten', now: null }, rescue, folder),
  );
  expect(told).toContain('holds what was saved up to 2026-01-01 00:00');
  rescue.opened.close();
  again.close();
});

test.each(TO_WAL.filter(([what]) => !what.includes('writes')))(
  '%s: what was saved is taken from the file where there is no backup, and the log from nowhere',
  (_what, happen) => {
    const { opened } = claimedCase();
    const older = join(testFolder(), 'older.plumb');
    copyFileSync(opened.path, older);
    const before = opened.snapshot();
    happen(opened, older);
    const rescue = rescueCase(opened, { folder: testFolder(), host: testHost(), backups: [] });
    expect(rescue.until).toBeNull();
    expect(rescue.opened.snapshot()).toEqual(before);
    rescue.opened.close();
    opened.close();
  },
);

test.each(OVERWRITING)('%s: what stands there now is not shown as the open case', (_what, happen) => {
  const { opened, articleId } = claimedCase();
  const older = join(testFolder(), 'older.plumb');
  copyFileSync(opened.path, older);
  opened.execute(claimCommand(articleId, 'scandal'));
  happen(opened, older);
  for (const read of [() => opened.info(), () => opened.snapshot(), () => opened.history()])
    expect(refusalOf(read).code).toBe('case.moved');
});

test('what stands in a write-ahead log is not even read', () => {
  const { opened, articleId } = claimedCase();
  exec(inWalMode(opened.path), `UPDATE case_info SET title = 'In the log'`);
  for (const attempted of [
    () => opened.info(),
    () => opened.snapshot(),
    () => opened.execute(claimCommand(articleId, 'scandal')),
    () => opened.undo(),
  ])
    expect(refusalOf(attempted).code).toBe('case.inWalMode');
});

/** A minute of heartbeats by the clock of these tests, as the command line has them: without a look at the file before. */
function beatOn(opened: OpenCase): void {
  for (let beats = 0; beats < 60; beats++)
    attempt(() => {
      opened.beat();
    });
}

test.each([
  [
    'when it is not time yet',
    (opened: OpenCase) => {
      opened.beat();
    },
  ],
  ['when it is', beatOn],
])('a heartbeat does not hide that a file was written over, %s', (_when, beat) => {
  const { opened, articleId } = claimedCase();
  // Made while the case is open, it bears our own lock.
  const older = readFileSync(opened.path);
  opened.execute(claimCommand(articleId, 'scandal'));
  writeFileSync(opened.path, older);
  beat(opened);
  expect(refusalOf(() => opened.execute(claimCommand(articleId, 'The minister'))).code).toBe('case.moved');
  expect(readFileSync(opened.path).equals(older)).toBe(true);
});

test('a heartbeat leaves a write-ahead log alone', () => {
  const { opened } = claimedCase();
  exec(inWalMode(opened.path), `UPDATE case_info SET title = 'In the log'`);
  const log = readFileSync(`${opened.path}-wal`);
  beatOn(opened);
  expect(readFileSync(`${opened.path}-wal`).equals(log)).toBe(true);
});

test('without any backup nothing is made up', () => {
  const { opened } = claimedCase();
  truncateSync(opened.path, 0);
  refusalOf(() => rescueCase(opened, { folder: testFolder(), host: testHost(), backups: [] }));
});

property.prop(
  [fc.array(fc.constantFrom('add', 'import', 'edit', 'undo', 'redo'), { maxLength: 25 }), fc.nat(25)],
  {
    numRuns: 20,
  },
)(
  'whatever was done since the backup is in the rescue copy, wherever in between the backup was made',
  async (steps, at) => {
    const opened = testCase(testFolder(MEMORY));
    const article = articleCommand();
    opened.execute(article);
    const root = testFolder(MEMORY);
    let backups = [await backupOf(opened, root)];
    let claimId = newId();
    for (const [index, step] of steps.entries()) {
      attempt(() => {
        switch (step) {
          case 'add': {
            const claim = claimCommand(article.id, 'The minister');
            opened.execute(claim);
            claimId = claim.id;
            break;
          }
          case 'import':
            opened.execute(articleCommand(`Article ${index}\nof its own.`, `${index}.txt`));
            break;
          case 'edit':
            opened.execute({ type: 'claim.update', id: claimId, patch: { statement: `Statement ${index}` } });
            break;
          case 'undo':
            opened.undo();
            break;
          case 'redo':
            opened.redo();
            break;
        }
      });
      if (index === at) {
        backups = [await backupOf(opened, root), ...backups];
        opened.kept.forget(backups[0]!.version);
      }
    }
    const before = opened.snapshot();
    truncateSync(opened.path, 0);
    const { opened: rescued, until } = rescueCase(opened, {
      folder: testFolder(MEMORY),
      host: testHost(),
      backups,
    });
    expect(until).toBeNull();
    expect(rescued.snapshot()).toEqual(before);
    expect(rescued.check()).toMatchObject({ ok: true });
    rescued.close();
  },
);
