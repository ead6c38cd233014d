/** Does a file hold an entry of the journal? Asked of the file itself, past whatever an open connection remembers. */
import { basename } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import { asRefusal, isRollbackDue, sqliteMessage } from '../db/errors';
import { connect } from '../db/open';
import { closeDb, get } from '../db/sql';

/**
 * @returns false also where the file is no database, or one without a journal; true where it may not even be read, so that
 *   nobody can tell
 * @throws Refusal case.busy
 */
export function holdsEntry(path: string, seq: number, hash: string): boolean {
  try {
    const db = connect(path, 'read');
    try {
      return get<{ hash: string }>(db, 'SELECT hash FROM journal WHERE seq = ?', seq)?.hash === hash;
    } finally {
      closeDb(db);
    }
  } catch (error) {
    const name = basename(path);
    // A change that was cut off lies beside it; whoever writes next takes that back, and then it can be read.
    const refusal = isRollbackDue(error) ? new Refusal('case.busy', { name }) : asRefusal(error, name);
    const code = refusal instanceof Refusal ? refusal.error.code : null;
    if (code === 'case.busy') throw refusal;
    if (code === 'file.unreadable') return true;
    if (refusal instanceof Refusal || sqliteMessage(error) !== null) return false;
    throw error;
  }
}
