// Limits that a person can meet: each is said in words where it is met, and the case stays as it was.
import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { addBareClaims } from '../src-main/case/test-case';
import { CLAIM_LIMIT, PASTE_LIMIT } from '../src-shared/limits';
import { ArticlePage } from './article-page';
import { ask, request } from './case-window';
import { journalOf, openedCase, pictures, rename } from './working-case';

test('the claim that is one too many is refused in words, and the others stay', async () => {
  const { page, path, close } = await openedCase();
  const [article] = (await ask(page, 'case.snapshot')).articles;
  addBareClaims(path, article!.id, CLAIM_LIMIT);
  const { entries } = journalOf(path);
  await new ArticlePage(page).text.focus();
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByRole('alert').filter({ hasText: /can hold 50,?000 claims/ })).toBeVisible();
  await pictures(page, 'too-many-claims');
  expect(journalOf(path).entries).toBe(entries);
  await close();
});

/** The first sentence as a claim, in the inspector. */
async function openClaim(page: Page): Promise<void> {
  await new ArticlePage(page).text.focus();
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await expect(page.getByRole('contentinfo')).toContainText('1 claim');
  await page.keyboard.press('Enter');
}

/** By the menu's way, which is the keys' too. */
async function paste(app: ElectronApplication, field: Locator, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
  // A large text reaches the system's clipboard only after a while; until then a paste brings nothing.
  await expect
    .poll(() => app.evaluate(async ({ clipboard }) => (await clipboard.readText()).length))
    .toBe(text.length);
  await field.click();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.paste();
  });
}

test('a paste that is too long for any field is refused in words, and the field stays as it was', async () => {
  const { app, page, path, close } = await openedCase();
  await openClaim(page);
  const refusal = page.getByRole('alert').filter({ hasText: 'too long for a text field' });
  const statement = page.getByRole('textbox', { name: 'Statement', exact: true });
  const rationale = page.getByRole('textbox', { name: 'Rationale', exact: true });
  const { entries } = journalOf(path);
  const book = 'x'.repeat(17_000_000);

  for (const field of [statement, rationale]) {
    await paste(app, field, book);
    await expect(refusal).toBeVisible();
    if (field === statement) await pictures(page, 'too-long-paste');
    await refusal.getByRole('button', { name: 'Dismiss' }).click();
    await expect(refusal).toBeHidden();
  }
  await expect(statement).toHaveValue('');
  await expect(rationale).toHaveText('');
  expect(journalOf(path).entries).toBe(entries);

  // What just fits is taken, and the field itself says that it holds less.
  await paste(app, statement, 'x'.repeat(PASTE_LIMIT));
  await expect(statement).toHaveValue(/^x{5001}/);
  await expect(page.getByText('200,000 characters are too many: 5,000 fit.')).toBeVisible();
  await expect(refusal).toBeHidden();
  await statement.fill('');

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await paste(app, dialog.getByRole('textbox').first(), book);
  await expect(dialog.getByRole('alert').filter({ hasText: 'too long for a text field' })).toBeVisible();
  await pictures(page, 'too-long-paste-in-dialog');
  await close();
});

/** Words from another window, or from the article, dropped on a field. */
async function drop(field: Locator, text: string): Promise<void> {
  await field.scrollIntoViewIfNeeded();
  const { x, y } = (await field.boundingBox())!;
  const cdp = await field.page().context().newCDPSession(field.page());
  const data = { items: [{ mimeType: 'text/plain', data: text }], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: x + 20, y: y + 10, data });
  }
  await cdp.detach();
}

test('words that are dropped on a field go into it, and too many are refused', async () => {
  const { page, close } = await openedCase();
  await openClaim(page);
  const refusal = page.getByRole('alert').filter({ hasText: 'too long for a text field' });
  for (const name of ['Statement', 'Rationale']) {
    const field = page.getByRole('textbox', { name, exact: true });
    const text = () => (name === 'Statement' ? field.inputValue() : field.textContent());
    for (let time = 0; time < 2; time++) await drop(field, 'x'.repeat(PASTE_LIMIT + 1));
    await expect(refusal.getByRole('button', { name: 'Dismiss' })).toHaveCount(1);
    expect(await text()).toBe('');
    await refusal.getByRole('button', { name: 'Dismiss' }).click();
    await drop(field, 'The harbour was closed.');
    await expect.poll(text).toBe('The harbour was closed.');
  }
  await expect(page.getByTestId('saved-state')).toContainText(/^\s*Saved/);
  expect((await ask(page, 'case.snapshot')).claims).toMatchObject([{ statement: 'The harbour was closed.' }]);
  await close();
});

test('a message that is longer than any window sends is refused, and the app goes on', async () => {
  const { page, path, close } = await openedCase();
  const refused = await request(page, 'case.execute', { type: 'case.rename', title: 'x'.repeat(17_000_000) });
  expect(refused).toMatchObject({ ok: false, error: { code: 'command.invalid' } });
  await rename(page, 'Quay');
  expect(journalOf(path).title).toBe('Quay');
  await close();
});
