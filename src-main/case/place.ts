/** Place: is the file that a case was opened from still where it was, and can it still be written there? */
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readlinkSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { en } from '../../src-shared/strings/en';
import { errnoOf } from '../db/errors';
import { hasLog, isFilled } from '../db/files';
import { oddBeside } from '../db/header';

/** What happened to it. `gone`: moved, renamed or deleted. */
export type Cause = Exclude<keyof typeof en.working.causes, 'movedTo'>;

/** A file, whatever its name: device and inode (on Windows volume and file index). */
export interface FileNumber {
  readonly device: bigint;
  readonly inode: bigint;
}

/** Gone, and not only out of reach. */
const NOT_THERE: ReadonlySet<string | null> = new Set(['ENOENT', 'ENOTDIR']);
const NO_RIGHT: ReadonlySet<string | null> = new Set(['EROFS', 'EACCES', 'EPERM']);

export class Place {
  readonly #path: string;
  readonly #number: FileNumber;

  /** @param path of a file that has just been opened */
  constructor(path: string) {
    this.#path = path;
    this.#number = numberOf(statSync(path, { bigint: true }));
  }

  /** What is wrong, or null. Takes microseconds on a local disk. */
  look(): Cause | null {
    try {
      if (!this.#is(statSync(this.#path, { bigint: true }))) return 'replaced';
      // SQLite takes a write-ahead log into the file at its next read, whoever has put it there.
      if (hasLog(this.#path)) return 'walMode';
      // At a pipe in the place of a journal it would wait for ever.
      if (oddBeside(this.#path) !== undefined) return 'oddBeside';
      accessSync(this.#path, constants.R_OK | constants.W_OK);
      accessSync(dirname(this.#path), constants.W_OK);
      return null;
    } catch (error) {
      return this.#causeOf(errnoOf(error));
    }
  }

  /** Another one whenever anybody has written to the file, in whatever way; ''= it can't be seen. */
  stamp(): string {
    try {
      const { ctimeNs, size } = statSync(this.#path, { bigint: true });
      return `${ctimeNs} ${size}`;
    } catch {
      return '';
    }
  }

  isFile({ device, inode }: FileNumber): boolean {
    return device === this.#number.device && inode === this.#number.inode;
  }

  /** Whether `path` is this very file. */
  isAt(path: string): boolean {
    try {
      return this.#is(statSync(path, { bigint: true }));
    } catch {
      return false;
    }
  }

  #causeOf(errno: string | null): Cause {
    if (NOT_THERE.has(errno)) return isFolder(dirname(this.#path)) ? 'gone' : 'folderGone';
    return NO_RIGHT.has(errno) ? 'readOnly' : 'diskError';
  }

  /**
   * Whether something lies beside the path that SQLite, which goes by names, would take into this file though it is not of it:
   * a write-ahead log, what is no ordinary file, or the journal of another file that has the name by now.
   */
  get isMisled(): boolean {
    if (hasLog(this.#path) || oddBeside(this.#path) !== undefined) return true;
    return isFilled(`${this.#path}-journal`) && existsSync(this.#path) && !this.isAt(this.#path);
  }

  /** A path at which the file can be read, whatever has its name; null = nobody tells, as on systems other than Linux. */
  reach(): string | null {
    return this.isAt(this.#path) ? this.#path : (this.#handles().next().value ?? null);
  }

  /**
   * Where a moved file is now, as far as the system tells (Linux does: proc(5), /proc/self/fd); null = unknown, or deleted.
   * The file is not opened for this: closing it again would drop SQLite's locks (https://sqlite.org/howtocorrupt.html, 2.2).
   */
  whereNow(): string | null {
    for (const handle of this.#handles()) {
      const now = linkOf(handle);
      if (now !== null && now !== this.#path && this.isAt(now)) return now;
    }
    return null;
  }

  /** The handles of this process that are of the file. */
  *#handles(): Generator<string, undefined> {
    const handles = '/proc/self/fd';
    for (const name of listed(handles)) {
      const handle = resolve(handles, name);
      if (this.isAt(handle)) yield handle;
    }
  }

  #is(found: BigIntStats): boolean {
    return this.isFile(numberOf(found));
  }
}

function numberOf({ dev, ino }: BigIntStats): FileNumber {
  return { device: dev, inode: ino };
}

/** Empty where there is no such folder, as on systems other than Linux. */
function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    // Closed meanwhile: listing the folder itself takes a handle.
    return null;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
