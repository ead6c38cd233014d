/** Writes one backup: a copy of the committed state, looked at as a whole, and put in place in one step. */
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { JournalFate } from '../../../src-shared/domain/inspection';
import type { Version, VersionKind } from '../../../src-shared/domain/version';
import { Refusal } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { dropLock } from '../../db/copy';
import { asRefusal } from '../../db/errors';
import {
  createPrivate,
  makeFolder,
  removeApart,
  sweepTemporaries,
  syncFile,
  syncFolderOf,
  temporaryBeside,
} from '../../db/files';
import type { OpenCase } from '../open-case';
import { backupName, backupsIn, notePath, versionOf, type BackupNote } from './backup-file';
import { outdated, removeBackup } from './rotate';
import { verifyCase } from './verify-case';

/** What is to be made of a copy of a case. */
export interface BackupOrder {
  /** Path of the copy, in the folder in which the backup is to be. */
  readonly copy: string;
  /** Path of the case. */
  readonly source: string;
  readonly kind: VersionKind;
  readonly name: string;
  /** UTC in ISO 8601. */
  readonly at: string;
}

/** While this file is there, the case is known to be damaged, and nothing is thrown away. */
const DAMAGED = 'damaged';

export function folderOf(root: string, caseId: string): string {
  return join(root, caseId);
}

export function markDamaged(folder: string): void {
  makeFolder(folder);
  writeFileSync(join(folder, DAMAGED), '');
}

/**
 * Copies the case as it is, while it is worked in.
 * @param folder of its backups; made where it is missing
 * @returns the path of the copy, which is no backup before it has been finished
 * @throws Refusal case.notOpen where the case is closed meanwhile; file.*, case.*; the reason of the signal
 */
export async function beginBackup(opened: OpenCase, folder: string, signal?: AbortSignal): Promise<string> {
  const copy = temporaryBeside(join(folder, 'backup'));
  try {
    makeFolder(folder);
    await sweepTemporaries(folder);
    createPrivate(copy);
    await opened.copyPages(copy, signal);
    return copy;
  } catch (error) {
    await removeApart(copy);
    throw asRefusal(error, fill(en.recovery.backupOf, { name: opened.fileName }));
  }
}

/** A file that came from elsewhere, and what the inspection says of the journal beside it. */
export interface FoundFile {
  readonly path: string;
  readonly journal: JournalFate;
}

/**
 * Copies a file of the case that came from elsewhere, with the journal that is its own: by that the change that was cut off
 * is taken back when the copy is finished.
 * @returns the path of the copy, as above. @throws file.*
 */
export async function beginAdoption({ path, journal }: FoundFile, folder: string): Promise<string> {
  const copy = temporaryBeside(join(folder, 'backup'));
  try {
    makeFolder(folder);
    createPrivate(copy);
    for (const ending of journal === 'recovered' ? ['', '-journal'] : ['']) {
      await copyFile(path + ending, copy + ending);
      // The copy has the rights of the file by now, which may be read-only.
      await chmod(copy + ending, 0o600);
    }
    return copy;
  } catch (error) {
    await removeApart(copy);
    throw asRefusal(error, basename(path));
  }
}

/**
 * Looks at all of the copy.
 * @returns the last step, which must not be cut off: it puts the copy in place, and what was kept too long goes
 * @throws Refusal case.damaged: the case is marked then, and its backups stay as they are
 */
export function finishBackup({ copy, source, kind, name, at }: BackupOrder): () => Version {
  const folder = dirname(copy);
  try {
    dropLock(copy);
    const found = verifyCase(copy);
    syncFile(copy);
    const { seq, hash } = found.head;
    const id = backupName(at, seq, kind, hash);
    const { articles, claims, references, verified } = found;
    const size = statSync(copy).size;
    const note = { id, kind, name, at, seq, hash, articles, claims, references, size, verified, source };
    return () => {
      putInPlace(copy, join(folder, id), note);
      rotate(folder, note);
      return versionOf(note);
    };
  } catch (error) {
    if (error instanceof Refusal && error.error.code === 'case.damaged') markDamaged(folder);
    throw error;
  }
}

/** The backup that has this state already, if it was found whole. */
export function sameBackup(folder: string, headHash: string): Version | null {
  const same = backupsIn(folder).find(({ hash, verified }) => hash === headHash && verified);
  return same === undefined ? null : versionOf(same);
}

/** The note first: it says nothing until its backup is there, and goes again where that does not come. */
function putInPlace(temporary: string, path: string, note: BackupNote): void {
  try {
    const text = `${JSON.stringify(note, null, 2)}\n`;
    writeFileSync(notePath(path), text, { mode: 0o600, flush: true });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(notePath(path), { force: true });
    throw error;
  }
  syncFolderOf(path);
}

/** A good backup of a case that was damaged takes the mark away, and the next one may rotate again. */
function rotate(folder: string, made: BackupNote): void {
  if (!made.verified) return;
  const mark = join(folder, DAMAGED);
  if (existsSync(mark)) {
    rmSync(mark, { force: true });
    return;
  }
  // Made before a version is restored: that version may be the next to go.
  if (made.kind === 'risky') return;
  const own = backupsIn(folder).filter(({ source }) => source === made.source);
  for (const backup of outdated(own, made)) removeBackup(folder, backup);
}
