/** Writes a verified copy of the open case to another place; what stood there is replaced in one step or not at all. */
import { realpathSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { copyInto } from '../db/copy';
import { asRefusal } from '../db/errors';
import { refuseOddPath } from '../db/header';
import { requireLocks } from '../db/locks';
import type { ReadDb } from '../db/sql';

/**
 * @param source path of the open case
 * @throws Refusal file.exists (the target is the open case itself), file.isFolder, file.notFound, file.notWritable,
 *   file.diskFull, case.noLocks, case.damaged
 */
export function saveCopyOf(db: ReadDb, source: string, path: string): void {
  refuseOddPath(path);
  const target = resolve(path);
  const name = basename(target);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw new Refusal('file.isFolder', { name });
  if (stats && realpathSync(target) === source) throw new Refusal('file.exists', { name });
  requireLocks(target);
  try {
    copyInto(db, target);
  } catch (error) {
    throw copyRefusal(error, name);
  }
}

/** The full disk and the forbidden folder are the copy's, not the case's. */
function copyRefusal(error: unknown, name: string): unknown {
  const refusal = asRefusal(error, name);
  if (!(refusal instanceof Refusal)) return refusal;
  if (refusal.error.code === 'case.diskFull') return new Refusal('file.diskFull', { name });
  if (refusal.error.code === 'case.readOnly') return new Refusal('file.notWritable', { name });
  return refusal;
}
