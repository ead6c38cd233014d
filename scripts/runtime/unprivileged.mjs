// As root the app runs as nobody: Chromium refuses its sandbox to root, and we don't do without it.
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NOBODY = 65534;

/**
 * With these the main process can read and write the files that root may, as the user expects of a
 * case file they name; Chromium's sandboxed processes drop them like everything else.
 */
const FILE_CAPABILITIES = '+dac_override,+fowner';

export function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * What to put before a command so that it runs without root's rights.
 * @param {{ root: boolean, keepFiles: boolean }} how keepFiles: with root's rights to files
 * @returns {string[]}
 */
export function dropPrefix({ root, keepFiles }) {
  if (!root) return [];
  const user = String(NOBODY);
  const drop = ['setpriv', '--reuid', user, '--regid', user, '--clear-groups'];
  if (!keepFiles) return [...drop, '--inh-caps=-all'];
  // Without the bit access(2), which SQLite and Node ask, forgets them for anybody but root (capabilities(7)).
  return [
    ...drop,
    '--securebits=+no_setuid_fixup',
    `--inh-caps=-all,${FILE_CAPABILITIES}`,
    `--ambient-caps=-all,${FILE_CAPABILITIES}`,
  ];
}

/**
 * Whether a command that is prefixed like this can run at all; some containers withhold the rights.
 * @param {readonly string[]} prefix
 * @param {readonly string[]} command
 */
export function succeeds(prefix, command) {
  const [program = '', ...args] = [...prefix, ...command];
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/**
 * Whether the user that the app runs as can read this file, every folder above it included.
 * @param {string} file
 */
export function canReadUnprivileged(file) {
  return !isRoot() || succeeds(dropPrefix({ root: true, keepFiles: false }), ['test', '-r', file]);
}

/**
 * A fresh folder that the app can write, whoever it runs as.
 * @param {string} name
 */
export function temporaryFolder(name) {
  // Not TMPDIR as root: it may be a folder of root's own.
  const folder = mkdtempSync(join(isRoot() ? '/tmp' : tmpdir(), `plumbline-${name}-`));
  if (isRoot()) {
    chownSync(folder, NOBODY, NOBODY);
    chmodSync(folder, 0o755);
  }
  return folder;
}

/**
 * The environment of an app that runs as nobody, or is to leave no trace: a home of its own.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {Record<string, string>}
 */
export function isolatedEnvironment(env, home) {
  /** @type {Record<string, string>} */
  const clean = {};
  for (const [name, value] of Object.entries(env)) {
    // The XDG folders are in the real home.
    const left = name.startsWith('XDG_') || ['TMPDIR', 'ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS'].includes(name);
    if (value !== undefined && !left) clean[name] = value;
  }
  return { ...clean, HOME: home };
}
