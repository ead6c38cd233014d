/** The settings of every connection, and the proof that SQLite took them. */
import { assert } from '../../src-shared/assert';
import { isBusy } from '../../src-shared/errors';
import { asRefusal, sqliteMessage } from './errors';
import { pragma, type ReadDb } from './sql';

/** How long a connection waits for another one before it gives up, in ms; its thread stands still meanwhile. */
let busyTimeout = 5000;

/** Holds for connections of this process that are opened from now on. */
export function setBusyTimeout(ms: number): void {
  busyTimeout = ms;
}

/**
 * What to set, and what must read back. DELETE + EXTRA loses no acknowledged commit in a power cut, and NORMAL
 * locking notices a file that was moved away; WAL and EXCLUSIVE do not (DESIGN 5).
 */
const PRAGMAS: readonly (readonly [name: string, value: string, readsBack: string | number])[] = [
  ['trusted_schema', 'OFF', 0],
  ['locking_mode', 'NORMAL', 'normal'],
  ['synchronous', 'EXTRA', 3],
  ['foreign_keys', 'ON', 1],
  // Else REPLACE takes a row away past the triggers that refuse it (https://sqlite.org/lang_conflict.html).
  ['recursive_triggers', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', '0', 0],
  ['secure_delete', 'ON', 1],
  // Sorting must not need room on a disk that is full.
  ['temp_store', 'MEMORY', 2],
  ['journal_mode', 'DELETE', 'delete'],
];

/** @throws an assertion error: running on with other settings than these could lose work */
export function setPragmas(db: ReadDb): void {
  const wanted = [['busy_timeout', String(busyTimeout), busyTimeout] as const, ...PRAGMAS];
  for (const [name, value] of wanted) pragma(db, `${name} = ${value}`);
  for (const [name, , expected] of wanted) {
    const actual = pragma(db, name);
    assert(actual === expected, `pragma ${name} is ${String(actual)}, not ${expected}`);
  }
}

/** Whether another program has switched the file of an open connection to WAL; false also where it is no database any more. @throws SQLite's own error where another program keeps it to itself */
export function isWalMode(db: ReadDb): boolean {
  try {
    // SQLite reads in the file what mode it is in.
    pragma(db, 'data_version');
    return pragma(db, 'journal_mode') === 'wal';
  } catch (error) {
    // Whoever waits for another program waits once.
    if (sqliteMessage(error) === null || isBusy(asRefusal(error, ''))) throw error;
    return false;
  }
}
