import { expect, onTestFinished, test } from 'vitest';
import { Backups } from '../case/backup/backups';
import {
  backupOf,
  claimCommand,
  claimedCase,
  cleanUpWith,
  tamper,
  testFolder,
  testHost,
} from '../case/test-case';
import type { Cases } from './cases';
import { createJobs } from './jobs';
import { AutomaticBackups, createVersions } from './versions';
import type { AppWindow } from './window';

cleanUpWith(onTestFinished);

const NO_PROCESS = () => {
  throw new Error('no process is needed here');
};

/** What a backup by itself says and logs, when `happens` comes between the change and the backup. */
async function saidOf(
  happens: (opened: ReturnType<typeof claimedCase>['opened'], window: AppWindow) => void,
) {
  const { opened } = claimedCase();
  const said: unknown[] = [];
  const logged: unknown[] = [];
  const events = { emit: (_channel: string, payload: unknown) => said.push(payload) };
  const window = { openCase: opened, events } as unknown as AppWindow;
  const backups = new Backups({ ...testHost(), root: testFolder(), start: NO_PROCESS });
  const log = { warn: (_event: string, details: unknown) => logged.push(details) };
  const automatic = new AutomaticBackups({
    backups,
    log: log as never,
    now: () => new Date(),
    damageFound: () => undefined,
  });
  automatic.committed(window, opened);
  happens(opened, window);
  await expect.poll(() => logged).toHaveLength(1);
  return { said, logged };
}

test('a backup by itself of a case that was closed meanwhile is no bug, and nobody is told', async () => {
  const { said, logged } = await saidOf((opened, window) => {
    opened.close();
    window.openCase = null;
  });
  expect({ said, logged }).toEqual({ said: [], logged: [{ code: 'case.notOpen' }] });
});

test('a backup by itself while the drive is silent is no bug, and the silence alone is told', async () => {
  const { said, logged } = await saidOf((opened) => {
    opened.isSilent = true;
  });
  expect({ said, logged }).toEqual({ said: [], logged: [{ code: 'case.noAnswer' }] });
});

test('a doubtful backup takes nothing out of memory: nothing would be rescued from it', async () => {
  const { opened, articleId } = claimedCase();
  const root = testFolder();
  const sound = await backupOf(opened, root);
  opened.kept.forget(sound.version);
  opened.execute(claimCommand(articleId, 'scandal'));
  tamper(opened.path, 'UPDATE originals SET bytes = zeroblob(length(bytes))');
  const doubtful = await backupOf(opened, root, { at: '2026-02-01T00:00:00.000Z' });
  expect(doubtful.version.verified).toBe(false);
  const automatic = new AutomaticBackups({
    backups: { make: () => Promise.resolve(doubtful.version) } as unknown as Backups,
    log: {} as never,
    now: () => new Date(),
    damageFound: () => undefined,
  });
  automatic.committed({ openCase: opened } as unknown as AppWindow, opened);
  await new Promise((resolve) => setTimeout(resolve));
  expect(opened.kept.since(sound.version)).toHaveLength(1);
});

test('a restore that is cancelled while it waits in line for another program changes nothing', async () => {
  const { opened, articleId } = claimedCase();
  const version = await backupOf(opened, testFolder());
  opened.execute(claimCommand(articleId, 'scandal'));
  const { headSeq } = opened.history();
  const jobs = createJobs();
  const browser = { isDestroyed: () => true };
  const window = { openCase: opened, browser } as unknown as AppWindow;
  const cases = {
    of: () => opened,
    change: (asked: AppWindow, change: (current: typeof opened) => unknown) => {
      for (const { token } of jobs.of(asked)) jobs.cancel(token);
      return Promise.resolve().then(() => change(opened));
    },
  } as unknown as Cases;
  const backups = {
    stored: () => version,
    verify: () => new Promise((resolve) => setTimeout(resolve, 600)),
    make: () => Promise.resolve(),
    compare: (_order: unknown, use: (compared: null) => unknown) => use(null),
  } as unknown as Backups;
  const versions = createVersions({ cases, backups, jobs, log: {} as never, now: () => new Date() });
  await expect(versions.restore(window, { id: version.version.id })).rejects.toThrow('job.cancelled');
  expect(opened.history().headSeq).toBe(headSeq);
});
