/** Opens case files: the gate, the settings, the structure check, and read-only where writing is impossible. */
import Database from 'better-sqlite3';
import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { refusing } from './errors';
import { createPrivate, removeQuietly, temporaryBeside } from './files';
import { readFormat, refuseOddPath } from './header';
import { setPragmas } from './pragmas';
import { schemaOf } from './schema';
import { all, brand, closeDb, type ReadDb, type WriteDb } from './sql';

/** A connection, and whether it may write. */
export type OpenDb =
  { readonly access: 'write'; readonly db: WriteDb } | { readonly access: 'read'; readonly db: ReadDb };

/**
 * Opens a case file of exactly the format that `schema` describes.
 * @param schema what `schemaOf` says of that format; anything else in the file (a view, a trigger) is refused
 * @throws Refusal file.*, case.notACase, case.damaged, case.busy
 */
export function openDb(path: string, schema: string): OpenDb {
  readFormat(path);
  return refusing(basename(path), () => {
    const opened: OpenDb = isWritable(path)
      ? { access: 'write', db: connect(path, 'write') }
      : { access: 'read', db: connect(path, 'read') };
    try {
      checkStructure(opened.db, schema, basename(path));
    } catch (error) {
      closeDb(opened.db);
      throw error;
    }
    return opened;
  });
}

/** A connection with the settings set, and nothing checked. */
export function connect(path: string, access: 'write'): WriteDb;
export function connect(path: string, access: 'read'): ReadDb;
export function connect(path: string, access: 'read' | 'write'): ReadDb {
  refuseOddPath(path);
  const connection = new Database(path, { readonly: access === 'read', fileMustExist: true });
  try {
    const db = brand(connection);
    setPragmas(db);
    return db;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/**
 * A writer needs the folder as well: the rollback journal stands beside the file while it writes. Tried rather than
 * asked for: rights, read-only disks and Windows' lists of rights all answer differently.
 */
function isWritable(path: string): boolean {
  try {
    closeSync(openSync(path, 'r+'));
    const trial = temporaryBeside(path);
    createPrivate(trial);
    removeQuietly(trial);
    return true;
  } catch {
    return false;
  }
}

/** Foreign schema objects run code of a stranger's choosing, so they are looked for before anything else is read. */
function checkStructure(db: ReadDb, schema: string, name: string): void {
  if (schemaOf(db) !== schema) throw new Refusal('case.damaged', { name, detail: en.check.damage.schema });
  const [problem] = all<{ quick_check: string }>(db, 'PRAGMA quick_check(1)');
  if (problem?.quick_check !== 'ok')
    throw new Refusal('case.damaged', { name, detail: problem?.quick_check ?? '' });
}
