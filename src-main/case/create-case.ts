/** Makes a new case file: private to its owner, complete, or not there at all. */
import { basename, dirname, resolve } from 'node:path';
import { statSync } from 'node:fs';
import { newId } from '../../src-shared/domain/ids';
import { Refusal } from '../../src-shared/errors';
import { refusing } from '../db/errors';
import { createPrivate, removeQuietly } from '../db/files';
import { refuseLeftovers, refuseOddPath } from '../db/header';
import { requireLocks } from '../db/locks';
import { applyAll } from '../db/migrate';
import { connect } from '../db/open';
import { closeDb, transaction } from '../db/sql';
import type { CaseHost } from './execute';
import { append } from './journal';
import { CASE_CREATE } from './undo-stacks';
import { validate } from './validate';
import { WriteTx } from './write-tx';

/** @throws Refusal command.invalid (the title), file.exists, file.notFound (no such folder), file.notWritable, file.nameTooLong, file.diskFull, case.diskFull */
export function createCaseFile(path: string, title: string, host: CaseHost): void {
  validate({ type: 'case.rename', title });
  refuseOddPath(path);
  const absolute = resolve(path);
  const name = basename(absolute);
  refuseMissingFolder(absolute);
  refuseLeftovers(absolute);
  refusing(name, () => {
    createPrivate(absolute);
    try {
      requireLocks(absolute);
      fillCase(absolute, title, host);
    } catch (error) {
      removeQuietly(absolute);
      throw error;
    }
  });
}

function refuseMissingFolder(path: string): void {
  const folder = dirname(path);
  const found = refusing(folder, () => statSync(folder, { throwIfNoEntry: false }));
  if (!found?.isDirectory()) throw new Refusal('file.notFound', { name: folder });
}

function fillCase(path: string, title: string, host: CaseHost): void {
  const db = connect(path, 'write');
  try {
    transaction(db, () => {
      const now = host.now();
      applyAll(db);
      const tx = new WriteTx(db);
      tx.insert('case_info', { id: newId(now.getTime()), title, created_at: now.toISOString() });
      append(db, {
        at: now.toISOString(),
        analyst: host.analyst(),
        kind: 'do',
        command: CASE_CREATE,
        target: null,
        label: { code: CASE_CREATE },
        changes: tx.changes(),
      });
    });
  } finally {
    closeDb(db);
  }
}
