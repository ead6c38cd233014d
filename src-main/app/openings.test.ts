import { expect, test } from 'vitest';
import { createOpenings, type Openings } from './openings';
import type { AppWindow } from './window';

const window = { browser: { isDestroyed: () => false } } as unknown as AppWindow;

function opening(openings: Openings, waitsFor: 'drive' | 'inspection'): Promise<void> {
  return openings.during({ path: 'a.plumb', window, waitsFor }, () => Promise.resolve());
}

test('a window is not told that its opening is over while the next part, or the way to recover, is about to come', async () => {
  const openings = createOpenings();
  const done: string[] = [];
  const whole = async (): Promise<void> => {
    await opening(openings, 'drive');
    done.push('drive');
    await opening(openings, 'inspection').then(() => Promise.reject(new Error('damaged')));
  };
  const recovered = whole().catch(() => done.push('recovery'));
  await openings.settled(window);
  expect(done).toEqual(['drive', 'recovery']);
  await recovered;
});

test('a second wish for the same part of the same opening gets the outcome of the first', async () => {
  const openings = createOpenings();
  const subject = { path: 'a.plumb', window, waitsFor: 'drive' } as const;
  const [first, second] = await Promise.all(
    [1, 2].map((outcome) => openings.during(subject, () => Promise.resolve(outcome))),
  );
  expect([first, second]).toEqual([1, 1]);
});
