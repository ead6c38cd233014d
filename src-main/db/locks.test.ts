import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refusesLocks, requireLocks } from './locks';
import { fillDisk, mountSmallDisk } from './testing/small-disk';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-locks-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('a folder of this computer allows locks, and nothing is left there of the trial', () => {
  expect(refusesLocks(join(folder, 'a.plumb'))).toBe(false);
  requireLocks(join(folder, 'a.plumb'));
  expect(readdirSync(folder)).toEqual([]);
});

test('where nothing can be written, that is what has to be said, and not this', () => {
  expect(refusesLocks(join(folder, 'nowhere', 'a.plumb'))).toBe(false);
});

test('a full disk allows locks', (context) => {
  const unmount = mountSmallDisk(folder, 64);
  if (unmount === null) return context.skip('mounting a small disk needs root on Linux');
  try {
    fillDisk(folder);
    expect(refusesLocks(join(folder, 'a.plumb'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['ballast']);
  } finally {
    unmount();
  }
});
