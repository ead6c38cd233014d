/**
 * Rotation: 5 recent backups and one a day for 7 days; what a person named stays, and what is doubtful throws nothing out.
 * Recent by the clock and by the journal, because clocks are set back.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { errnoOf } from '../../db/errors';
import { notePath, type BackupNote } from './backup-file';

/** Acceptance list: 5 recent, and the last one of each of 7 days. */
const RECENT = 5;
const DAYS = 7;

/**
 * @param backups of one case file, newest first
 * @param made the one that was made just now, which stays
 * @returns those that are not needed any more. Doubtful ones are counted by themselves: they never push a good one out.
 */
export function outdated(backups: readonly BackupNote[], made: BackupNote): readonly BackupNote[] {
  const automatic = backups.filter(({ kind }) => kind !== 'named');
  const good = automatic.filter(({ verified }) => verified);
  const doubtful = automatic.filter(({ verified }) => !verified);
  const days = new Map<string, BackupNote>();
  for (const backup of good) if (!days.has(dayOf(backup))) days.set(dayOf(backup), backup);
  const kept = new Set([
    ...good.slice(0, RECENT),
    ...good.toSorted((a, b) => b.seq - a.seq).slice(0, RECENT),
    ...[...days.values()].slice(0, DAYS),
    ...doubtful.slice(0, RECENT),
  ]);
  return automatic.filter((backup) => !kept.has(backup) && backup.id !== made.id);
}

function dayOf({ at }: BackupNote): string {
  return at.slice(0, 'yyyy-mm-dd'.length);
}

/**
 * The note goes last: a backup without one is not listed, and a note without a backup neither. One that somebody holds
 * stays until a later rotation: the backup that was made just now is made all the same.
 */
export function removeBackup(folder: string, { id }: BackupNote): void {
  const path = join(folder, id);
  try {
    rmSync(path, { force: true });
    rmSync(notePath(path), { force: true });
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}
