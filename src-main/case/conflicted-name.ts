/** Conflicted copies: what sync services call the second file, when two computers changed a file at once. */
import { extname } from 'node:path';

/**
 * Dropbox and Nextcloud: `Name (Ann's conflicted copy 2026-01-15).plumb`; Syncthing: `Name.sync-conflict-20260115-093000-ABCDEFG.plumb`;
 * ownCloud: `Name_conflict-20260115-093000.plumb` (their manuals). OneDrive and iCloud say nothing of a conflict in the
 * name, so theirs can't be told from copies that somebody made.
 */
const ADDED = /^(?: \([^()]*conflict[^()]*\)|[._-](?:sync-)?conflict[-_].+)$/i;

/** Whether `name` is what a sync service calls a conflicted copy of the file `original`; both without folder. */
export function isConflictedCopyOf(name: string, original: string): boolean {
  const ending = extname(original);
  const stem = original.slice(0, original.length - ending.length);
  if (!name.startsWith(stem) || extname(name).toLowerCase() !== ending.toLowerCase()) return false;
  return ADDED.test(name.slice(stem.length, name.length - ending.length));
}
