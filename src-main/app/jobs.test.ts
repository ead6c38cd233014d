import { expect, test } from 'vitest';
import { createJobs, type Jobs } from './jobs';
import type { AppWindow } from './window';

const told: unknown[] = [];
const window = {
  browser: { isDestroyed: () => false },
  events: { emit: (_channel: string, payload: unknown) => told.push(payload) },
} as unknown as AppWindow;

/** Lasts until it is cancelled. */
const untilCancelled = (signal: AbortSignal): Promise<never> =>
  new Promise((_done, failed) => {
    signal.addEventListener('abort', () => {
      failed(signal.reason as Error);
    });
  });

function opening(jobs: Jobs, kind: 'drive' | 'inspection'): Promise<void> {
  return jobs.open({ path: 'a.plumb', window, kind }, () => Promise.resolve());
}

test('a window is not told that its opening is over while the next part, or the way to recover, is about to come', async () => {
  const jobs = createJobs();
  const done: string[] = [];
  const whole = async (): Promise<void> => {
    await opening(jobs, 'drive');
    done.push('drive');
    await opening(jobs, 'inspection').then(() => Promise.reject(new Error('damaged')));
  };
  const recovered = whole().catch(() => done.push('recovery'));
  await jobs.settled(window);
  expect(done).toEqual(['drive', 'recovery']);
  await recovered;
});

test('a second wish for the same part of the same opening gets the outcome of the first', async () => {
  const jobs = createJobs();
  const subject = { path: 'a.plumb', window, kind: 'drive' } as const;
  const [first, second] = await Promise.all(
    [1, 2].map((outcome) => jobs.open(subject, () => Promise.resolve(outcome))),
  );
  expect([first, second]).toEqual([1, 1]);
});

test('what takes long is told after half a second, is cancelled by its token, and told to be over', async () => {
  const jobs = createJobs();
  const job = { token: 'mine', kind: 'copy', name: 'Copy.plumb' } as const;
  const running = jobs.run({ ...job, window }, untilCancelled);
  expect([jobs.of(window), told]).toEqual([[], []]);
  await expect.poll(() => told, { timeout: 2000 }).toEqual([{ ...job, state: 'began' }]);
  expect(jobs.of(window)).toEqual([job]);
  jobs.cancel('mine');
  await expect(running).rejects.toThrow('job.cancelled');
  expect(told.at(-1)).toEqual({ ...job, state: 'ended' });
  expect([jobs.of(window), jobs.isIdle]).toEqual([[], true]);
});

test('whoever leaves waits for a copy, and not for a check', async () => {
  const jobs = createJobs();
  let finish = (): void => undefined;
  const copying = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const subject = { name: 'Harbour.plumb', window } as const;
  const check = jobs.run({ ...subject, kind: 'check' }, untilCancelled);
  const copy = jobs.run({ ...subject, kind: 'copy' }, () => copying);
  let hasLeft = false;
  const leaving = jobs.idle(window).then(() => {
    hasLeft = true;
  });
  await expect(check).rejects.toThrow('job.cancelled');
  expect(hasLeft).toBe(false);
  finish();
  await Promise.all([leaving, copy]);
});

test('whoever leaves also waits for a copy that is begun meanwhile', async () => {
  const jobs = createJobs();
  const ends: (() => void)[] = [];
  const copy = () =>
    jobs.run(
      { kind: 'copy', name: 'Copy.plumb', window },
      () => new Promise<void>((resolve) => ends.push(resolve)),
    );
  const first = copy();
  let hasLeft = false;
  const leaving = jobs.idle(window).then(() => {
    hasLeft = true;
  });
  const second = copy();
  ends[0]?.();
  await first;
  await new Promise((resolve) => setImmediate(resolve));
  expect(hasLeft).toBe(false);
  ends[1]?.();
  await Promise.all([leaving, second]);
});
