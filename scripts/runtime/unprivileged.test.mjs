import { describe, expect, it } from 'vitest';
import { dropPrefix, isolatedEnvironment } from './unprivileged.mjs';

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
