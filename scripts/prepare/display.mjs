// A display to draw on: the user's own, or Xvfb where there is none.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetUpError } from '../lib/fail.mjs';
import { which } from '../lib/run.mjs';

/**
 * Whether a display is there; one on this machine whose socket is gone is none.
 * @param {{ env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, exists: (path: string) => boolean }} where
 */
export function hasDisplay({ env, platform, exists }) {
  if (platform !== 'linux') return true;
  if (env['WAYLAND_DISPLAY']) return true;
  const display = env['DISPLAY'];
  if (!display) return false;
  const local = /^:(\d+)/.exec(display);
  return local ? exists(`/tmp/.X11-unix/X${local[1] ?? ''}`) : true;
}

export function needsXvfb() {
  return !hasDisplay({ env: process.env, platform: process.platform, exists: existsSync });
}

/**
 * Runs the work with a display, in an Xvfb of its own where need be. Not through xvfb-run: Debian's
 * mixes the program's stderr into its stdout, and a PDF comes out of there.
 * @template T
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 */
export async function withDisplay(work) {
  if (!needsXvfb()) return work(process.env);
  const { display, stop } = await startXvfb();
  try {
    return await work({ ...process.env, DISPLAY: display });
  } finally {
    stop();
  }
}

/** @returns {Promise<{ display: string, stop: () => void }>} */
function startXvfb() {
  // -ac: the app may run as another user, which has no right to the display otherwise.
  const server = ['Xvfb', '-displayfd', '3', '-ac', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'];
  // So that a killed set-up leaves no server behind.
  const bound = which('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', ...server] : server;
  const [command = '', ...args] = bound;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
    const fail = (/** @type {string} */ detail) => {
      reject(
        new SetUpError(
          'There is no display, and Xvfb does not start.',
          'Xvfb -displayfd 1   (shows why)',
          detail,
        ),
      );
    };
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (errors += text));
    child.on('error', (error) => {
      fail(error.message);
    });
    child.on('exit', () => {
      fail(errors);
    });
    child.stdio[3]?.once('data', (/** @type {Buffer} */ number) => {
      child.unref();
      resolve({
        display: `:${number.toString().trim()}`,
        stop: () => {
          child.kill();
        },
      });
    });
  });
}
