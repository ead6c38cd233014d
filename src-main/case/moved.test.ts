import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { errorLine } from '../../src-shared/strings/text';
import { openCase } from './case-file';
import type { OpenCase } from './open-case';
import type { Standing } from './own-file';
import type { Cause } from './place';
import { causeText, rescueCase, rescuedError } from './rescue';
import { exec, get } from '../db/sql';
import {
  claimCommand,
  claimedCase,
  cleanUpWith,
  refusalOf,
  tamper,
  testFolder,
  testHost,
  withDb,
} from './test-case';
import { LOOK_MS, watchFile } from './watch-file';

cleanUpWith(onTestFinished);

/** Of the system, not of the project. */
const MAKE_PIPE = 'mkfifo';

/** What can happen to a file behind the back of whoever has it open. */
const EVENTS: readonly (readonly [what: string, cause: Cause, happen: (path: string) => void])[] = [
  [
    'moved',
    'gone',
    (path) => {
      renameSync(path, join(testFolder(), 'moved.plumb'));
    },
  ],
  [
    'renamed',
    'gone',
    (path) => {
      renameSync(path, join(dirname(path), 'other.plumb'));
    },
  ],
  [
    'deleted',
    'gone',
    (path) => {
      rmSync(path);
    },
  ],
  ['replaced', 'replaced', replace],
  [
    'its folder is deleted',
    'folderGone',
    (path) => {
      rmSync(dirname(path), { recursive: true });
    },
  ],
  [
    'its folder is moved',
    'folderGone',
    (path) => {
      renameSync(dirname(path), join(testFolder(), 'moved'));
    },
  ],
];

function replace(path: string): void {
  writeFileSync(`${path}.new`, readFileSync(path));
  renameSync(`${path}.new`, path);
}

function caseInFolder(): { readonly opened: OpenCase; readonly articleId: string } {
  const { opened, articleId } = claimedCase();
  opened.close();
  const folder = join(testFolder(), 'case');
  mkdirSync(folder);
  renameSync(opened.path, join(folder, 'harbour.plumb'));
  const again = openCase(join(folder, 'harbour.plumb'), testHost());
  onTestFinished(() => {
    again.close();
  });
  return { opened: again, articleId };
}

const awayOf = (opened: OpenCase) => opened.standing() as Extract<Standing, { is: 'away' }>;

test.skipIf(process.platform === 'win32').each(EVENTS)(
  'a case that is %s: the next change is refused, and the work goes on in a rescue copy',
  (_what, cause, happen) => {
    const { opened, articleId } = caseInFolder();
    opened.execute(claimCommand(articleId, 'a scandal'));
    const before = opened.snapshot();
    happen(opened.path);
    expect(awayOf(opened)).toMatchObject({ is: 'away', cause });
    const claim = claimCommand(articleId, 'The minister');
    expect(refusalOf(() => opened.execute(claim)).code).toBe('case.moved');
    const folder = join(testFolder(), 'rescued');
    const rescue = rescueCase(opened, { folder, host: testHost(), backups: [] });
    const rescued = rescue.opened;
    expect(rescue.until).toBeNull();
    expect(rescued.snapshot()).toEqual(before);
    expect(rescued.execute(claim).changes).toHaveLength(1);
    expect(rescued.check().ok).toBe(true);
    expect(rescued.fileName).toMatch(/^harbour \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.plumb$/);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const told = errorLine(rescuedError('harbour.plumb', awayOf(opened), rescue, folder));
    expect(told).toContain(rescued.fileName);
    expect(told).toContain(folder);
    rescued.close();
  },
);

/** Another state of a case, in the middle of what is done to it, takes the place of an open one, with what lies beside it. */
function replaceInUse(path: string, state: string, [ending, sql]: readonly [string, string]): void {
  withDb(state, (db) => {
    exec(db, sql);
    copyFileSync(state, `${path}.new`);
    renameSync(`${path}.new`, path);
    copyFileSync(state + ending, path + ending);
  });
}

