/** Opens case files: the gate, the settings, the structure check, and read-only where writing is impossible. */
import Database from 'better-sqlite3';
import { basename } from 'node:path';
import type { ReadOnlyReason } from '../../src-shared/domain/read-only';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { damageText } from './damage';
import { refusing } from './errors';
import { readFormat, refuseOddPath } from './header';
import { setPragmas } from './pragmas';
import { schemaOf } from './schema';
import { all, brand, closeDb, type ReadDb, type WriteDb } from './sql';
import { whyReadOnly } from './writable';

/** A connection, and whether it may write; `why` not. */
export type OpenDb =
  | { readonly access: 'write'; readonly db: WriteDb }
  | { readonly access: 'read'; readonly db: ReadDb; readonly why: ReadOnlyReason };

/** `pages`: every page is looked at first, which takes long in a large file. `schema`: that is done elsewhere. */
export type Structure = 'pages' | 'schema';

/**
 * Opens a case file of exactly the format that `schema` describes.
 * @param schema what `schemaOf` says of that format; anything else in the file (a view, a trigger) is refused
 * @throws Refusal file.*, case.notACase, case.damaged, case.busy
 */
export function openDb(path: string, schema: string, structure: Structure = 'pages'): OpenDb {
  readFormat(path);
  return refusing(basename(path), () => {
    const why = whyReadOnly(path);
    const opened: OpenDb =
      why === null
        ? { access: 'write', db: connect(path, 'write') }
        : { access: 'read', db: connect(path, 'read'), why };
    try {
      checkStructure(opened.db, schema, structure, basename(path));
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

/** Foreign schema objects run code of a stranger's choosing, so they are looked for before anything else is read. */
function checkStructure(db: ReadDb, schema: string, structure: Structure, name: string): void {
  if (schemaOf(db) !== schema) throw new Refusal('case.damaged', { name, detail: en.check.damage.schema });
  if (structure === 'schema') return;
  const [problem] = all<{ quick_check: string }>(db, 'PRAGMA quick_check(1)');
  if (problem?.quick_check !== 'ok')
    throw new Refusal('case.damaged', { name, detail: damageText(problem?.quick_check ?? '') });
}
