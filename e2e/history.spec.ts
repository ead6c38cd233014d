// The history in the real window: changes in words, a claim's own, and a value restored and taken back again.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { join } from 'node:path';
import { newId } from '../src-shared/domain/ids';
import { ArticlePage } from './article-page';
import { ask, createCase } from './case-window';
import { journalled } from './journalled';
import { launchApp, tempFolder } from './launch';

const FIRST = 'The mayor said that the harbour will not be sold.';
const SECOND = 'Critics say that the plan was made in secret.';
const TEXT = ['The harbour plan', `${FIRST} ${SECOND}`].join('\n\n');

let app: ElectronApplication;
let page: Page;
let article: ArticlePage;
let close: () => Promise<void>;
let path: string;

test.beforeEach(async () => {
  ({ app, page, close } = await launchApp());
  article = new ArticlePage(page);
  await ask(page, 'app.settings', { analyst: 'Ada Lovelace' });
  path = join(tempFolder('history'), 'Harbour.plumb');
  await createCase(app, page, path, 'Harbour');
  await article.importText(TEXT);
});

test.afterEach(async () => {
  await close();
});

const entries = () => page.getByRole('grid', { name: 'Changes' }).getByRole('row');

/** A claim for each sentence, worked on by two analysts. @returns the first one's id */
async function work(): Promise<string> {
  const [shown] = (await article.snapshot()).articles;
  const { text } = await ask(page, 'article.body', { versionId: shown!.versionId });
  const place = (exact: string) => ({
    start: text.indexOf(exact),
    end: text.indexOf(exact) + exact.length,
    exact,
  });
  const [id, other] = [newId(), newId()];
  const add = { type: 'claim.add' as const, articleId: shown!.id };
  await ask(page, 'case.execute', { ...add, id, place: place(FIRST), tags: ['contested'] });
  await ask(page, 'case.execute', { ...add, id: other, place: place(SECOND), tags: ['framing'] });
  await ask(page, 'case.execute', { type: 'claim.tag', id, tags: ['sourced', 'contested'] });
  await ask(page, 'case.execute', { type: 'claim.update', id, patch: { speaker: 'The mayor' } });
  await ask(page, 'app.settings', { analyst: 'Ben Nye' });
  await ask(page, 'case.execute', { type: 'claim.update', id, patch: { speaker: 'The harbour master' } });
  await ask(page, 'case.execute', {
    type: 'claim.update',
    id: other,
    patch: { verdict: 'misleading', confidence: 'low' },
  });
  await ask(page, 'case.undo');
  return id;
}

test('changes stand in words, newest first, with who made them and what was undone', async () => {
  await work();
  await page.keyboard.press('ControlOrMeta+5');
  await expect(page.getByRole('heading', { name: 'History', exact: true })).toBeVisible();
  await expect(entries().first()).toContainText('Undo: Edit Verdict');
  const undone = entries().nth(1);
  await expect(undone).toContainText('Undone');
  await expect(undone).toContainText('Claim 2');
  const speaker = entries().nth(2);
  await expect(speaker).toContainText('Edit Speaker');
  await expect(speaker).toContainText('Ben Nye');
  await expect(speaker).toContainText('from The mayor');
  await expect(speaker).toContainText('to The harbour master');
  await expect(entries().nth(4)).toContainText('from Contested');
  await expect(entries().nth(4)).toContainText('to Sourced and Contested');

  await page.getByRole('button', { name: /By$/ }).click();
  await page.getByRole('option', { name: 'Ben Nye' }).click();
  await expect(entries()).toHaveCount(3);
});

test('a claim has its own history, and a value of it is restored as a change that can be undone', async () => {
  const id = await work();
  await article.clickOn(FIRST, 4);
  await expect(article.shownClaim).toHaveText('Claim 1');
  await page.getByRole('button', { name: 'History of This Claim' }).click();
  await expect(page.getByRole('heading', { name: 'History of Claim 1' })).toBeVisible();
  await expect(entries()).toHaveCount(4);
  await expect(page.getByRole('grid', { name: 'Changes' })).not.toContainText('Claim 2');

  const speaker = async () => (await article.snapshot()).claims.find((claim) => claim.id === id)?.speaker;
  const restore = page.getByRole('button', { name: /^Restore Speaker of Claim 1 as before change 7$/ });
  await restore.click();
  await expect.poll(speaker).toBe('The mayor');
  await expect(entries().first()).toContainText('to The mayor');
  await expect(entries()).toHaveCount(5);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(speaker).toBe('The harbour master');
  await expect(entries().first()).toContainText('Undo: Edit Speaker');
  await expect(entries().nth(1)).toContainText('Undone');

  // Restoring what is so already changes nothing, and says so.
  await page.getByRole('button', { name: /^Restore Speaker of Claim 1 as before change 11$/ }).click();
  await expect.poll(speaker).toBe('The mayor');
  await page.getByRole('button', { name: /^Restore Speaker of Claim 1 as before change 7$/ }).click();
  await expect(page.getByText('Speaker of Claim 1 is like that already.').first()).toBeVisible();
});

test('hundreds of changes are read page by page, and only those on the screen are built', async () => {
  const id = await work();
  for (let n = 0; n < 130; n++) {
    await ask(page, 'case.execute', {
      type: 'claim.update',
      id,
      patch: { statement: `Version ${String(n)}` },
    });
  }
  await page.keyboard.press('ControlOrMeta+5');
  await expect(entries().first()).toContainText('Version 129');
  expect(await entries().count()).toBeLessThan(40);
  const grid = page.getByRole('grid', { name: 'Changes' });
  await expect(async () => {
    await grid.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect(grid).toContainText('Create Case', { timeout: 500 });
  }).toPass();
  expect(await entries().count()).toBeLessThan(40);
});

test('a clock that went back is said, and the order stays', async () => {
  const [shown] = (await article.snapshot()).articles;
  const before = { publisher: shown!.publisher };
  await ask(page, 'case.close');
  const after = { publisher: 'The Evening Post' };
  const change = { table: 'articles', key: [shown!.id], before, after };
  const sql = 'UPDATE articles SET publisher = ? WHERE id = ?';
  journalled(path, sql, [after.publisher, shown!.id], change, '2001-01-01T00:00:00.000Z');
  const { recent } = await ask(page, 'app.state');
  await ask(page, 'case.openRecent', { id: recent[0]!.id });
  await expect(page.getByTestId('article-text')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+5');
  await expect(entries().first()).toContainText('The clock went back');
  await expect(entries().first()).toContainText('The Evening Post');
  await page.screenshot({ path: test.info().outputPath('clock-went-back.png') });
});

test('axe has nothing to object to, in light and dark, wide and narrow', async () => {
  await work();
  await page.keyboard.press('ControlOrMeta+5');
  await expect(entries().first()).toBeVisible();
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    for (const [width, height] of [
      [1440, 900],
      [1024, 700],
    ] as const) {
      await app.evaluate(
        ({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
        },
        { width, height },
      );
      await page.screenshot({ path: test.info().outputPath(`history-${theme}-${String(width)}.png`) });
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .include('[data-pane="main"]')
        .analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    }
  }
});
