// Every screen, in light and dark, wide and narrow: axe has nothing to object to, and a picture is kept of each.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { join, resolve } from 'node:path';
import type { Claim } from '../src-shared/domain/claim';
import { ArticlePage } from './article-page';
import { answerOpenDialog, ask, chooseItem } from './case-window';
import { launchApp, tempFolder } from './launch';

const PICTURES = resolve(import.meta.dirname, '../out/e2e/screens');
const SIZES = [
  [1440, 900],
  [1024, 700],
] as const;
const THEMES = ['light', 'dark'] as const;

interface Look {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly article: ArticlePage;
  /** Has the screen checked and photographed under this name. */
  readonly picture: (name: string) => Promise<void>;
}

async function objections(page: Page): Promise<readonly unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => [
    id,
    nodes.map(({ html, failureSummary }) => [html, failureSummary]),
  ]);
}

async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** The claim with the most to show: verdict, rationale, evidence. */
async function richest(page: Page): Promise<Claim> {
  const { claims, evidence } = await ask(page, 'case.snapshot');
  const weight = ({ id, verdict, codes }: Claim) =>
    evidence.filter(({ claimId }) => claimId === id).length + (verdict === null ? 0 : 1) + codes.length;
  const [first] = claims.toSorted((a, b) => weight(b) - weight(a));
  return first!;
}

async function showClaim({ article }: Look, claim: Claim): Promise<void> {
  await article.clickOn(claim.anchors[0]!.exact.slice(0, 30), 3);
  await expect(article.shownClaim).toHaveText(`Claim ${claim.number}`);
}

async function startScreens({ app, page, picture }: Look): Promise<void> {
  await picture('start');
  await chooseItem(app, 'case.new');
  await page.getByRole('button', { name: 'Choose Place…' }).click();
  await expect(page.getByText('Give the case a title.')).toBeVisible();
  await picture('new-case');
  await closeDialog(page);
}

async function articleScreens(look: Look): Promise<void> {
  const { page, article, picture } = look;
  await ask(page, 'case.openSample');
  await expect(article.text.locator('[data-block="3"]')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Claims' })).toBeVisible();
  await picture('article');
  await page.getByRole('button', { name: /^Contested, / }).click();
  await page.getByRole('button', { name: /^Flagged, / }).click();
  await picture('list-filtered');
  await page.getByRole('button', { name: /^Contested, / }).click();
  await page.getByRole('button', { name: /^Flagged, / }).click();
  const claim = await richest(page);
  await showClaim(look, claim);
  await picture('inspector');
  await page.getByRole('heading', { name: 'Evidence' }).scrollIntoViewIfNeeded();
  await picture('inspector-evidence');
  await page.getByRole('button', { name: /^Misleading Verdict/ }).click();
  await expect(page.getByRole('listbox', { name: 'Verdict' })).toBeVisible();
  await picture('verdicts');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Insert reference' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await picture('reference-picker');
  await page.keyboard.press('Escape');
  await article.drag(
    await article.spotOf('Opponents of the closure', 0),
    await article.spotOf('Opponents of the closure', 20),
  );
  await expect(page.getByRole('toolbar', { name: 'Tag the selection' })).toBeVisible();
  await picture('selection');
  await article.clickOn('Until then', 2);
}

async function dialogScreens({ app, page, picture }: Look): Promise<void> {
  for (const [id, name] of [
    ['export.open', 'export'],
    ['settings.open', 'settings'],
    ['help.keys', 'keys'],
    ['help.about', 'about'],
    ['palette.open', 'palette'],
  ] as const) {
    await chooseItem(app, id);
    await expect(page.getByRole('dialog')).toBeVisible();
    await picture(name);
    if (id === 'palette.open') {
      await page.keyboard.type('no such thing');
      await picture('palette-none');
      await page.keyboard.press('Escape');
    }
    await closeDialog(page);
  }
}

async function evidenceScreens(look: Look): Promise<void> {
  const { page, picture } = look;
  await showClaim(look, await richest(page));
  await page.getByRole('button', { name: 'Add Evidence…' }).click();
  await picture('evidence');
  await page.keyboard.insertText('https://example.org/a/page/nobody/knows');
  await page.getByRole('option', { name: /^New reference: / }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add Evidence' }).click();
  await expect(page.getByText('Give it a title.')).toBeVisible();
  await picture('evidence-problems');
  await closeDialog(page);
  await page.getByRole('button', { name: /^References/ }).click();
  await page.getByRole('heading', { level: 3 }).getByRole('button').first().click();
  await picture('references');
}

async function reviewScreens({ page, picture }: Look): Promise<void> {
  await page.getByRole('button', { name: /^Review queue/ }).click();
  await expect(page.getByRole('group', { name: 'Decide' })).toBeVisible();
  await picture('review');
  await page.keyboard.press('b');
  await expect(page.getByRole('dialog')).toBeVisible();
  await picture('send-back');
  await closeDialog(page);
  const end = page.getByRole('heading', { name: /reviewed:/ });
  while (!(await end.isVisible())) {
    const before = await page.getByTestId('announcement').textContent();
    // A claim that goes takes the focus along, and it comes back a frame later.
    await expect(page.locator(':focus')).toBeVisible();
    await page.keyboard.press('a');
    await expect.poll(() => page.getByTestId('announcement').textContent()).not.toBe(before);
  }
  await picture('review-end');
}

async function binScreens(look: Look): Promise<void> {
  const { page, picture } = look;
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: /^Bin/ }).click();
  await picture('bin-empty');
  await page.keyboard.press('Control+1');
  await showClaim(look, await richest(page));
  await page.keyboard.press('Delete');
  await expect(page.getByText(/moved to the bin/).first()).toBeVisible();
  await picture('deleted');
  await page.getByRole('button', { name: /^Bin/ }).click();
  await expect(page.getByRole('button', { name: /^Restore claim/ })).toBeVisible();
  await picture('bin');
}

