/** Writes one backup: a copy of the committed state, looked at as a whole, and put in place in one step. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Version, VersionKind } from '../../../src-shared/domain/version';
import { Refusal } from '../../../src-shared/errors';
import { dropLock } from '../../db/copy';
import { copyPages } from '../../db/copy-pages';
import { createPrivate, removeQuietly, syncFile, syncFolderOf } from '../../db/files';
import { connect } from '../../db/open';
import { closeDb, get } from '../../db/sql';
import { headOf } from '../journal';
import { backupName, backupsIn, notePath, versionOf, type BackupNote } from './backup-file';
import { outdated, removeBackup } from './rotate';
import { verifyCase } from './verify-case';

export interface BackupOrder {
  /** Path of the case. */
  readonly source: string;
  /** Holds a folder for each case. */
  readonly root: string;
  readonly kind: VersionKind;
  readonly name: string;
  /** UTC in ISO 8601. */
  readonly at: string;
}

/** While this file is there, the case is known to be damaged, and nothing is thrown away. */
const DAMAGED = 'damaged';

export function folderOf(root: string, caseId: string): string {
  return join(root, caseId);
}

export function markDamaged(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, DAMAGED), '');
}

/**
 * Pages are copied a few at a time, so that somebody who writes meanwhile waits for milliseconds at most; if the case
 * changes, the copy begins anew.
 * @returns the backup; one of the same state is not made twice, unless it is given a name
 * @throws Refusal case.damaged: the case is marked then, and its backups stay as they are
 */
export async function writeBackup(order: BackupOrder): Promise<Version> {
  const { source, root, kind, name, at } = order;
  const start = stateOf(source);
  const folder = folderOf(root, start.caseId);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const same = backupsIn(folder).find(({ hash, verified }) => hash === start.hash && verified);
  if (same && kind !== 'named') return versionOf(same);
  const temporary = join(folder, `.${crypto.randomUUID()}.tmp`);
  try {
    createPrivate(temporary);
    await copyPages(source, temporary);
    dropLock(temporary);
    const found = verifyCase(temporary);
    syncFile(temporary);
    const id = backupName(at, found.head.seq, kind, found.head.hash);
    const { articles, claims, references, verified } = found;
    const size = statSync(temporary).size;
    const { seq, hash } = found.head;
    const note = { id, kind, name, at, seq, hash, articles, claims, references, size, verified, source };
    putInPlace(temporary, join(folder, id), note);
    rotate(folder, note);
    return versionOf(note);
  } catch (error) {
    if (error instanceof Refusal && error.error.code === 'case.damaged') markDamaged(folder);
    throw error;
  } finally {
    removeQuietly(temporary);
  }
}

function stateOf(source: string): { readonly caseId: string; readonly hash: string } {
  const db = connect(source, 'read');
  try {
    return {
      caseId: get<{ id: string }>(db, 'SELECT id FROM case_info')?.id ?? '',
      hash: headOf(db).hash,
    };
  } finally {
    closeDb(db);
  }
}

/** The note first: it says nothing until its backup is there. */
function putInPlace(temporary: string, path: string, note: BackupNote): void {
  writeFileSync(notePath(path), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(temporary, path);
  syncFolderOf(path);
}

/** A good backup of a case that was damaged takes the mark away, and the next one may rotate again. */
function rotate(folder: string, made: BackupNote): void {
  if (!made.verified) return;
  const mark = join(folder, DAMAGED);
  if (existsSync(mark)) {
    rmSync(mark, { force: true });
    return;
  }
  const own = backupsIn(folder).filter(({ source }) => source === made.source);
  for (const backup of outdated(own)) removeBackup(folder, backup);
}
