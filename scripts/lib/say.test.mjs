import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createSay, megabytes, seconds } from './say.mjs';

vi.mock('node:timers', () => ({
  // So that the fake clock drives it.
  setInterval: (/** @type {() => void} */ tick, /** @type {number} */ ms) => globalThis.setInterval(tick, ms),
  clearInterval: (/** @type {NodeJS.Timeout} */ timer) => {
    globalThis.clearInterval(timer);
  },
}));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** @param {number} ms @param {{ quiet?: boolean, isTTY?: boolean }} [options] */
async function told(ms, { quiet = false, isTTY = false } = {}) {
  let text = '';
  const say = createSay({ quiet, stream: { isTTY, write: (/** @type {string} */ more) => (text += more) } });
  const work = say.during('Fetching', async (note) => {
    note('7 MB');
    await new Promise((done) => setTimeout(done, ms));
  });
  await vi.advanceTimersByTimeAsync(ms);
  await work;
  return text;
}

it('says nothing of what is done within a second', async () => {
  expect(await told(900)).toBe('');
});

it('says what takes longer, and when it is done', async () => {
  expect(await told(3000)).toBe('Fetching ...\nFetching (3 s, 7 MB) done\n');
});

it('says every ten seconds that it goes on', async () => {
  expect(await told(25_000)).toBe(
    'Fetching ...\n  ... Fetching (11 s, 7 MB)\n  ... Fetching (21 s, 7 MB)\nFetching (25 s, 7 MB) done\n',
  );
});

it('rewrites one line in a terminal', async () => {
  const text = await told(3000, { isTTY: true });
  expect(text).toContain('\r\u001b[KFetching (2 s, 7 MB)');
  expect(text.match(/\n/g)).toHaveLength(1);
});

it('still says what takes long when it is to be quiet', async () => {
  expect(await told(3000, { quiet: true })).toContain('Fetching');
});

it('writes numbers for people', () => {
  expect([seconds(400), seconds(99_000), seconds(125_000)]).toEqual(['0 s', '99 s', '2 min 5 s']);
  expect(megabytes(196_264_810)).toBe('196 MB');
});