async function importScreens({ app, page, picture }: Look): Promise<void> {
  const missing = join(tempFolder('screens'), 'nowhere.txt');
  await ask(page, 'import.paste', {
    text: 'A pasted article\n\nOne sentence of it. And another one, in “curly” quotes.',
  });
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeVisible();
  await picture('import');
  await closeDialog(page);
  await answerOpenDialog(app, missing);
  await chooseItem(app, 'import.choose');
  await expect(page.getByRole('dialog')).toContainText('There is no file');
  await picture('import-failed');
  await closeDialog(page);
}

async function errorScreens({ app, page, picture }: Look): Promise<void> {
  // A folder that is not there: the report can't be written, and the dialog says so and stays.
  await app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    },
    join(tempFolder('screens'), 'no', 'such', 'report.html'),
  );
  await chooseItem(app, 'export.open');
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByRole('alert', { name: 'Problems' }).getByRole('button').first()).toBeVisible();
  await picture('export-failed');
  await closeDialog(page);
  await picture('error');
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await ask(page, 'case.close');
}

for (const theme of THEMES) {
  for (const [width, height] of SIZES) {
    test(`${theme}, ${width} x ${height}`, async () => {
      test.setTimeout(180_000);
      const { app, page, close } = await launchApp();
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await app.evaluate(
        ({ BrowserWindow }, [x, y]) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(x, y);
        },
        [width, height] as const,
      );
      await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
      const look: Look = {
        app,
        page,
        article: new ArticlePage(page),
        picture: async (name) => {
          await page.screenshot({
            path: join(PICTURES, `${name}-${theme}-${width}.png`),
            animations: 'disabled',
          });
          expect.soft(await objections(page), name).toEqual([]);
        },
      };
      await startScreens(look);
      await articleScreens(look);
      await dialogScreens(look);
      await evidenceScreens(look);
      await reviewScreens(look);
      await binScreens(look);
      await importScreens(look);
      await errorScreens(look);
      await close();
    });
  }
}

test('axe objects where there is something to object to', async () => {
  const { page, close } = await launchApp();
  expect(await objections(page)).toEqual([]);
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('img')));
  expect(await objections(page)).toEqual([['image-alt', expect.anything()]]);
  await close();
});
