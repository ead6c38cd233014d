// Starts the built app in Electron: for the user, for the command line's PDF printer and for the tests.
import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from './lib/fail.mjs';
import { ROOT } from './lib/paths.mjs';
import { readableAppFolder } from './runtime/app-folder.mjs';
import { readState } from './runtime/state.mjs';
import { dropPrefix, isRoot, isolatedEnvironment, succeeds } from './runtime/unprivileged.mjs';

/**
 * With the user's own files, settings and, for root, root's rights to files (not its other rights).
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv }} options
 */
export function spawnForUser(args, { env }) {
  const { binary } = readState();
  const keeping = dropPrefix({ root: isRoot(), keepFiles: true });
  if (isRoot() && !succeeds(keeping, ['true'])) {
    throw new SetUpError(
      "The app never runs as root, and here root may not lend it its rights to files: it could open none of root's.",
      'npm start   (as an ordinary user)',
    );
  }
  const [command = '', ...rest] = [...keeping, binary, ROOT, ...args];
  const clean = { ...env };
  // Terminals inside other Electron apps set it; ours would come up as a bare Node.
  delete clean['ELECTRON_RUN_AS_NODE'];
  return spawn(command, rest, { env: clean, stdio: ['inherit', 'inherit', 'pipe'] });
}

/**
 * Apart from everything: its own home and data folder, no right to anybody's files.
 * @param {readonly string[]} args
 * @param {{ env: NodeJS.ProcessEnv, home: string }} options
 */
export async function spawnIsolated(args, { env, home }) {
  const { binary } = readState();
  const app = await readableAppFolder();
  const prefix = dropPrefix({ root: isRoot(), keepFiles: false });
  const [command = '', ...rest] = [...prefix, binary, app, `--user-data-dir=${join(home, 'data')}`, ...args];
  return spawn(command, rest, { env: isolatedEnvironment(env, home), stdio: ['pipe', 'pipe', 'pipe'] });
}

/**
 * One executable file that does what spawnIsolated does, for a test driver that starts Electron itself.
 * @param {string} home
 * @returns {Promise<{ executable: string, appFolder: string, env: Record<string, string> }>}
 */
export async function isolatedExecutable(home) {
  const { binary } = readState();
  const appFolder = await readableAppFolder();
  const env = isolatedEnvironment(process.env, home);
  if (!isRoot()) return { executable: binary, appFolder, env };
  const executable = join(home, 'electron-as-nobody');
  const command = [...dropPrefix({ root: true, keepFiles: false }), binary];
  writeFileSync(executable, `#!/bin/sh\nexec ${command.map((word) => `'${word}'`).join(' ')} "$@"\n`);
  chmodSync(executable, 0o755);
  return { executable, appFolder, env };
}
