import { statSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { errorLine } from '../../src-shared/strings/text';
import { exec, get, run } from '../db/sql';
import { openCase } from './case-file';
import type { OpenCase, OpenWish } from './open-case';
import { lockOf, lockRefusal, lockState, STALE_MS, type LockRow } from './lock';
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

cleanUpWith(onTestFinished);

const NOW = new Date('2026-01-01T12:00:00.000Z');
const HERE = { host: 'desk', machine: 'm1', pid: 1, isAlive: (pid: number) => pid === 7 };
const ROW: LockRow = {
  holder: 'x',
  analyst: 'Ben',
  host: 'desk',
  machine: 'm1',
  pid: 7,
  started: '2026-01-01T09:00:00.000Z',
  heartbeat: NOW.toISOString(),
};

function open(path: string, wish: OpenWish = 'ask', analyst = 'Ben'): OpenCase {
  const opened = openCase(path, { analyst: () => analyst, now: () => NOW }, 'pages', wish);
  onTestFinished(() => {
    opened.close();
  });
  return opened;
}

/** Puts somebody else's lock into a closed case, as a file that was copied while open brings it along. */
function lockedElsewhere(heartbeat: string): string {
  const { opened } = claimedCase();
  opened.close();
  withDb(opened.path, (db) => {
    run(
      db,
      `INSERT INTO case_locks (slot, holder, analyst, host, machine, pid, started, heartbeat, app_version)
       VALUES (1, '019b5a3e-0000-7000-8000-000000000000', 'Ben', 'laptop', '', 1, ?, ?, '1.0')`,
      ...['2026-01-01T11:00:00.000Z', heartbeat],
    );
  });
  return opened.path;
}

const rowOf = (path: string) => withDb(path, lockOf);

test('a lock is live, stale or dead by its machine, its process and its heartbeat', () => {
  const silent = new Date(NOW.getTime() - STALE_MS - 1).toISOString();
  const stateOf = (row: Partial<LockRow>) => lockState({ ...ROW, ...row }, NOW, HERE);
  expect(lockState(undefined, NOW, HERE)).toBe('free');
  expect(stateOf({})).toBe('live');
  expect(stateOf({ pid: 8 })).toBe('dead');
  expect(stateOf({ host: 'laptop', pid: 8 })).toBe('live');
  expect(stateOf({ machine: 'm2', pid: 8 })).toBe('live');
  expect(stateOf({ host: 'laptop', heartbeat: silent })).toBe('stale');
  expect(stateOf({ heartbeat: silent })).toBe('stale');
});

test('the record says who, where and since when, and goes with the closing', () => {
  const { opened } = claimedCase();
  expect(rowOf(opened.path)).toMatchObject({ analyst: 'Ada', host: hostname(), pid: process.pid });
  opened.close();
  expect(rowOf(opened.path)).toBeUndefined();
});

test('a second opener is told who has it, and can read', () => {
  const { opened, articleId } = claimedCase();
  const refusal = refusalOf(() => openCase(opened.path, testHost('Ben')));
  expect(refusal.code).toBe('case.locked');
  expect(refusal.params).toMatchObject({ holder: 'Ada', host: hostname(), since: '2026-01-01 00:00' });
  const reader = open(opened.path, 'read');
  expect([reader.readOnly, reader.whyReadOnly]).toEqual([true, 'asked']);
  expect(refusalOf(() => reader.execute(claimCommand(articleId, 'a scandal'))).code).toBe('case.readOnly');
  opened.execute(claimCommand(articleId, 'a scandal'));
  expect(reader.catchUp()?.changes).toHaveLength(1);
  reader.close();
  opened.execute(claimCommand(articleId, 'The minister'));
});

test('after a take-over the former holder can only read, and says so', () => {
  const { opened, articleId } = claimedCase();
  const taker = open(opened.path, 'takeOver');
  const lost = refusalOf(() => opened.execute(claimCommand(articleId, 'a scandal')));
  expect(lost).toMatchObject({ code: 'case.lostLock', params: { holder: 'Ben', host: hostname() } });
  expect(errorLine(lost)).toContain('was taken over by Ben');
  expect([opened.readOnly, opened.whyReadOnly]).toEqual([true, 'taken']);
  expect(refusalOf(() => opened.undo()).code).toBe('case.lostLock');
  expect(opened.standing()).toMatchObject({ is: 'taken' });
  taker.execute(claimCommand(articleId, 'The minister'));
  opened.close();
  expect(rowOf(opened.path)?.analyst).toBe('Ben');
  expect(taker.check().ok).toBe(true);
});

test('a take-over is noticed without writing', () => {
  const { opened } = claimedCase();
  expect(opened.standing()).toEqual({ is: 'here' });
  open(opened.path, 'takeOver');
  expect(opened.standing()).toMatchObject({ is: 'taken', error: { code: 'case.lostLock' } });
});

test('a lock that was taken away and given back by somebody else is lost as well', () => {
  const { opened } = claimedCase();
  withDb(opened.path, (db) => {
    exec(db, 'DELETE FROM case_locks');
  });
  expect(refusalOf(() => opened.undo()).code).toBe('case.lostLock');
});

test('a lock whose process is gone holds nobody up', () => {
  const { opened, articleId } = claimedCase();
  withDb(opened.path, (db) => {
    // Larger than any process id that Linux gives (proc(5), pid_max).
    run(db, `UPDATE case_locks SET pid = ?, holder = '019b5a3e-0000-7000-8000-000000000000'`, 2 ** 30);
  });
  expect(open(opened.path).execute(claimCommand(articleId, 'a scandal')).seq).toBe(4);
});

test('a lock of another machine is live while it beats, and stale two minutes after', () => {
  const live = refusalOf(() => open(lockedElsewhere('2026-01-01T11:58:30.000Z')));
  expect(live).toMatchObject({ code: 'case.locked', params: { holder: 'Ben', host: 'laptop' } });
  const path = lockedElsewhere('2026-01-01T11:57:59.000Z');
  const stale = refusalOf(() => open(path));
  expect(stale).toMatchObject({ code: 'case.lockStale', params: { seen: '2026-01-01 11:57' } });
  expect(open(path, 'takeOver').readOnly).toBe(false);
});

test('the heartbeat beats every 20 seconds, and after a clock that went back', () => {
  const { opened: made } = claimedCase();
  made.close();
  let time = NOW.getTime();
  const opened = openCase(made.path, { analyst: () => '', now: () => new Date(time) });
  const beatAfter = (ms: number) => {
    time += ms;
    opened.beat();
    return Date.parse(rowOf(made.path)?.heartbeat ?? '') - NOW.getTime();
  };
  expect([beatAfter(19_999), beatAfter(1), beatAfter(5000), beatAfter(-3_600_000)]).toEqual([
    0, 20_000, 20_000, -3_575_000,
  ]);
  expect(withDb(made.path, (db) => get(db, 'SELECT count(*) AS n FROM journal'))).toEqual({ n: 3 });
  opened.close();
});

test('a copy brings no lock along', () => {
  const { opened } = claimedCase();
  const copy = join(testFolder(), 'copy.plumb');
  opened.saveCopy(copy);
  expect(rowOf(copy)).toBeUndefined();
  expect(statSync(copy).size).toBeGreaterThan(0);
});

test('where a computer has no number, another one of its name is not taken for it', () => {
  const here = { ...HERE, machine: '' };
  expect(lockState({ ...ROW, machine: '', pid: 4711 }, NOW, here)).toBe('live');
});

test('what a file says of its holder gives no orders, and is not shown at any length', () => {
  const analyst = `Eve\u001b]0;owned\u0007\u202e${'x'.repeat(5000)}`;
  const words = errorLine(lockRefusal('case.locked', 'harbour.plumb', { ...ROW, analyst }).error);
  expect(words).not.toMatch(/\p{Cc}|\u202e/u);
  expect(words.length).toBeLessThan(500);
});

test.each(['in the sight of the watch', 'unseen'])(
  'what somebody changed in a case under review before it was accepted is looked into (%s)',
  (how) => {
    const { opened: theirs } = claimedCase();
    const { path } = theirs;
    theirs.close();
    const untouched = openCase(path, testHost(), 'schema', 'review');
    untouched.lock('ask');
    expect(untouched.takeTouch()).toBe(false);
    untouched.close();
    const opened = openCase(path, testHost(), 'schema', 'review');
    onTestFinished(() => {
      opened.close();
    });
    tamper(path, `UPDATE claims SET statement = 'He never said that'`);
    if (how !== 'unseen') opened.standing();
    opened.lock('ask');
    expect(opened.takeTouch()).toBe(true);
  },
);