test.runIf(process.platform === 'linux').each([
  ['-wal', `PRAGMA journal_mode = WAL; UPDATE case_info SET title = 'In the log'`],
  [
    '-journal',
    'PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE claims SET statement = hex(zeroblob(500))',
  ],
] as const)('what lies beside another file that has the name by now (%s) is not taken from it', (...left) => {
  const { opened, articleId } = caseInFolder();
  for (let n = 0; n < 60; n++) opened.execute(claimCommand(articleId, 'scandal'));
  const other = join(testFolder(), 'other.plumb');
  opened.saveCopy(other);
  opened.execute(claimCommand(articleId, 'a scandal'));
  const before = opened.snapshot();
  replaceInUse(opened.path, other, left);
  const beside = opened.path + left[0];
  const bytes = readFileSync(beside);
  for (const attempted of [
    () => opened.snapshot(),
    () => opened.execute(claimCommand(articleId, 'The minister')),
    () => {
      opened.saveCopy(join(testFolder(), 'copy.plumb'));
    },
  ])
    expect(refusalOf(attempted).code).toBe('case.moved');
  const rescue = rescueCase(opened, { folder: testFolder(), host: testHost(), backups: [] });
  expect(rescue.until).toBeNull();
  expect(rescue.opened.snapshot()).toEqual(before);
  rescue.opened.close();
  opened.close();
  expect(readFileSync(beside).equals(bytes)).toBe(true);
});

test.skipIf(process.platform === 'win32').each([
  ['-journal', (path: string) => execFileSync(MAKE_PIPE, [path])],
  ['-wal', (path: string) => execFileSync(MAKE_PIPE, [path])],
  [
    '-wal',
    (path: string) => {
      symlinkSync('/dev/zero', path);
    },
  ],
])(
  'what is no ordinary file and comes beside an open case (%s) is not opened, and the work goes on',
  (...odd) => {
    const { opened, articleId } = caseInFolder();
    opened.execute(claimCommand(articleId, 'a scandal'));
    const before = opened.snapshot();
    const [ending, make] = odd;
    make(opened.path + ending);
    expect(awayOf(opened)).toMatchObject({ is: 'away', cause: 'oddBeside' });
    const claim = claimCommand(articleId, 'The minister');
    expect(refusalOf(() => opened.execute(claim)).code).toBe('case.moved');
    const { opened: rescued } = rescueCase(opened, { folder: testFolder(), host: testHost(), backups: [] });
    expect(rescued.snapshot()).toEqual(before);
    expect(rescued.execute(claim).changes).toHaveLength(1);
    rescued.close();
  },
);

test.runIf(process.platform === 'linux')('where a moved file is now is said', () => {
  const { opened } = caseInFolder();
  const now = join(testFolder(), 'elsewhere.plumb');
  renameSync(opened.path, now);
  expect(awayOf(opened).now).toBe(now);
  expect(causeText('harbour.plumb', awayOf(opened))).toBe(
    `"harbour.plumb" was moved while it was open. It is now ${now}.`,
  );
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'a folder that has become read-only is noticed',
  () => {
    const { opened } = caseInFolder();
    chmodSync(dirname(opened.path), 0o500);
    onTestFinished(() => {
      chmodSync(dirname(opened.path), 0o700);
    });
    expect(awayOf(opened)).toMatchObject({ is: 'away', cause: 'readOnly' });
  },
);

test('two rescues in one second do not meet', () => {
  const { opened } = caseInFolder();
  rmSync(opened.path);
  const folder = testFolder();
  const host = { analyst: () => '', now: () => new Date(0) };
  const plan = { folder, host, backups: [] };
  const both = [rescueCase(opened, plan).opened, rescueCase(opened, plan).opened];
  expect(both.map(({ fileName }) => fileName)).toEqual([
    'harbour 1970-01-01 00.00.00.plumb',
    'harbour 1970-01-01 00.00.00 2.plumb',
  ]);
  for (const rescued of both) rescued.close();
});

test('the watch tells within two seconds, and once', async () => {
  const { opened } = caseInFolder();
  const told: string[] = [];
  const watch = watchFile(opened, {
    answers: null,
    onSilent: () => undefined,
    onStanding: (standing) => told.push(standing.is) > 0,
    onHere: () => undefined,
    onTouched: () => undefined,
    onForeign: () => told.push('foreign'),
  });
  onTestFinished(() => {
    watch.end();
  });
  rmSync(opened.path);
  const began = performance.now();
  await vi.waitFor(() => {
    expect(told).toEqual(['away']);
  }, 2 * LOOK_MS);
  expect(performance.now() - began).toBeLessThan(2 * LOOK_MS);
  watch.look();
  expect(told).toEqual(['away']);
});

test('what could not be seen to is told again to whoever asks, and by itself no more than once', () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const { opened } = caseInFolder();
  let told = 0;
  const watch = watchFile(opened, {
    answers: null,
    onSilent: () => undefined,
    onStanding: () => {
      told += 1;
      return told === 3;
    },
    onHere: () => undefined,
    onTouched: () => undefined,
    onForeign: () => undefined,
  });
  rmSync(opened.path);
  vi.advanceTimersByTime(10 * LOOK_MS);
  expect(told).toBe(1);
  for (let time = 0; time < 5; time++) watch.look();
  expect(told).toBe(3);
  watch.end();
});

