/** A disk in memory that is soon full, for tests. Linux, as root. */
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
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
