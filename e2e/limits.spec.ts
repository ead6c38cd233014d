// Limits that a person can meet: each is said in words where it is met, and the case stays as it was.
import { expect, test } from '@playwright/test';
import { addBareClaims } from '../src-main/case/test-case';
import { CLAIM_LIMIT } from '../src-shared/limits';
import { ArticlePage } from './article-page';
import { ask } from './case-window';
import { journalOf, openedCase, picture } from './working-case';

test('the claim that is one too many is refused in words, and the others stay', async () => {
  const { page, path, close } = await openedCase();
  const [article] = (await ask(page, 'case.snapshot')).articles;
  addBareClaims(path, article!.id, CLAIM_LIMIT);
  const { entries } = journalOf(path);
  await new ArticlePage(page).text.focus();
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByRole('alert').filter({ hasText: /can hold 50,?000 claims/ })).toBeVisible();
  await picture(page, 'too-many-claims');
  expect(journalOf(path).entries).toBe(entries);
  await close();
});
