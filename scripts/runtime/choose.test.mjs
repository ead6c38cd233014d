import { describe, expect, it } from 'vitest';
import { mustBuildSqlite, waysToElectron } from './choose.mjs';

const HOUR = 3_600_000;
const now = 100 * HOUR;
const bare = {
  officialCached: false,
  substituteCached: false,
  hasSubstitute: true,
  refusal: undefined,
  version: '45.4.1',
  now,
};
const refused = (/** @type {number} */ hours, version = '45.4.1') => ({ version, at: now - hours * HOUR });

describe('the ways to Electron', () => {
  it.each([
    [
      'the official one in the cache is used',
      { officialCached: true, substituteCached: true },
      ['official-cached'],
    ],
    ['with an empty cache the official one comes first', {}, ['official', 'substitute']],
    [
      'a cached substitute is no reason not to try',
      { substituteCached: true },
      ['official', 'substitute-cached'],
    ],
    ['not again on the same day', { substituteCached: true, refusal: refused(23) }, ['substitute-cached']],
    ['not again either when the substitute is gone', { refusal: refused(1) }, ['substitute']],
    [
      'again after a day',
      { substituteCached: true, refusal: refused(25) },
      ['official', 'substitute-cached'],
    ],
    [
      'again for another version',
      { substituteCached: true, refusal: refused(1, '45.0.0') },
      ['official', 'substitute-cached'],
    ],
    [
      'again when the clock was set back',
      { substituteCached: true, refusal: refused(-5) },
      ['official', 'substitute-cached'],
    ],
    ['always where there is no substitute', { hasSubstitute: false, refusal: refused(1) }, ['official']],
  ])('%s', (_, known, expected) => {
    expect(waysToElectron({ ...bare, ...known })).toEqual(expected);
  });
});

it('better-sqlite3 is built when one of the runtimes is too old for the prebuilt one', () => {
  expect(mustBuildSqlite([10, 10])).toBe(false);
  expect(mustBuildSqlite([9, 10])).toBe(true);
  expect(mustBuildSqlite([10, 9])).toBe(true);
  expect(mustBuildSqlite([10])).toBe(false);
});
