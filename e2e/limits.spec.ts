// Limits that a person can meet: each is said in words where it is met, and the case stays as it was.
import { expect, test } from '@playwright/test';
import { connect } from '../src-main/db/open';
import { closeDb, exec, run } from '../src-main/db/sql';
import { CLAIM_LIMIT } from '../src-shared/limits';
import { ArticlePage } from './article-page';
import { ask } from './case-window';
import { journalOf, openedCase, picture } from './working-case';

/** Claims without a passage: only their number counts. */
function addClaims(path: string, articleId: string, count: number): void {
  const db = connect(path, 'write');
  exec(db, 'PRAGMA foreign_keys = OFF');
  run(
    db,
    `WITH RECURSIVE filler(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM filler WHERE n < ?)
     INSERT INTO claims (id, article_id, number, statement, speaker, stated_on, claim_type, rationale, status, flagged,
       flag_reason, created_at)
     SELECT printf('019b5a3e-0000-7000-8000-%012d', n), ?, 1000000 + n, '', '', '', '', '{"blocks":[]}', 'draft', 0, '',
       '2026-01-01T00:00:00.000Z' FROM filler`,
    count,
    articleId,
  );
  closeDb(db);
}

test('the claim that is one too many is refused in words, and the others stay', async () => {
  const { page, path, close } = await openedCase();
  const [article] = (await ask(page, 'case.snapshot')).articles;
  addClaims(path, article!.id, CLAIM_LIMIT);
  const { entries } = journalOf(path);
  await new ArticlePage(page).text.focus();
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByRole('alert').filter({ hasText: /can hold 50,?000 claims/ })).toBeVisible();
  await picture(page, 'too-many-claims');
  expect(journalOf(path).entries).toBe(entries);
  await close();
});
