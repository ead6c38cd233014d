/** A verified copy of a case file, put in place in one step. */
import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { damageText } from './damage';
import { isNoRoom } from './errors';
import {
  BESIDE,
  createPrivate,
  placeNew,
  removeQuietly,
  syncFile,
  syncFolderOf,
  temporaryBeside,
} from './files';
import { refuseLeftovers } from './header';
import { connect } from './open';
import { rollBackIfPossible } from './roll-back';
import { all, closeDb, get, run, vacuumInto, type ReadDb } from './sql';

/**
 * VACUUM INTO a temporary file beside the target, verify, fsync, rename. `application_id` and `user_version` come along.
 * @param alter changes the copy before it is verified (a migration)
 * @param beforeSwap runs when the copy is good and the target still the old file
 * @throws Refusal case.damaged where the copy does not verify; SQLite's and the file system's own errors
 */
export function copyInto(
  db: ReadDb,
  target: string,
  alter: (path: string) => void = () => undefined,
  beforeSwap: () => void = () => undefined,
): void {
  const temporary = temporaryBeside(target);
  try {
    createPrivate(temporary);
    vacuumInto(db, temporary);
    dropLock(temporary);
    alter(temporary);
    verify(temporary, basename(target));
    syncFile(temporary);
    beforeSwap();
    replace(target, temporary);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

/** A copy of a case as it is, page by page, and a file that is to be the compact one; both beside the target, and the caller's to remove. */
export interface CopyFiles {
  readonly pages: string;
  readonly temporary: string;
}

/**
 * The same in two steps, for a process that may be ended in the first one.
 * @param isNew whether nothing stood at the target when a person chose it: what was put there since is nobody's to replace
 * @returns the second step, which takes no time and must not be cut off: it puts the copy in place
 * @throws as copyInto; where it is new EEXIST, Refusal file.exists
 */
export function prepareCopy({ pages, temporary }: CopyFiles, target: string, isNew: boolean): () => void {
  compact(pages, temporary);
  dropLock(temporary);
  verify(temporary, basename(target));
  syncFile(temporary);
  return () => {
    if (isNew) placeAlone(target, temporary);
    else replace(target, temporary);
  };
}

function placeAlone(target: string, temporary: string): void {
  refuseLeftovers(target);
  placeNew(temporary, target);
  syncFolderOf(target);
}

/** Where there is room for one copy only, it stays as it is: to be there is worth more than to be small. */
function compact(pages: string, temporary: string): void {
  try {
    createPrivate(temporary);
    vacuumFile(pages, temporary);
  } catch (error) {
    if (!isNoRoom(error)) throw error;
    removeQuietly(temporary);
    renameSync(pages, temporary);
  }
}

function vacuumFile(path: string, into: string): void {
  const db = connect(path, 'read');
  try {
    vacuumInto(db, into);
  } finally {
    closeDb(db);
  }
}

/**
 * The journal of what is replaced would be rolled into what takes its place; where nothing does, it is needed. A power cut
 * may come before anything does: so a change that was cut off is taken back first.
 */
function replace(target: string, temporary: string): void {
  rollBackIfPossible(target);
  const putAside: { readonly path: string; readonly aside: string }[] = [];
  try {
    for (const path of BESIDE.map((ending) => target + ending).filter((each) => existsSync(each))) {
      const aside = temporaryBeside(target);
      renameSync(path, aside);
      putAside.push({ path, aside });
    }
    renameSync(temporary, target);
  } catch (error) {
    for (const { path, aside } of putAside) renameSync(aside, path);
    throw error;
  }
  syncFolderOf(target);
  for (const { aside } of putAside) removeQuietly(aside);
}

/** Whoever has the original open has not the copy open; and whose computer it is, is no business of the copy's reader. */
export function dropLock(path: string): void {
  const db = connect(path, 'write');
  try {
    const isLocked = get(db, `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'case_locks'`);
    if (isLocked !== undefined) run(db, 'DELETE FROM case_locks');
  } finally {
    closeDb(db);
  }
}

function verify(path: string, name: string): void {
  const db = connect(path, 'read');
  try {
    const [problem] = all<{ integrity_check: string }>(db, 'PRAGMA integrity_check(1)');
    if (problem?.integrity_check !== 'ok')
      throw new Refusal('case.damaged', { name, detail: damageText(problem?.integrity_check ?? '') });
    const dangling = get<{ table: string }>(db, 'PRAGMA foreign_key_check');
    if (dangling !== undefined)
      throw new Refusal('case.damaged', {
        name,
        detail: fill(en.check.damage.links, { table: dangling.table }),
      });
  } finally {
    closeDb(db);
  }
}
