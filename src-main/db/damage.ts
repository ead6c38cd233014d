/** What SQLite says is wrong with a file, in plain words: its own are for those who know how it keeps its pages. */
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';

const words = en.check.damage;

/**
 * @param said by PRAGMA integrity_check, quick_check (https://sqlite.org/pragma.html#pragma_integrity_check) or an error
 * @returns a sentence to come after one that says that the file is damaged
 */
export function damageText(said: string): string {
  const page = /\bpage (\d+)/i.exec(said)?.[1];
  if (page !== undefined) return fill(words.page, { page });
  const index = /\bindex (\S+)$/.exec(said)?.[1];
  if (index !== undefined) return fill(words.index, { index });
  return words.pages;
}
