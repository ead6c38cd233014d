/** A drive that never answers: a FUSE mount (fuse(4)) with nobody at its other end. Linux, as root. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SilentDrive {
  readonly folder: string;
  readonly remove: () => void;
}

/** @param parent folder in which it is mounted */
export function mountSilent(parent: string): SilentDrive {
  const folder = join(parent, 'silent');
  mkdirSync(folder);
  const device = openSync('/dev/fuse', 'r+');
  // What mount sees of it is number 3.
  const options = 'fd=3,rootmode=40000,user_id=0,group_id=0,allow_other';
  const { status, stderr } = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'silent', folder], {
    stdio: ['ignore', 'ignore', 'pipe', device],
  });
  if (status !== 0) {
    closeSync(device);
    throw new Error(`mount: ${String(stderr)}`);
  }
  return {
    folder,
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      // Whoever still waits is told that nobody is there any more.
      closeSync(device);
    },
  };
}

/** Whether such a drive can be had here. */
export const canMountSilent = ((): boolean => {
  const parent = mkdtempSync(join(tmpdir(), 'plumbline-silent-'));
  try {
    mountSilent(parent).remove();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
})();
