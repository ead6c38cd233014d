import { expect, test } from 'vitest';
import { damageText } from './damage';

// As SQLite words them (checkAppendMsg in btree.c, sqlite3Pragma in pragma.c, sqlite3ErrStr in main.c).
test.each([
  [
    'Tree 5 page 11: btreeInitPage() returns error code 11',
    'Page 11 of the file does not hold what it should.',
  ],
  ['Tree 5 page 5 cell 3: Rowid 7 out of order', 'Page 5 of the file does not hold what it should.'],
  ['Page 17: never used', 'Page 17 of the file does not hold what it should.'],
  ['Freelist: 2nd reference to page 8', 'Page 8 of the file does not hold what it should.'],
  [
    'wrong # of entries in index journal_by_claim',
    'Its index journal_by_claim does not fit the table it is of.',
  ],
  [
    'row 3 missing from index journal_by_claim',
    'Its index journal_by_claim does not fit the table it is of.',
  ],
  ['database disk image is malformed', 'Its pages do not fit together.'],
  ['NULL value in claims.statement', 'Its pages do not fit together.'],
])('%s: %s', (said, words) => {
  expect(damageText(said)).toBe(words);
});
