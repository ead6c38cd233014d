/** Takes back a change that was cut off: its journal lies beside the file, and SQLite goes by it when the file is opened. */
import { basename } from 'node:path';
import { isBusy, Refusal } from '../../src-shared/errors';
import { asRefusal } from './errors';
import { BESIDE, isFilled } from './files';
import { connect } from './open';
import { closeDb, pragma } from './sql';

/** Who only reads may not. A write-ahead log is brought into the file. @throws SQLite's own errors */
export function rollBack(path: string): void {
  if (!BESIDE.some((ending) => isFilled(path + ending))) return;
  const db = connect(path, 'write');
  try {
    pragma(db, 'user_version');
  } finally {
    closeDb(db);
  }
}

/** The same of a file that may be anything: where it is no sound database, it stays as it is. @throws Refusal case.busy */
export function rollBackIfPossible(path: string): void {
  try {
    rollBack(path);
  } catch (error) {
    const refusal = asRefusal(error, basename(path));
    if (!(refusal instanceof Refusal) || isBusy(refusal)) throw refusal;
  }
}
