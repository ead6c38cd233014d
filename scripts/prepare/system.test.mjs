import { describe, expect, it } from 'vitest';
import { missingForBuild } from './compiler.mjs';
import { hasDisplay } from './display.mjs';
import { missingLibraries, packagesFor } from './libraries.mjs';
import { installCommand, withNewNames } from './packages.mjs';
import { explainBuild } from './sqlite.mjs';

describe('a display', () => {
  const linux = {
    platform: /** @type {const} */ ('linux'),
    exists: (/** @type {string} */ path) => path.endsWith('X0'),
  };
  it.each([
    ['is there with a socket', { DISPLAY: ':0' }, true],
    ['is not there without one', { DISPLAY: ':7.0' }, false],
    ['may be on another machine', { DISPLAY: 'there:10.0' }, true],
    ['may be Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['is not there without a word', {}, false],
  ])('%s', (_, env, expected) => {
    expect(hasDisplay({ ...linux, env })).toBe(expected);
  });

  it('is a matter of course elsewhere', () => {
    expect(hasDisplay({ platform: 'darwin', env: {}, exists: () => false })).toBe(true);
  });
});

describe('what is missing', () => {
  it('is read from ldd', () => {
    const output =
      '\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibgbm.so.1 => not found\n\tlibnss3.so => not found\n';
    expect(missingLibraries(output)).toEqual(['libgbm.so.1', 'libnss3.so']);
    expect(missingLibraries('\tlibc.so.6 => /lib/libc.so.6 (0x1)\n')).toEqual([]);
  });

  it('brings all libraries at once, so that it is not found one by one', () => {
    expect(packagesFor({ libraries: ['libgbm.so.1'], programs: ['xvfb'] })).toContain('libgtk-3-0');
    expect(packagesFor({ libraries: [], programs: ['xvfb'] })).toEqual(['xvfb']);
  });

  it('to build is a compiler, make and Python', () => {
    expect(missingForBuild(() => undefined)).toEqual(['g++', 'make', 'python3']);
    expect(missingForBuild((name) => name !== 'g++')).toEqual([]);
    expect(missingForBuild((name) => name === 'make')).toEqual(['g++', 'python3']);
  });
});

describe('the mending command', () => {
  it("is Debian's", () => {
    const has = (/** @type {string} */ name) => name === 'apt-get';
    expect(installCommand(['xvfb'], has)).toBe('sudo apt-get update && sudo apt-get install -y xvfb');
  });

  it("is Fedora's, with Fedora's names", () => {
    expect(installCommand(['g++', 'make'], (name) => name === 'dnf')).toBe(
      'sudo dnf install -y gcc-c++ make',
    );
  });

  it('is none that we know elsewhere', () => {
    expect(installCommand(['xvfb'], () => undefined)).toBeUndefined();
  });

  it('has the new names where the old ones are gone', () => {
    const exists = (/** @type {string} */ name) => name === 'libgtk-3-0t64';
    expect(withNewNames(['libgtk-3-0', 'libnss3'], exists)).toEqual(['libgtk-3-0t64', 'libnss3']);
  });
});

describe('a failed build of better-sqlite3', () => {
  it.each([
    ['gyp ERR! stack Error: getaddrinfo ENOTFOUND', /headers .* can't be downloaded/],
    ['binding.cpp:3:1: error: expected ;', /could not be compiled/],
    ['fatal: No space left on device', /No space left/],
  ])('%s', (output, sentence) => {
    expect(explainBuild(output).message).toMatch(sentence);
  });
});
