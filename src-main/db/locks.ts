/** Does a drive allow locks? Without them two programs could write into one file at once, and destroy it. */
import Database from 'better-sqlite3';
import { basename } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { createPrivate, removeQuietly, temporaryBeside } from './files';

/**
 * How SQLite says that a lock was refused: SQLITE_BUSY for ENOLCK, SQLITE_IOERR with the call's name for others
 * (https://sqlite.org/src/file/src/os_unix.c). A trial can also fail for want of room, which says nothing of locks.
 */
const REFUSED = /^SQLITE_(BUSY|IOERR_(RD|UN)?LOCK|IOERR_CHECKRESERVEDLOCK)/;

/**
 * Tried on a file of our own, which nobody else can hold: of a lock that somebody holds SQLite says the same.
 * @param path of a file beside which it is tried
 * @returns false also where nothing can be written there
 */
export function refusesLocks(path: string): boolean {
  const trial = temporaryBeside(path);
  try {
    createPrivate(trial);
  } catch {
    return false;
  }
  try {
    lock(trial);
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError) return REFUSED.test(error.code);
    throw error;
  } finally {
    removeQuietly(trial);
  }
}

function lock(path: string): void {
  const db = new Database(path, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
  } finally {
    db.close();
  }
}

/** @throws Refusal case.noLocks */
export function requireLocks(path: string): void {
  if (refusesLocks(path)) throw new Refusal('case.noLocks', { name: basename(path) });
}
