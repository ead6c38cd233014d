/** Disks that are soon full, become read-only or fail, for tests. Linux, as root. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns how to take it away again; null = no disk may be mounted here */
export function mountSmallDisk(folder: string, sizeKb: number): (() => void) | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(sizeKb)}k`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  return () => {
    execFileSync('umount', ['-l', folder]);
  };
}

/**
 * Makes a folder read-only for whoever comes to it by its name, as a drive that is remounted so. Linux refuses a remount
 * while a file is open for writing, so the same folder is mounted over itself.
 * @returns how to make it writable again; null = nothing may be mounted here
 */
export function makeReadOnly(folder: string): (() => void) | null {
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'remount,bind,ro', folder], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return () => {
    execFileSync('umount', [folder]);
  };
}

/** `fail` makes it what a disk becomes on which ext4 finds an error: read-only until it is mounted anew. */
export interface FailingDisk {
  readonly path: string;
  readonly fail: () => void;
  readonly unmount: () => void;
}

/** @param folder for the disk and its image. @returns null = none may be mounted here */
export function mountFailingDisk(folder: string): FailingDisk | null {
  const [image, path] = [join(folder, 'disk.img'), join(folder, 'disk')];
  try {
    writeFileSync(image, '');
    truncateSync(image, 8 * 1024 * 1024);
    mkdirSync(path);
    execFileSync('mkfs.ext4', ['-q', image], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'loop,errors=remount-ro', image, path], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return {
    path,
    fail: () => {
      // It says that it can't, and does (ext4(5), "abort").
      spawnSync('mount', ['-o', 'remount,abort', path], { stdio: 'ignore' });
    },
    unmount: () => {
      execFileSync('umount', ['-l', path]);
    },
  };
}

/** Writes to a file until not a byte is left. */
export function fillDisk(folder: string, name = 'ballast'): void {
  for (const size of [65_536, 4096, 1]) {
    try {
      for (;;) appendFileSync(join(folder, name), Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}
