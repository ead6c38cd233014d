/** The gate before SQLite: is this an ordinary file that says of itself that it is a case file? */
import { closeSync, lstatSync, openSync, readSync, statSync, writeSync, type Stats } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { CASE_FILE_LIMIT } from '../../src-shared/limits';
import { en } from '../../src-shared/strings/en';
import { errnoOf } from './errors';
import { BESIDE, hasLog, isFilled } from './files';

/** "PLMB": stands in bytes 68 to 71 of every case file. */
export const APPLICATION_ID = 0x504c4d42;

/** Length of SQLite's file header in bytes (https://sqlite.org/fileformat.html, section 1.3). */
const HEADER_LENGTH = 100;
const MAGIC = 'SQLite format 3\0';

/**
 * @returns the file's format, its `user_version`
 * @throws Refusal file.notFound, file.isFolder, file.notAFile, file.unreadable, case.notACase, case.damaged, case.walMode,
 * case.tooLarge, case.oddBeside
 */
export function readFormat(path: string): number {
  const name = basename(path);
  refuseOddPath(path);
  const header = readHeader(path, name);
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Refusal('case.notACase', { name });
  if (header.length < HEADER_LENGTH || !isPageSize(header.readUInt16BE(16))) throw brokenHeader(name);
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new Refusal('case.notACase', { name });
  refuseWal(header, path);
  return header.readUInt32BE(60);
}

/**
 * How many pages a file says that it has, and how many there are, begun ones included, as SQLite counts them; null where
 * it does not say so (https://sqlite.org/fileformat.html, sections 1.3.2 and 1.3.7).
 */
export function pageCounts(path: string): { readonly said: number; readonly there: number } | null {
  const header = readStart(path);
  if (header.length < HEADER_LENGTH || header.readUInt32BE(24) !== header.readUInt32BE(92)) return null;
  const size = header.readUInt16BE(16);
  const there = Math.ceil(statSync(path).size / (size === 1 ? 65536 : size));
  return { said: header.readUInt32BE(28), there };
}

function brokenHeader(name: string): Refusal {
  return new Refusal('case.damaged', { name, detail: en.check.damage.header });
}

/** A power of two from 512 on; 65536 is written as 1. */
function isPageSize(size: number): boolean {
  return size === 1 || (size >= 512 && (size & (size - 1)) === 0);
}

/**
 * Bytes 18 and 19: 1 = rollback journal, 2 = WAL, others are of versions that nobody has seen yet. A write-ahead log beside
 * a file would be taken into it past all that was found out of the file, whatever these bytes say.
 */
function refuseWal(header: Buffer, path: string): void {
  const name = basename(path);
  const versions = [header[18], header[19]];
  if (versions.includes(2) || hasLog(path)) throw new Refusal('case.walMode', { name });
  if (versions.some((version) => version !== 1)) throw brokenHeader(name);
}

/** Says in the header of a copy that it has a rollback journal, as SQLite would do. No log may lie beside it. */
export function leaveWalMode(path: string): void {
  const file = openSync(path, 'r+');
  try {
    writeSync(file, Buffer.from([1, 1]), 0, 2, 18);
  } finally {
    closeSync(file);
  }
}

/**
 * better-sqlite3 trims a path: "a.plumb " would silently open "a.plumb". And SQLite opens what lies beside a file whatever it
 * is: at a pipe it would wait for ever, and through a link it would write where nobody asked it to.
 * @throws Refusal file.notAFile, case.oddBeside
 */
export function refuseOddPath(path: string): void {
  const name = basename(path);
  if (path !== path.trim() || path === '') throw new Refusal('file.notAFile', { name });
  const odd = oddBeside(path);
  if (odd !== undefined) throw new Refusal('case.oddBeside', { name, beside: name + odd });
}

/** The ending of what lies in the place of a journal or a log and is no ordinary file. */
export function oddBeside(path: string): string | undefined {
  return BESIDE.find((ending) => isOdd(path + ending));
}

/**
 * For a name that is to be a new file's: what lies beside it is of a file that was moved away, and may be all that makes that
 * one whole. Beside a new one SQLite would take it in, or delete it. And where there is no room in a name for that of its
 * journal, nothing could ever be written to the file.
 * @throws Refusal file.exists {name of what lies there}, file.nameTooLong
 */
export function refuseLeftovers(path: string): void {
  if (BESIDE.some((ending) => isTooLong(path + ending))) throw new Refusal('file.nameTooLong');
  const left = BESIDE.find((ending) => isFilled(path + ending));
  if (left !== undefined) throw new Refusal('file.exists', { name: basename(path) + left });
}

function isTooLong(path: string): boolean {
  try {
    statSync(path, { throwIfNoEntry: false });
    return false;
  } catch (error) {
    return errnoOf(error) === 'ENAMETOOLONG';
  }
}

function isOdd(path: string): boolean {
  try {
    return !(lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? true);
  } catch {
    // What can't even be looked at is told of the file itself.
    return false;
  }
}

function readHeader(path: string, name: string): Buffer {
  return readable(name, () => {
    const { size: bytes } = ordinaryFile(path, name);
    if (bytes > CASE_FILE_LIMIT) {
      const size = Math.ceil(bytes / 1024 ** 3);
      throw new Refusal('case.tooLarge', { name, size, limit: CASE_FILE_LIMIT / 1024 ** 3 });
    }
    return readStart(path);
  });
}

/** For a file of which nothing but its bytes is read. @throws Refusal file.notFound, file.isFolder, file.notAFile, file.unreadable */
export function refuseUnreadable(path: string): void {
  const name = basename(path);
  readable(name, () => {
    ordinaryFile(path, name);
    closeSync(openSync(path, 'r'));
  });
}

/** Asked before opening: opening a pipe would wait for somebody to write into it. */
function ordinaryFile(path: string, name: string): Stats {
  const stats = statSync(path);
  if (stats.isDirectory()) throw new Refusal('file.isFolder', { name });
  if (!stats.isFile()) throw new Refusal('file.notAFile', { name });
  return stats;
}

function readable<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const errno = errnoOf(error);
    if (errno === 'ENOENT' || errno === 'ENOTDIR') throw new Refusal('file.notFound', { name });
    if (errno === null) throw error;
    throw new Refusal('file.unreadable', { name });
  }
}

function readStart(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(HEADER_LENGTH);
    return bytes.subarray(0, readSync(file, bytes, 0, HEADER_LENGTH, 0));
  } finally {
    closeSync(file);
  }
}
