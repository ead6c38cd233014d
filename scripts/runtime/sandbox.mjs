// Chromium's sandbox: made of user namespaces, or else of a small setuid program beside Electron.
import { chmodSync, chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from '../lib/fail.mjs';
import { canReadUnprivileged, dropPrefix, isRoot, succeeds } from './unprivileged.mjs';

const CAP_SYS_ADMIN = 21n;

/**
 * @typedef {object} Surroundings
 * @property {boolean} namespaces the app's user may make user namespaces
 * @property {boolean} setuid the helper is owned by root and setuid already
 * @property {boolean} root we may make it so
 * @property {boolean} sysAdmin what the helper does is not withheld from root itself
 */

/**
 * @param {Surroundings} where
 * @returns {'ready' | 'make-setuid' | 'ask-for-setuid' | 'impossible'}
 */
export function sandboxPlan({ namespaces, setuid, root, sysAdmin }) {
  if (namespaces) return 'ready';
  if (!sysAdmin) return 'impossible';
  if (setuid) return 'ready';
  return root ? 'make-setuid' : 'ask-for-setuid';
}

/** @param {string} helper */
function isSetuid(helper) {
  if (!existsSync(helper)) return false;
  const { uid, mode } = statSync(helper);
  return uid === 0 && (mode & 0o4000) !== 0;
}

function boundsAllowSysAdmin() {
  const bounds = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return bounds === undefined || ((BigInt(`0x${bounds}`) >> CAP_SYS_ADMIN) & 1n) === 1n;
}

/** @param {{ folder: string, binary: string }} electron */
export function ensureSandbox({ folder, binary }) {
  if (process.platform !== 'linux') return;
  const helper = join(folder, 'chrome-sandbox');
  const drop = dropPrefix({ root: isRoot(), keepFiles: false });
  if (isRoot() && !succeeds(drop, ['true'])) {
    throw new SetUpError(
      'The app never runs as root, and root may not become another user here (setpriv fails).',
      'npm start   (as an ordinary user)',
    );
  }
  if (!canReadUnprivileged(binary)) {
    throw new SetUpError(
      `The app never runs as root, and the user it runs as can't enter ${folder}.`,
      'PLUMBLINE_CACHE=/var/cache/plumbline npm start',
    );
  }
  const plan = sandboxPlan({
    namespaces: succeeds(drop, ['unshare', '--user', '--map-root-user', 'true']),
    setuid: isSetuid(helper),
    root: isRoot(),
    sysAdmin: boundsAllowSysAdmin(),
  });
  switch (plan) {
    case 'ready':
      return;
    case 'make-setuid':
      chownSync(helper, 0, 0);
      chmodSync(helper, 0o4755);
      return;
    case 'ask-for-setuid':
      throw new SetUpError(
        "This system forbids user namespaces to ordinary programs, so Electron's sandbox needs its helper.",
        `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
      );
    case 'impossible':
      throw new SetUpError(
        "This container forbids what Electron's sandbox is made of, and Plumbline does not run without it.",
        'docker run --security-opt seccomp=unconfined ...   (or another way to allow user namespaces)',
      );
  }
}
