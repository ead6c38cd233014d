/**
 * Writes a verified copy of the open case to another place; what stood there is replaced in one step or not at all. Here at
 * once, for a case whose file is gone: until it is in another one, nothing may be changed. Else see `save-copy-apart.ts`.
 */
import { realpathSync, statSync, type BigIntStats } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { copyInto } from '../db/copy';
import { asRefusal, errnoOf, refusing } from '../db/errors';
import { refuseLeftovers, refuseOddPath } from '../db/header';
import { requireLocks } from '../db/locks';
import type { ReadDb } from '../db/sql';

/**
 * @param sources paths of the open case, and of the file that a private copy of it was made of
 * @throws Refusal file.exists (the target is one of them), file.isFolder, file.notFound, file.notWritable, file.nameTooLong,
 *   file.diskFull, case.noLocks, case.damaged
 */
export function saveCopyOf(db: ReadDb, sources: readonly string[], path: string): void {
  const target = copyTarget(sources, path);
  try {
    copyInto(db, target);
  } catch (error) {
    throw copyRefusal(error, basename(target));
  }
}

/** @returns the absolute path. @throws Refusal file.exists, file.isFolder, file.nameTooLong, case.noLocks, file.notAFile (a pipe, or a path that SQLite reads otherwise) */
export function copyTarget(sources: readonly string[], path: string): string {
  refuseOddPath(path);
  const target = resolve(path);
  const name = basename(target);
  const stats = refusing(name, () => statSync(target, { throwIfNoEntry: false }));
  if (stats?.isDirectory()) throw new Refusal('file.isFolder', { name });
  // A pipe or a device would be replaced as a file is.
  if (stats?.isFile() === false) throw new Refusal('file.notAFile', { name });
  if (stats && sources.some((source) => isSameFile(source, target)))
    throw new Refusal('file.exists', { name });
  if (stats === undefined) refuseLeftovers(target);
  requireLocks(target);
  return target;
}

function isSameFile(source: string, target: string): boolean {
  const [a, b] = [source, target].map(numbersOf);
  return realpathSync(target) === source || (a !== undefined && a.ino === b?.ino && a.dev === b.dev);
}

/** Of a file that may not be looked at, or whose disk is gone, it is only known that it is not the one that can be. */
function numbersOf(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true, throwIfNoEntry: false });
  } catch (error) {
    if (errnoOf(error) === null) throw error;
    return undefined;
  }
}

/** The full disk and the forbidden folder are the copy's, not the case's. */
export function copyRefusal(error: unknown, name: string): unknown {
  const refusal = asRefusal(error, name);
  if (!(refusal instanceof Refusal)) return refusal;
  if (refusal.error.code === 'case.diskFull') return new Refusal('file.diskFull', { name });
  if (refusal.error.code === 'case.readOnly') return new Refusal('file.notWritable', { name });
  return refusal;
}
