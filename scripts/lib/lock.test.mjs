import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isStale, withLock } from './lock.mjs';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-test-'))));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('lets one work at a time, in turn', async () => {
  const file = join(folder, 'lock');
  /** @type {string[]} */
  const order = [];
  let waits = 0;
  const work = (/** @type {string} */ name) => () =>
    withLock(
      file,
      () => (waits += 1),
      async () => {
        order.push(`${name} begins`);
        await new Promise((done) => setTimeout(done, 20));
        order.push(`${name} ends`);
      },
    );
  await Promise.all([work('a')(), work('b')()]);
  expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(waits).toBe(1);
});

it('takes over the lock of a process that is gone', async () => {
  const file = join(folder, 'lock');
  // Larger than any process number on Linux.
  writeFileSync(file, `${String(2 ** 22 + 1)}\n${hostname()}\n`);
  let waits = 0;
  await withLock(
    file,
    () => (waits += 1),
    () => Promise.resolve(),
  );
  expect(waits).toBe(0);
});

describe('isStale', () => {
  const here = { host: 'here', isAlive: (/** @type {number} */ pid) => pid === 1 };
  it.each([
    ['held by the living', { pid: 1, host: 'here' }, 1000, false],
    ['held by the dead', { pid: 2, host: 'here' }, 1000, true],
    ['held elsewhere, with a heartbeat', { pid: 2, host: 'there' }, 1000, false],
    ['held elsewhere, without one', { pid: 2, host: 'there' }, 61_000, true],
    ['just being written', undefined, 10, false],
    ['never written to the end', undefined, 61_000, true],
  ])('%s', (_, holder, age, expected) => {
    expect(isStale(holder, age, here)).toBe(expected);
  });
});
