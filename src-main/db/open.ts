/** Opens case files: the gate, the settings, the structure check, and read-only where writing is impossible. */
import Database from 'better-sqlite3';
import { accessSync, closeSync, constants, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { refusing } from './errors';
import { readFormat, refuseOddPath } from './header';
import { setPragmas } from './pragmas';
import { schemaOf } from './schema';
import { all, brand, closeDb, type ReadDb, type WriteDb } from './sql';

/** A connection, and whether it may write. */
export type OpenDb =
  | { readonly access: 'write'; readonly db: WriteDb }
  | { readonly access: 'read'; readonly db: ReadDb };

/**
 * Opens a case file of exactly the format that `schema` describes.
 * @param schema what `schemaOf` says of that format; anything else in the file (a view, a trigger) is refused
 * @throws Refusal file.*, case.notACase, case.damaged, case.busy
 */
export function openDb(path: string, schema: string): OpenDb {
  readFormat(path);
  return refusing(basename(path), () => {
    const access = isWritable(path) ? 'write' : 'read';
    const connection = connect(path, access);
    try {
      checkStructure(connection, schema, basename(path));
    } catch (error) {
      closeDb(connection);
      throw error;
    }
    return access === 'write' ? { access, db: connection as WriteDb } : { access, db: connection };
  });
}

/** A connection with the settings set, and nothing checked. */
export function connect(path: string, access: 'read' | 'write'): ReadDb {
  refuseOddPath(path);
  const connection = new Database(path, { readonly: access === 'read', fileMustExist: true });
  try {
    const db = brand<ReadDb>(connection);
    setPragmas(db);
    return db;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** A writer needs the folder as well: the rollback journal stands beside the file while it writes. */
function isWritable(path: string): boolean {
  try {
    closeSync(openSync(path, constants.O_RDWR));
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Foreign schema objects run code of a stranger's choosing, so they are looked for before anything else is read. */
function checkStructure(db: ReadDb, schema: string, name: string): void {
  if (schemaOf(db) !== schema) throw new Refusal('case.damaged', { name, detail: 'its tables are not as they should be' });
  const [problem] = all<{ quick_check: string }>(db, 'PRAGMA quick_check(1)');
  if (problem?.quick_check !== 'ok') throw new Refusal('case.damaged', { name, detail: problem?.quick_check ?? '' });
}
