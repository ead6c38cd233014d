/** Can a case be written where it is, and if not, what stands in the way? */
import { closeSync, openSync } from 'node:fs';
import type { ReadOnlyReason } from '../../src-shared/domain/read-only';
import { errnoOf } from './errors';
import { createPrivate, removeQuietly, temporaryBeside } from './files';

/**
 * A writer needs the folder as well: the rollback journal stands beside the file while it writes. Tried rather than
 * asked for: rights, read-only disks and Windows' lists of rights all answer differently.
 * @returns null = it can be written
 */
export function whyReadOnly(path: string): ReadOnlyReason | null {
  return (
    failing('file', () => {
      closeSync(openSync(path, 'r+'));
    }) ?? whyNoJournal(path)
  );
}

/** Why no file can be made beside this one, which is not opened: closing it again would drop SQLite's locks. null = it can. */
export function whyNoJournal(path: string): ReadOnlyReason | null {
  return failing('folder', () => {
    const trial = temporaryBeside(path);
    createPrivate(trial);
    removeQuietly(trial);
  });
}

function failing(reason: 'file' | 'folder', attempt: () => void): ReadOnlyReason | null {
  try {
    attempt();
    return null;
  } catch (error) {
    return errnoOf(error) === 'EROFS' ? 'media' : reason;
  }
}
