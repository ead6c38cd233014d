/** Writes a file whole or not at all: beside its place first, then moved there. */
import { randomUUID } from 'node:crypto';
import { access, constants, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal, type ErrorCode } from '../../src-shared/errors';

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'file.diskFull',
  EDQUOT: 'file.diskFull',
  EFBIG: 'file.diskFull',
  EBUSY: 'file.inUse',
  EISDIR: 'file.isFolder',
  EACCES: 'file.notWritable',
  EPERM: 'file.notWritable',
  EROFS: 'file.notWritable',
  ENOENT: 'file.notWritable',
  ENOTDIR: 'file.notWritable',
  ENAMETOOLONG: 'file.nameTooLong',
};

/**
 * What a failure of the file system means to a person.
 * Windows says EPERM or EACCES when another program holds the target of a rename open.
 */
export function refusalOf(
  error: unknown,
  name: string,
  platform: NodeJS.Platform = process.platform,
): Refusal {
  const { code = '', syscall = '', message } = error as NodeJS.ErrnoException;
  const isHeld = platform === 'win32' && syscall === 'rename' && (code === 'EPERM' || code === 'EACCES');
  const known = isHeld ? 'file.inUse' : CODES[code];
  return known ? new Refusal(known, { name }) : new Refusal('export.failed', { detail: message });
}

async function writeAndSync(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx', 0o666);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** So that the new name outlives a power failure. Windows can't open a folder, and needs no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** SQLite's "application id" of a case file: bytes 68 to 71 (sqlite.org/fileformat2.html, section 1.3). */
const CASE_ID = 0x504c4d42;

async function isCaseFile(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const header = Buffer.alloc(72);
    const { bytesRead } = await file.read(header, 0, 72, 0);
    return (
      bytesRead === 72 &&
      header.toString('latin1', 0, 15) === 'SQLite format 3' &&
      header.readUInt32BE(68) === CASE_ID
    );
  } finally {
    await file.close();
  }
}

/** What stands at `path`, a link followed to its end; null = nothing. */
async function existing(path: string): Promise<string | null> {
  try {
    return await realpath(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Refuses what may not be replaced. A case file never is: one slip of the hand would cost all the work. */
async function checkReplaceable(path: string, name: string): Promise<void> {
  const found = await stat(path);
  if (found.isDirectory()) throw new Refusal('file.isFolder', { name });
  if (!found.isFile()) throw new Refusal('file.notAFile', { name });
  await access(path, constants.W_OK);
  if (await isCaseFile(path)) throw new Refusal('file.exists', { name });
}

/**
 * Replaces an ordinary file at `path`, or makes it. On any failure what stood there still does, and
 * nothing is left beside it.
 * @throws Refusal file.diskFull, file.notWritable, file.inUse, file.isFolder, file.notAFile,
 *   file.exists (a case file stands there), export.failed
 */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  const name = basename(path);
  let beside = '';
  try {
    const there = await existing(path);
    if (there !== null) await checkReplaceable(there, name);
    const target = there ?? path;
    beside = join(dirname(target), `.${randomUUID()}.plumbline-tmp`);
    await writeAndSync(beside, content);
    await rename(beside, target);
    await syncFolder(dirname(target));
  } catch (error) {
    if (beside !== '') await rm(beside, { force: true }).catch(() => undefined);
    throw error instanceof Refusal ? error : refusalOf(error, name);
  }
}
