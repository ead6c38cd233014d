/** Quarantine: a file, and the journal beside it, copied to where nothing that is done to them can harm anybody. */
import { chmodSync, constants, copyFileSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileIdentity, InspectionReport } from '../../../src-shared/domain/inspection';
import { Refusal } from '../../../src-shared/errors';
import { errnoOf } from '../../db/errors';
import { syncFile, syncFolderOf } from '../../db/files';

/** Folders inside one: the file and its journal as they were found, which nobody touches again, and trials of them. */
export const FOUND = 'found';
export const ALONE = 'alone';
export const TOGETHER = 'together';
export const TRIALS: readonly string[] = [ALONE, TOGETHER];

/** The copy that a report is about, brought up to date. @param folder that was given to the inspection */
export function inspectedCopy(folder: string, path: string, { journal }: InspectionReport): string {
  return join(folder, journal === 'recovered' ? TOGETHER : ALONE, basename(path));
}

/** null where there is no such file, or none that can be seen: why is said by whoever reads it. */
export function identityOf(path: string): FileIdentity | null {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = statSync(path);
    return { dev, ino, size, mtimeMs, ctimeMs };
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return null;
  }
}

export function isSameIdentity(a: FileIdentity | null, b: FileIdentity | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.dev === b.dev &&
    a.ino === b.ino &&
    a.size === b.size &&
    a.mtimeMs === b.mtimeMs &&
    a.ctimeMs === b.ctimeMs
  );
}

export function journalBeside(path: string): string {
  return `${path}-journal`;
}

/** An empty journal, or one whose header was zeroed, is of a change that is through; SQLite leaves some behind. */
export function hasJournal(path: string): boolean {
  const journal = identityOf(journalBeside(path));
  return journal !== null && journal.size > 0;
}

/**
 * Copies a file under its own name. The input is only read.
 * @returns the path of the copy
 * @throws Refusal file.notFound, case.changing
 */
export function copyTo(folder: string, path: string, { journal }: { readonly journal: boolean }): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = basename(path);
  const before = identityOf(path);
  if (before === null) throw new Refusal('file.notFound', { name });
  const copy = join(folder, name);
  copyOne(path, copy);
  const isWhole = !journal || copyIfThere(journalBeside(path), journalBeside(copy));
  // A file that is still being written gives a copy of nothing that ever was.
  if (!isWhole || !isSameIdentity(before, identityOf(path))) throw new Refusal('case.changing', { name });
  return copy;
}

/** The journal of a change that somebody is making is gone at any moment. */
function copyIfThere(from: string, to: string): boolean {
  try {
    copyOne(from, to);
    return true;
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    return false;
  }
}

/** A clone where the file system makes one: then even a large file costs nothing. */
function copyOne(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  // A read-only input would give a copy that can't be recovered.
  chmodSync(to, 0o600);
}

/** Makes the kept copies last: the originals are about to change. */
export function syncCopies(copy: string): void {
  syncFile(copy);
  syncFile(journalBeside(copy));
  syncFolderOf(copy);
  syncFolderOf(dirname(copy));
}
