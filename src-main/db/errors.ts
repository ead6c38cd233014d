/** Translates SQLite's error codes, and those of the file system, to expected failures. */
import Database from 'better-sqlite3';
import { Refusal, type ErrorCode } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { damageText } from './damage';

/**
 * Extended result code -> our code; the longest matching start decides (https://sqlite.org/rescode.html).
 * READONLY_DBMOVED: the file was renamed, replaced or deleted while it was open.
 */
const BY_START: readonly (readonly [start: string, code: ErrorCode])[] = [
  ['SQLITE_READONLY_DBMOVED', 'case.moved'],
  ['SQLITE_READONLY', 'case.readOnly'],
  ['SQLITE_PERM', 'case.readOnly'],
  ['SQLITE_BUSY', 'case.busy'],
  ['SQLITE_LOCKED', 'case.busy'],
  ['SQLITE_FULL', 'case.diskFull'],
  ['SQLITE_NOTADB', 'case.notACase'],
  ['SQLITE_CORRUPT', 'case.damaged'],
  ['SQLITE_IOERR_SHORT_READ', 'case.damaged'],
  ['SQLITE_IOERR_CORRUPTFS', 'case.damaged'],
  ['SQLITE_IOERR', 'case.diskError'],
  ['SQLITE_CANTOPEN', 'file.unreadable'],
];

const BY_ERRNO: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file.notFound',
  EISDIR: 'file.isFolder',
  ENOTDIR: 'file.notFound',
  ELOOP: 'file.notFound',
  ENOSPC: 'file.diskFull',
  EDQUOT: 'file.diskFull',
  EEXIST: 'file.exists',
  EACCES: 'file.notWritable',
  EPERM: 'file.notWritable',
  EROFS: 'file.notWritable',
  ENAMETOOLONG: 'file.nameTooLong',
  // More than FAT takes, which ends at 4 GB.
  EFBIG: 'file.notWritable',
  EINVAL: 'file.notWritable',
  EBUSY: 'file.inUse',
  ETXTBSY: 'file.inUse',
  // A bad sector, a stick that was pulled out, and a drive at the other end of a network that is gone.
  EIO: 'case.diskError',
  ENXIO: 'case.diskError',
  ENODEV: 'case.diskError',
  ESTALE: 'case.diskError',
  ENOTCONN: 'case.diskError',
  EHOSTDOWN: 'case.diskError',
  ETIMEDOUT: 'case.diskError',
};

/** @returns the refusal an error stands for, or the error itself where it is none we expect (a bug of ours) */
export function asRefusal(error: unknown, name: string): unknown {
  if (error instanceof Database.SqliteError) {
    const code = BY_START.find(([start]) => error.code.startsWith(start))?.[1];
    const params = { name, detail: damageText(error.message), change: en.working.lastChange };
    return code === undefined ? error : new Refusal(code, params);
  }
  const errno = errnoOf(error);
  const code = errno === null ? undefined : BY_ERRNO[errno];
  return code === undefined ? error : new Refusal(code, { name });
}

/** What SQLite says is wrong; null where it is not SQLite that speaks. */
export function sqliteMessage(error: unknown): string | null {
  return error instanceof Database.SqliteError ? error.message : null;
}

/** Runs database or file work; what it throws comes out as a refusal that names the file, where it is expected. */
export function refusing<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asRefusal(error, name);
  }
}

/** Whether work failed for want of room, which says nothing of the file it was about. */
export function isNoRoom(error: unknown): boolean {
  const refusal = asRefusal(error, '');
  return refusal instanceof Refusal && ['file.diskFull', 'case.diskFull'].includes(refusal.error.code);
}

/** A journal lies beside the file, and who only reads may not take its change back. */
export function isRollbackDue(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_ROLLBACK';
}

export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
