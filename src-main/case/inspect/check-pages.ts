/** Looks at the pages of a file that this installation closed itself, on a copy: no lock of ours holds its writer up. */
import { join } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import { damageText } from '../../db/damage';
import { sqliteMessage } from '../../db/errors';
import { connect } from '../../db/open';
import { all, closeDb } from '../../db/sql';
import { copyTo } from './quarantine';

/** How often a file that is being written is copied anew. */
const ATTEMPTS = 3;

/** @returns what is wrong, in words; null = nothing, or the file was written to each time so that no copy can tell */
export function pageProblem(path: string, folder: string): string | null {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return problemOf(copyTo(join(folder, String(attempt)), path, { journal: false }));
    } catch (error) {
      if (!(error instanceof Refusal) || error.error.code !== 'case.changing') throw error;
    }
  }
  return null;
}

function problemOf(copy: string): string | null {
  try {
    const db = connect(copy, 'read');
    try {
      const [problem] = all<{ quick_check: string }>(db, 'PRAGMA quick_check(1)');
      return problem?.quick_check === 'ok' ? null : damageText(problem?.quick_check ?? '');
    } finally {
      closeDb(db);
    }
  } catch (error) {
    const message = sqliteMessage(error);
    if (message === null) throw error;
    return damageText(message);
  }
}
