/** Asks drives what stands at a path, and waits for each as long as it takes; nobody else has to. */
import { realpath, stat, statfs } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import type { WorkerPort } from '../../process/worker-port';
import { driveQuestionSchema, type DriveAnswer, type Found } from './messages';

const NOTHING: ReadonlySet<string | undefined> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG']);

function kindOf(stats: BigIntStats): 'file' | 'folder' | 'other' {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}

export async function findAt(path: string): Promise<Found> {
  try {
    // What is known of a file may be remembered on this side; the room on a drive is asked of the drive (statfs(2)).
    await statfs(path);
    const stats = await stat(path, { bigint: true });
    return { is: kindOf(stats), real: await realpath(path), device: stats.dev, inode: stats.ino };
  } catch (error) {
    return { is: NOTHING.has((error as NodeJS.ErrnoException).code) ? 'nothing' : 'hidden' };
  }
}

export function serveDrives(port: WorkerPort): void {
  port.onMessage((message) => {
    const { number, path } = driveQuestionSchema.parse(message);
    void findAt(path).then((found) => {
      port.send({ number, found } satisfies DriveAnswer);
    });
  });
}
