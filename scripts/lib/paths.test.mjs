import { expect, it } from 'vitest';
import { cacheFolder } from './paths.mjs';

/** @type {[string, Record<string, string>, NodeJS.Platform, number | undefined, string][]} */
const cases = [
  ['the home', {}, 'linux', 1000, '/home/a/.cache/plumbline'],
  ['XDG_CACHE_HOME', { XDG_CACHE_HOME: '/x' }, 'linux', 1000, '/x/plumbline'],
  ['no relative XDG_CACHE_HOME', { XDG_CACHE_HOME: 'x' }, 'linux', 1000, '/home/a/.cache/plumbline'],
  ['a place open to others for root', { XDG_CACHE_HOME: '/root/x' }, 'linux', 0, '/var/cache/plumbline'],
  ['PLUMBLINE_CACHE before all', { PLUMBLINE_CACHE: '/p', XDG_CACHE_HOME: '/x' }, 'linux', 0, '/p'],
  ['Caches on macOS', {}, 'darwin', 501, '/home/a/Library/Caches/plumbline'],
  ['LOCALAPPDATA on Windows', { LOCALAPPDATA: 'C:\\L' }, 'win32', undefined, 'C:\\L\\plumbline\\cache'],
];

it.each(cases)('the cache is in %s', (_, env, platform, uid, expected) => {
  expect(cacheFolder({ env, platform, home: '/home/a', uid })).toBe(expected);
});
