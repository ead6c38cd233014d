/** Files written so that a crash leaves the old one or the new one, never half of one. */
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  copyFileSync,
  constants,
} from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { errnoOf } from './errors';

/** A name beside `path` for a file that will take its place; short, whatever the length of its name. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.plumbline-${randomUUID()}.tmp`);
}

/**
 * What SQLite takes into whatever file it stands beside, also where it is of another one: a journal, and a write-ahead log,
 * of which it does not even ask whether the file is in that mode (https://sqlite.org/src/file/src/pager.c).
 */
export const BESIDE = ['-journal', '-wal'] as const;

/** What may be left of a file of SQLite's: beside a log it keeps an index of it. */
const LEFT = ['', ...BESIDE, '-shm'];

const TEMPORARY = /^\.plumbline-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.tmp(-journal|-wal|-shm)?$/;

/** In ms. Nobody writes longer at one file (see `LONGEST` of askKeeper), so older ones are of a process that was killed. */
const LEFT_BEHIND = 24 * 3600 * 1000;

/** Removes what a killed process left in a folder. A folder that can't be listed, or a file that is held, stays as it is. */
export async function sweepTemporaries(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => TEMPORARY.test(one))) {
    const path = join(folder, name);
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > LEFT_BEHIND) await rm(path, { force: true }).catch(() => undefined);
  }
}

/** Whether there is a file in which something stands. */
export function isFilled(path: string): boolean {
  try {
    return statSync(path).size > 0;
  } catch {
    return false;
  }
}

/** Whether a write-ahead log lies beside a file, which SQLite takes into it at the next read, whatever mode the file is in. */
export function hasLog(path: string): boolean {
  return isFilled(`${path}-wal`);
}

/** An empty file that only its owner may read; SQLite fills it. */
export function createPrivate(path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
}

export function syncFile(path: string): void {
  sync(path, 'r+');
}

/**
 * A folder that only its owner may read, and those above it; a power cut does not take it away again with what was put
 * into it since.
 */
export function makeFolder(path: string): void {
  const first = mkdirSync(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = resolve(path); made.length >= first.length; made = dirname(made)) syncFolderOf(made);
}

/** Makes a rename last through a power cut. Windows has no such call, and needs none. */
export function syncFolderOf(path: string): void {
  if (process.platform !== 'win32') sync(dirname(path), 'r');
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function removeQuietly(path: string): void {
  for (const ending of LEFT) rmSync(path + ending, { force: true });
}

/**
 * The same off this thread: to give back the room of a large file takes its time (150 ms for 500 MB, measured). It says
 * nothing of what was done before: a file that is held stays, and is swept another day.
 */
export async function removeApart(...paths: readonly string[]): Promise<void> {
  const files = paths.flatMap((path) => LEFT.map((ending) => path + ending));
  await Promise.allSettled(files.map((file) => rm(file, { force: true })));
}

/**
 * Keeps a file under a second name that was free: `case.plumb.v1.bak`, then `case.plumb.v1-2.bak` ...
 * @returns the path of the backup
 */
export function keepBackup(path: string, mark: string): string {
  for (let attempt = 1; ; attempt++) {
    const backup = `${path}.${mark}${attempt === 1 ? '' : `-${attempt}`}.bak`;
    try {
      linkOrCopy(path, backup);
      return backup;
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
}

/**
 * Gives a finished file its name, and never replaces what was put there meanwhile. Without hard links a file of our own
 * takes the name first.
 * @throws EEXIST
 */
export function placeNew(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    createPrivate(path);
    try {
      renameSync(temporary, path);
    } catch (failure) {
      rmSync(path, { force: true });
      throw failure;
    }
  }
}

/** Some file systems (exFAT, many network drives) have no hard links. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
    syncFile(to);
  }
}
