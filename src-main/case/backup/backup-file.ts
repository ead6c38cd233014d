/** Files of backups: their names, what stands beside each of them, and the list of a folder. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { versionSchema, type Version, type VersionKind } from '../../../src-shared/domain/version';
import { replaceFile } from '../replace-file';

/** Kept beside a backup: what the list shows, and the path of the case that it was made of. */
const noteSchema = versionSchema.extend({ source: z.string() });
export type BackupNote = Readonly<z.infer<typeof noteSchema>>;

const ENDING = '.plumb';

/** `20260115T093000123Z-000042-session-0123456789abcdef.plumb`: UTC time, head of the journal, kind, start of its hash. */
export function backupName(at: string, seq: number, kind: VersionKind, hash: string): string {
  const time = at.replaceAll(/[-:.]/g, '');
  return `${time}-${String(seq).padStart(6, '0')}-${kind}-${hash.slice(0, 16)}${ENDING}`;
}

export function notePath(backup: string): string {
  return `${backup.slice(0, -ENDING.length)}.json`;
}

/** The backups of a folder, newest first. One that has no note, or is not as large as it says, is none of ours. */
export function backupsIn(folder: string): readonly BackupNote[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(ENDING) && !name.startsWith('.'))
    .flatMap((name) => noteOf(folder, name) ?? [])
    .sort((a, b) => b.at.localeCompare(a.at) || b.seq - a.seq);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function noteOf(folder: string, name: string): BackupNote | null {
  try {
    const path = join(folder, name);
    const note = noteSchema.safeParse(JSON.parse(readFileSync(notePath(path), 'utf8'))).data;
    return note?.id === name && statSync(path).size === note.size ? note : null;
  } catch {
    return null;
  }
}

export function versionOf(note: BackupNote): Version {
  return versionSchema.parse(note);
}

/** Where the case of a folder of backups has stood when it was opened, newest first. A moved case keeps its backups. */
const PLACES = 'places.json';
const MOST_PLACES = 20;
const placesSchema = z.array(z.string());

export function placesIn(folder: string): readonly string[] {
  try {
    return placesSchema.parse(JSON.parse(readFileSync(join(folder, PLACES), 'utf8')));
  } catch {
    return [];
  }
}

/** Without backups there is nothing to be found; and where there is no room it costs only this. */
export function notePlace(folder: string, path: string): void {
  const known = placesIn(folder);
  if (known[0] === path || !existsSync(folder)) return;
  const places = [path, ...known.filter((other) => other !== path)].slice(0, MOST_PLACES);
  try {
    replaceFile(join(folder, PLACES), JSON.stringify(places));
  } catch {
    // The list that is there stays, and the next opening tries again.
  }
}
