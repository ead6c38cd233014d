/** Rescue: where a case goes on whose file was moved, replaced, deleted or locked away while it was open. */
import { chmodSync, constants, copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { Refusal, type AppError, type ErrorCode } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { clockTime, fill } from '../../src-shared/strings/format';
import { dropLock } from '../db/copy';
import { refusing, sqliteMessage } from '../db/errors';
import { makeFolder, removeQuietly, syncFile, syncFolderOf, temporaryBeside } from '../db/files';
import { leaveWalMode, readFormat } from '../db/header';
import { migrateFile } from '../db/migrate';
import { MIGRATIONS } from '../db/migrations/all';
import { connect } from '../db/open';
import { closeDb, pragma, transaction } from '../db/sql';
import type { StoredVersion } from './backup/backups';
import { verifyCase } from './backup/verify-case';
import { openCase } from './case-file';
import type { OpenCase } from './open-case';
import type { Standing } from './own-file';
import type { CaseHost } from './execute';
import { holdsEntry } from './holds-entry';
import { headOf, type Head } from './journal';
import { replayKept, type KeptChanges } from './kept-changes';

type Away = Extract<Standing, { readonly is: 'away' }>;

/** Of the file that is copied, not of the copy. */
const DESTROYED: ReadonlySet<ErrorCode> = new Set([
  'case.moved',
  'case.inWalMode',
  'case.damaged',
  'case.notACase',
  'case.diskError',
  'file.unreadable',
  'file.notFound',
  'case.tooNew',
]);

/** 2026-01-31 09.05.07, in UTC: without colons, which Windows does not take. */
function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
}

/** `harbour 2026-01-31 09.05.07.plumb`, or with a number where that is taken. */
function freeName(opened: OpenCase, folder: string, now: Date): string {
  const name = basename(opened.path, extname(opened.path)).slice(0, 60);
  for (let attempt = 1; ; attempt++) {
    const path = join(folder, `${name} ${stamp(now)}${attempt === 1 ? '' : ` ${attempt}`}.plumb`);
    if (!existsSync(path)) return path;
  }
}

export interface RescuePlan {
  /** For rescue copies; made where it is missing, for its owner alone. */
  readonly folder: string;
  readonly host: CaseHost;
  /** Verified backups of the case, newest first. */
  readonly backups: readonly StoredVersion[];
}

export interface Rescued {
  readonly opened: OpenCase;
  /** null = all that was saved is there; else when the newest change was made that is. ISO 8601, UTC. */
  readonly until: string | null;
}

/**
 * Puts everything that was saved into a new file, and opens that for writing: through the connection that is still open
 * (it holds on to the file whatever its name), or, where the file itself is destroyed, from the newest backup and the
 * changes kept in memory since. The old connection stays as it is: whoever calls closes it.
 * @throws Refusal file.diskFull, file.notWritable; where there is no backup case.moved, case.damaged, case.diskError
 */
export function rescueCase(opened: OpenCase, plan: RescuePlan): Rescued {
  return refusing(opened.fileName, () => rescueInto(opened, plan));
}

function rescueInto(opened: OpenCase, { folder, host, backups }: RescuePlan): Rescued {
  makeFolder(folder);
  const path = freeName(opened, folder, host.now());
  try {
    copyOf(opened, path);
    return { opened: openCase(path, host, 'schema'), until: null };
  } catch (error) {
    if (!isDestroyed(error)) throw error;
    const bases = basesFor(opened, backups);
    if (bases.length === 0) throw error;
    const until = rebuildFrom(bases, opened.kept, path);
    return { opened: openCase(path, host, 'schema'), until };
  }
}

/**
 * A connection may serve what it remembers of a file that is another one by now. Here and at once, however large it is: a
 * change that met the missing file waits for this copy, and no other process can read a file that has no name any more.
 */
