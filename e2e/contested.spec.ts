// Another program keeps the case file to itself for a while, as backup tools, virus scanners and sync services do.
import { expect, test, type Page } from '@playwright/test';
import { holdFile } from '../src-main/case/test-case';
import { connect } from '../src-main/db/open';
import { all, closeDb } from '../src-main/db/sql';
import { request } from './case-window';
import { journalOf, openedCase, picture, pictures } from './working-case';

test.setTimeout(90_000);

/** Longer than the app waits, with room. */
const TOO_LONG = 12_000;

function tagsIn(path: string): readonly string[] {
  const db = connect(path, 'read');
  const rows = all<{ label: string }>(
    db,
    `SELECT label FROM journal WHERE command = 'claim.add' ORDER BY seq`,
  );
  closeDb(db);
  return rows.map(({ label }) => label);
}

const savedState = (page: Page) => page.getByTestId('saved-state');

async function tag(page: Page, digit: '1' | '2' | '3'): Promise<void> {
  await page.keyboard.press('j');
  await page.keyboard.press(digit);
}

test('changes wait for it in their order, are said to wait, and are saved when it is through', async () => {
  const { page, path, article, close } = await openedCase();
  await article.text.focus();
  const letGo = holdFile(path);
  for (const digit of ['1', '2', '3'] as const) await tag(page, digit);
  await expect(savedState(page)).toContainText(
    'Waiting to save: another program, or the drive, keeps the file busy',
  );
  await picture(page, 'waiting');
  // Main itself waits for nobody.
  expect(await request(page, 'app.state')).toMatchObject({ ok: true });
  letGo();
  await expect(savedState(page)).toContainText(/Saved \d/);
  expect(tagsIn(path).map((label) => /"tags":\["(\w+)"/.exec(label)?.[1] ?? label)).toEqual([
    'sourced',
    'contested',
    'framing',
  ]);
  await close();
});

test('one that never lets go: the change is refused in words, and can be done again', async () => {
  const { page, path, article, close } = await openedCase();
  await article.text.focus();
  const letGo = holdFile(path);
  await tag(page, '1');
  const alert = page.getByRole('alert').filter({ hasText: 'Another program is writing to "Harbour.plumb"' });
  await expect(alert).toContainText('The last change was not saved; everything before is safe.', {
    timeout: TOO_LONG,
  });
  await picture(page, 'busy');
  letGo();
  await page.keyboard.press('1');
  await expect.poll(() => journalOf(path).entries).toBe(3);
  await close();
});

test('a dialog that was closed before its change was refused: the refusal is still told', async () => {
  const { page, path, close } = await openedCase();
  await page.keyboard.press('ControlOrMeta+3');
  await page.getByRole('button', { name: 'Add Reference' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Add Reference' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Minutes of the council');
  const letGo = holdFile(path);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(savedState(page)).toContainText('Waiting to save');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const problems = page.getByRole('alert', { name: 'Problems' });
  await expect(problems).toContainText('The last change was not saved', { timeout: TOO_LONG });
  await pictures(page, 'closed-dialog');
  letGo();
  await close();
  expect(journalOf(path).entries).toBe(2);
});

test('a window that is closed meanwhile closes once its changes are saved', async () => {
  const { page, path, article, close } = await openedCase();
  await article.text.focus();
  const letGo = holdFile(path);
  await tag(page, '2');
  await expect(savedState(page)).toContainText('Waiting to save');
  const closed = close();
  // Longer than a page may take to hand over what it has.
  await new Promise((done) => setTimeout(done, 4000));
  letGo();
  await closed;
  expect(journalOf(path).entries).toBe(3);
});
