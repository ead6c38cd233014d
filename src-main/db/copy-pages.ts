/** Copies a case file that may be written to meanwhile: a few pages at a time, with the lock let go in between. */
import { connect } from './open';
import { closeDb, connectionOf } from './sql';

/** Pages copied while the lock is held: about a millisecond. */
const PAGES = 256;

/** The same where the case changes faster than it can be copied so gently: some 30 ms. */
const MANY_PAGES = 8192;

/** Beginnings anew after which larger steps are taken. */
const PATIENCE = 3;

/** How long the lock is let go each time, in ms: a writer that waits looks again within that time. */
const PAUSE = 2;

/**
 * For a process that has nothing else to do: it sleeps between the steps.
 * @param target an empty file. A change of the source while it is copied begins the copy anew.
 */
export async function copyPages(source: string, target: string): Promise<void> {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  let left = Infinity;
  let begun = 0;
  const db = connect(source, 'read');
  try {
    await connectionOf(db).backup(target, {
      progress: ({ remainingPages }) => {
        if (remainingPages > left) begun += 1;
        left = remainingPages;
        Atomics.wait(sleeper, 0, 0, PAUSE);
        return begun < PATIENCE ? PAGES : MANY_PAGES;
      },
    });
  } finally {
    closeDb(db);
  }
}
