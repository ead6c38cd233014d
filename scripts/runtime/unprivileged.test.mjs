import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dropPrefix, isRoot, isolatedEnvironment, succeeds } from './unprivileged.mjs';

describe('the way to drop rights', () => {
  it('is nothing for an ordinary user', () => {
    expect(dropPrefix({ root: false, keepFiles: true })).toEqual([]);
  });

  it('leaves the tests no right at all', () => {
    const prefix = dropPrefix({ root: true, keepFiles: false }).join(' ');
    expect(prefix).toBe('setpriv --reuid 65534 --regid 65534 --clear-groups --inh-caps=-all');
  });

  it("leaves the user's window root's rights to files, and no other", () => {
    const prefix = dropPrefix({ root: true, keepFiles: true });
    expect(prefix.at(-1)).toBe('--ambient-caps=-all,+dac_override,+fowner');
  });
});

it('an isolated app gets a home of its own and nothing that points into the real one', () => {
  const env = {
    PATH: '/bin',
    HOME: '/root',
    XDG_RUNTIME_DIR: '/run/user/0',
    XDG_CONFIG_HOME: '/root/.config',
    TMPDIR: '/root/tmp',
    ELECTRON_RUN_AS_NODE: '1',
    DISPLAY: ':1',
  };
  expect(isolatedEnvironment(env, '/tmp/home')).toEqual({ PATH: '/bin', HOME: '/tmp/home', DISPLAY: ':1' });
});

it.runIf(isRoot())("sees root's files as root does, by access(2) too, while its user can not", () => {
  const folder = mkdtempSync(join(tmpdir(), 'unprivileged-test-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  try {
    // mkdtemp makes it for its owner alone.
    const sees = (/** @type {boolean} */ keepFiles) =>
      succeeds(dropPrefix({ root: true, keepFiles }), [
        process.execPath,
        '-e',
        `process.exit(require('fs').existsSync(${JSON.stringify(file)}) ? 0 : 1)`,
      ]);
    expect([sees(true), sees(false)]).toEqual([true, false]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