test('the watch tells of a take-over, and then of what is written', () => {
  const { opened, articleId } = caseInFolder();
  const told: string[] = [];
  const watch = watchFile(opened, {
    answers: null,
    onSilent: () => undefined,
    onStanding: (standing) => told.push(standing.is) > 0,
    onHere: () => undefined,
    onTouched: () => undefined,
    onForeign: ({ changes }) => told.push(`${changes.length} changes`),
  });
  const other = openCase(opened.path, testHost('Ben'), 'pages', 'takeOver');
  watch.look();
  other.execute(claimCommand(articleId, 'The minister'));
  watch.look();
  other.close();
  watch.look();
  expect(told).toEqual(['taken', '1 changes']);
  watch.end();
});

test('while the drive is silent every call is refused at once, and it goes on when the drive answers', async () => {
  const { opened, articleId } = caseInFolder();
  const told: boolean[] = [];
  let answer: () => void = () => undefined;
  const watch = watchFile(opened, {
    answers: () => new Promise<void>((resolve) => (answer = resolve)),
    onSilent: (isSilent) => told.push(isSilent),
    onStanding: () => true,
    onHere: () => undefined,
    onTouched: () => undefined,
    onForeign: () => undefined,
  });
  await vi.waitFor(
    () => {
      expect(told).toEqual([true]);
    },
    { timeout: 4 * LOOK_MS },
  );
  const claim = claimCommand(articleId, 'The minister');
  const calls: readonly (() => unknown)[] = [
    () => opened.execute(claim),
    () => opened.undo(),
    () => opened.snapshot(),
    () => opened.standing(),
    () => opened.catchUp(),
  ];
  for (const call of calls) expect(refusalOf(call).code).toBe('case.noAnswer');
  answer();
  await vi.waitFor(() => {
    expect(told).toEqual([true, false]);
  });
  expect(opened.execute(claim).changes).toHaveLength(1);
  watch.end();
});

test('the watch tells of what another program changed past the journal, and not of what Plumbline wrote', () => {
  const { opened, articleId } = caseInFolder();
  let touched = 0;
  const watch = watchFile(opened, {
    answers: null,
    onSilent: () => undefined,
    onStanding: () => true,
    onHere: () => undefined,
    onTouched: () => {
      touched += 1;
    },
    onForeign: () => undefined,
  });
  onTestFinished(() => {
    watch.end();
  });
  watch.look();
  opened.execute(claimCommand(articleId, 'The minister'));
  watch.look();
  withDb(opened.path, (db) => {
    get(db, 'SELECT count(*) FROM claims');
  });
  chmodSync(opened.path, 0o640);
  watch.look();
  expect(touched).toBe(0);
  tamper(opened.path, `UPDATE claims SET statement = 'He never said that'`);
  watch.look();
  expect(touched).toBe(1);
  watch.look();
  opened.execute({ type: 'case.rename', title: 'Mine' });
  tamper(opened.path, `UPDATE claims SET speaker = 'Nobody'`);
  opened.execute({ type: 'case.rename', title: 'Mine again' });
  watch.look();
  expect(touched).toBe(2);
  const other = openCase(opened.path, testHost('Ben'), 'pages', 'takeOver');
  watch.look();
  other.execute(claimCommand(articleId, 'Monday'));
  watch.look();
  other.close();
  expect(touched).toBe(2);
});
