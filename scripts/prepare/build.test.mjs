import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprint } from './build.mjs';

let root = '';
const put = (/** @type {string} */ path, /** @type {string} */ text) => {
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-test-'));
  mkdirSync(join(root, 'src-main', 'app'), { recursive: true });
  put('src-main/index.ts', 'a');
  put('package.json', '{}');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the fingerprint of the sources', () => {
  it('is the same for the same contents, whenever they were written', () => {
    const before = fingerprint(root);
    utimesSync(join(root, 'src-main/index.ts'), new Date(0), new Date(0));
    expect(fingerprint(root)).toBe(before);
  });

  it.each([
    [
      'another content',
      () => {
        put('src-main/index.ts', 'b');
      },
    ],
    [
      'another file',
      () => {
        put('src-main/app/window.ts', '');
      },
    ],
    [
      'another version',
      () => {
        put('package.json', '{"version":"2"}');
      },
    ],
    [
      'a file gone',
      () => {
        rmSync(join(root, 'src-main/index.ts'));
      },
    ],
  ])('changes with %s', (_, change) => {
    const before = fingerprint(root);
    change();
    expect(fingerprint(root)).not.toBe(before);
  });

  it('does not change with a test', () => {
    const before = fingerprint(root);
    put('src-main/index.test.ts', 'test');
    expect(fingerprint(root)).toBe(before);
  });
});