function copyOf(opened: OpenCase, path: string): void {
  const bare = opened.bareFile();
  if (bare === null) opened.saveCopy(path);
  else copyBare(bare, path, opened.fileName);
  const { seq, hash } = opened.kept.head;
  if (holdsEntry(path, seq, hash)) return;
  rmSync(path, { force: true });
  throw new Refusal('case.damaged', { name: opened.fileName, detail: en.check.damage.behind });
}

/**
 * The file as it is without what lies beside it: all that was saved here stands in it. What another program has brought into
 * it since is found out.
 */
function copyBare(from: string, path: string, name: string): void {
  const temporary = temporaryBeside(path);
  try {
    copyFileSync(from, temporary, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    chmodSync(temporary, 0o600);
    leaveWalMode(temporary);
    dropLock(temporary);
    if (!verifyCase(temporary).verified)
      throw new Refusal('case.damaged', { name, detail: en.check.damage.journal });
    syncFile(temporary);
    renameSync(temporary, path);
    syncFolderOf(path);
  } finally {
    removeQuietly(temporary);
  }
}

/** The file's own trouble, not that of the folder for rescue copies. */
function isDestroyed(error: unknown): boolean {
  if (!(error instanceof Refusal)) return sqliteMessage(error) !== null;
  return DESTROYED.has(error.error.code);
}

/**
 * The backups that the kept changes go on from, newest first; then those that were made of this file by itself: a conflicted
 * copy, or another copy of the case, may hold somebody else's work.
 */
function basesFor({ kept, origin }: OpenCase, backups: readonly StoredVersion[]): readonly StoredVersion[] {
  const sound = backups.filter(({ version }) => version.verified);
  const leading = sound.filter(({ version }) => kept.since(version) !== null);
  const own = sound.filter(({ version, source }) => version.kind !== 'named' && source === origin);
  return [...new Set([...leading, ...own, ...sound])];
}

/** A backup that was whole when it was made may not be any more, or gone: then the next one has to do. @returns as rebuild */
function rebuildFrom(bases: readonly StoredVersion[], kept: KeptChanges, path: string): string | null {
  const failures: unknown[] = [];
  for (const base of bases) {
    try {
      return rebuild(base, kept, path);
    } catch (error) {
      failures.push(error);
    }
  }
  throw failures[0];
}

/** @returns null = everything is there; else the time of the newest change that is */
function rebuild({ path: backup, version }: StoredVersion, kept: KeptChanges, path: string): string | null {
  const temporary = temporaryBeside(path);
  try {
    copyFileSync(backup, temporary, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
    chmodSync(temporary, 0o600);
    bringUpToDate(temporary);
    const db = connect(temporary, 'write');
    let reached: Head;
    try {
      transaction(db, () => {
        pragma(db, 'defer_foreign_keys = ON');
        replayKept(db, kept.since(version) ?? []);
      });
      reached = headOf(db);
    } finally {
      closeDb(db);
    }
    if (!verifyCase(temporary).verified)
      throw new Refusal('case.damaged', { name: basename(backup), detail: en.check.damage.journal });
    syncFile(temporary);
    renameSync(temporary, path);
    syncFolderOf(path);
    return reached.hash === kept.head.hash ? null : reached.at;
  } finally {
    removeQuietly(temporary);
  }
}

/** Of an older format; that one is kept as the backup it is, so the copy needs none of itself. */
function bringUpToDate(copy: string): void {
  if (readFormat(copy) === MIGRATIONS.length) return;
  const original = migrateFile(copy);
  if (original !== null) rmSync(original, { force: true });
}

/** What happened to the file, as a sentence. */
export function causeText(name: string, { cause, now }: Away): string {
  const { causes } = en.working;
  return now === null ? fill(causes[cause], { name }) : fill(causes.movedTo, { name, now });
}

/** What to tell of a rescue that worked. */
export function rescuedError(name: string, away: Away, { opened, until }: Rescued, folder: string): AppError {
  const params = { name, cause: causeText(name, away), copy: opened.fileName, folder };
  return until === null
    ? { code: 'case.rescued', params }
    : { code: 'case.rescuedOlder', params: { ...params, until: clockTime(until) } };
}
