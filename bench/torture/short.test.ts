// A short run of every harness, and its control, as a part of the tests; what takes a window is in e2e/.
import { expect, test } from 'vitest';
import { TORTURES } from './all';
import { main, readWish } from './run';

const SEED = 1;
const LONGEST = 240_000;

for (const torture of TORTURES.filter(({ isEndToEnd }) => isEndToEnd !== true)) {
  const missing = torture.missing?.() ?? null;
  test.skipIf(missing !== null)(
    missing === null ? torture.name : `${torture.name}: ${missing}`,
    async () => {
      const { rounds, failures } = await torture.run(torture.short, SEED);
      expect(failures).toEqual([]);
      expect(rounds).toBeGreaterThan(0);
      expect(await torture.control()).toBe(true);
    },
    LONGEST,
  );
}

test('the command line takes what it says it takes, and nothing else', async () => {
  expect(readWish(['--rounds', '7', '--only', 'tampering', '--seed', '3'])).toEqual({
    rounds: 7,
    only: 'tampering',
    long: false,
    seed: 3,
  });
  expect(readWish(['--long'])).toMatchObject({ long: true, only: null });
  for (const wrong of [['--rounds', '0'], ['--only', 'nothing'], ['--quick'], ['--seed']]) {
    expect(readWish(wrong)).toBeNull();
  }
  let said = '';
  expect(await main(['--help'], (text) => (said += text))).toBe(2);
  for (const { name } of TORTURES) expect(said).toContain(name);
});
