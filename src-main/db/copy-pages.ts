/** Copies an open case file page by page, a few at each turn of the event loop, while it is worked in. */
import { open, type FileHandle } from 'node:fs/promises';
import { Refusal } from '../../src-shared/errors';
import { connectionOf, fileNameOf, type ReadDb } from './sql';

/** Pages copied at one turn: about a millisecond. */
const PAGES = 256;

/** The same where another process changes the case faster than it can be copied so gently: some 30 ms. */
const MANY_PAGES = 8192;

/** Beginnings anew after which larger steps are taken. */
const PATIENCE = 3;

/** Has what was written put on the disk, off this thread. A failure comes back when SQLite itself waits for the disk. */
class Flusher {
  readonly #file: FileHandle;
  #running: Promise<void> | null = null;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  flush(): Promise<void> {
    this.#running ??= this.#file
      .datasync()
      .catch(() => undefined)
      .finally(() => {
        this.#running = null;
      });
    return this.#running;
  }

  /** Also what was written after the flush began that is running now. */
  async flushAll(): Promise<void> {
    await this.#running;
    await this.flush();
  }
}

/**
 * What is changed through the same connection meanwhile comes along (https://sqlite.org/backup.html, section 3), so the
 * copy ends, however busy somebody is. At its end SQLite waits for the disk; by then nearly all of it is there.
 * @param target an empty file. A change by another process begins the copy anew.
 * @param signal ends it
 * @throws the reason of the signal; TypeError where the case is closed meanwhile; Refusal case.busy where another
 *   program keeps it to itself when the copy begins; SQLite's and the file system's own errors
 */
export async function copyPages(db: ReadDb, target: string, signal?: AbortSignal): Promise<void> {
  const file = await open(target, 'r+');
  let lastFlush: 'ahead' | 'running' | 'done' = 'ahead';
  let left = Infinity;
  let begun = 0;
  const disk = new Flusher(file);
  try {
    const { totalPages } = await connectionOf(db).backup(target, {
      progress: ({ remainingPages }) => {
        signal?.throwIfAborted();
        if (remainingPages > left) begun += 1;
        left = remainingPages;
        const step = begun < PATIENCE ? PAGES : MANY_PAGES;
        if (remainingPages > step) {
          void disk.flush();
          return step;
        }
        if (lastFlush === 'ahead') {
          lastFlush = 'running';
          void disk.flushAll().then(() => {
            lastFlush = 'done';
          });
        }
        return lastFlush === 'done' ? step : 0;
      },
    });
    // Of a file that it may not read yet SQLite knows no page, and that looks like a copy that is through.
    if (totalPages === 0) throw new Refusal('case.busy', { name: fileNameOf(db) });
  } finally {
    await disk.flushAll();
    await file.close();
  }
}
