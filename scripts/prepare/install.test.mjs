import { describe, expect, it } from 'vitest';
import { isInstalled, isNodeTooOld } from './install.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/b-win32': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};

describe('the packages are there', () => {
  it('when npm has recorded each, but for the optional ones of other platforms', () => {
    expect(isInstalled(lock, { packages: { 'node_modules/a': lock.packages['node_modules/a'] } })).toBe(true);
  });

  it.each([
    ['one is missing', {}],
    ['one has another version', { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } }],
    ['one has other contents', { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-x' } }],
  ])('not when %s', (_, packages) => {
    expect(isInstalled(lock, { packages })).toBe(false);
  });
});

it.each([
  ['18.20.0', true],
  ['20.18.1', true],
  ['20.19.0', false],
  ['22.0.0', false],
])('Node %s is too old: %s', (version, expected) => {
  expect(isNodeTooOld(version)).toBe(expected);
});
