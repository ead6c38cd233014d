/** Brings a case file of an older format to the newest: on a copy, verified, then swapped; the original is kept. */
import { basename } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { copyInto } from './copy';
import { refusing } from './errors';
import { hasLog, isFilled, keepBackup, removeQuietly, syncFolderOf } from './files';
import { APPLICATION_ID, readFormat } from './header';
import { MIGRATIONS, type Migrations } from './migrations/all';
import { connect } from './open';
import { rollBack } from './roll-back';
import { schemaAfter, schemaOf } from './schema';
import { closeDb, exec, pragma, transaction, type WriteDb } from './sql';

/** Makes an empty database a case file of the newest format. Runs inside the caller's transaction. */
export function applyAll(db: WriteDb, migrations: Migrations = MIGRATIONS): void {
  pragma(db, `application_id = ${APPLICATION_ID}`);
  applyFrom(db, 0, migrations);
}

function applyFrom(db: WriteDb, format: number, migrations: Migrations): void {
  for (const migration of migrations.slice(format)) exec(db, migration);
  pragma(db, `user_version = ${migrations.length}`);
}

/**
 * @returns the path of the backup, or null where the file was of the newest format already
 * @throws Refusal case.tooNew {version, known}, case.damaged, case.changing, and what reading and writing files can throw
 */
export function migrateFile(path: string, migrations: Migrations = MIGRATIONS): string | null {
  const name = basename(path);
  if (startingFormat(path) === migrations.length) return null;
  refusing(name, () => {
    rollBack(path);
  });
  const format = readFormat(path);
  if (format > migrations.length)
    throw new Refusal('case.tooNew', { name, version: format, known: migrations.length });
  if (format === 0) throw new Refusal('case.damaged', { name, detail: en.check.damage.format });
  return refusing(name, () => {
    const db = connect(path, 'read');
    let backup = '';
    try {
      // Another number whenever another connection has committed (https://sqlite.org/pragma.html#pragma_data_version).
      const asCopied = pragma(db, 'data_version');
      if (schemaOf(db) !== schemaAfter(migrations.slice(0, format))) {
        throw new Refusal('case.damaged', { name, detail: en.check.damage.schema });
      }
      copyInto(
        db,
        path,
        (copy) => {
          migrateCopy(copy, format, migrations);
        },
        () => {
          backup = keepBackup(path, `v${format}`);
          syncFolderOf(path);
          if (pragma(db, 'data_version') === asCopied) return;
          // An older Plumbline is at work in it, and what it saved meanwhile is not in the copy.
          removeQuietly(backup);
          throw new Refusal('case.changing', { name });
        },
      );
    } finally {
      closeDb(db);
    }
    return backup;
  });
}

/** A change that was cut off may have torn the beginning of the file; its journal holds it whole, so that goes first. */
function startingFormat(path: string): number {
  try {
    return readFormat(path);
  } catch (error) {
    const isDamaged = error instanceof Refusal && error.error.code === 'case.damaged';
    // A write-ahead log would be taken in with it, and nobody has looked at that.
    if (!isDamaged || !isFilled(`${path}-journal`) || hasLog(path)) throw error;
    refusing(basename(path), () => {
      rollBack(path);
    });
    return readFormat(path);
  }
}

function migrateCopy(path: string, format: number, migrations: Migrations): void {
  const db = connect(path, 'write');
  try {
    transaction(db, () => {
      applyFrom(db, format, migrations);
    });
  } finally {
    closeDb(db);
  }
}
