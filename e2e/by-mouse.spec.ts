// The whole path with the mouse: drop, drag, popup, buttons and switches; the keyboard only writes words.
import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tag } from '../src-shared/domain/claim';
import { ArticlePage } from './article-page';
import { answerSaveDialog } from './case-window';
import { launchApp, tempFolder } from './launch';
import { evened, expectWhole, pdfText, setUpOnce, show, unescapedHtml } from './plumbline';
import { overlapping, seedArticle, type SeedClaim } from './seed-article';

const SOURCE = 'https://example.org/summit-declaration';
const SEED = seedArticle();
const CLAIMS = [...SEED.claims, overlapping(SEED)];
const TAG_NAMES: Readonly<Record<Tag, string>> = {
  sourced: 'Sourced',
  contested: 'Contested',
  framing: 'Framing',
};

let app: ElectronApplication;
let page: Page;
let close: () => Promise<void>;
let article: ArticlePage;
let folder: string;
let path: string;

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

test.beforeAll(async () => {
  await setUpOnce();
  folder = tempFolder('by-mouse');
  path = join(folder, 'By mouse.plumb');
  const launched = await launchApp();
  ({ app, page, close } = launched);
  article = new ArticlePage(page);
});

test.afterAll(async () => {
  await close();
});

const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const popup = (name: string) => page.getByRole('toolbar', { name, exact: true });
const saved = () => expect(page.getByTestId('saved-state')).toContainText(/^\s*Saved/);

async function write(into: Locator, text: string): Promise<void> {
  await into.click();
  await page.keyboard.insertText(text);
}

/** A file from the system's file manager, dropped on the middle of the window. */
async function dropFile(file: string): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [file], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    if (type === 'dragOver') await expect(page.getByText('Drop to import')).toBeVisible();
  }
  await cdp.detach();
}

/** Drags from the first to the last character of a passage. */
async function drag({ start, end }: SeedClaim): Promise<void> {
  const from = await article.edgeOf(SEED.text, start, 'left');
  const to = await article.edgeOf(SEED.text, end - 1, 'right');
  await article.drag(from, to);
}

/** Through the palette, which the mouse opens in the top bar. */
async function command(name: string): Promise<void> {
  await page.getByRole('button', { name: /^Search or Run a Command/ }).click();
  await page.keyboard.insertText(name);
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
}

test('a new case takes an article that is dropped on the window', async () => {
  await button('New Case…').click();
  await write(field('Title of the case'), 'By mouse');
  await answerSaveDialog(app, path);
  await button('Choose Place…').click();
  await expect(page.getByRole('heading', { name: 'No article yet' })).toBeVisible();
  const file = join(folder, 'article.txt');
  writeFileSync(file, SEED.text);
  await dropFile(file);
  await button('Import').click();
  await expect(article.text.locator('[data-block="1"]')).toBeVisible();
  const { articles } = await show(path);
  expect(articles).toMatchObject([
    { title: SEED.title, originalName: 'article.txt', characters: SEED.text.length },
  ]);
});

test('every claim of the analyst is dragged over and tagged in the popup', async () => {
  for (const [index, claim] of CLAIMS.entries()) {
    // A click elsewhere puts away the popup of the claim before, which can lie over the next passage.
    await article.text.locator('[data-block="0"]').click();
    await drag(claim);
    const [first, ...others] = claim.tags;
    await popup('Tag the selection').getByRole('button', { name: TAG_NAMES[first!] }).click();
    const made = popup(`Claim ${index + 1}`);
    for (const tag of others) await made.getByRole('button', { name: TAG_NAMES[tag] }).click();
    for (const tag of claim.tags) {
      await expect(made.getByRole('button', { name: TAG_NAMES[tag] })).toHaveAttribute(
        'aria-pressed',
        'true',
      );
    }
  }
  await saved();
  const { claims } = await show(path);
  const made = claims.toSorted((a, b) => a.number - b.number);
  expect(made.map(({ start, end, exact, tags }) => ({ start, end, exact, tags }))).toEqual(
    CLAIMS.map(({ start, end, exact, tags }) => ({ start, end, exact, tags })),
  );
});

test('claims are found in the list, filtered, and judged in the inspector', async () => {
  const rows = page.getByRole('grid', { name: 'Claims' }).getByRole('row');
  const framing = CLAIMS.filter(({ tags }) => tags.includes('framing')).length;
  await button(`Framing, ${framing}`).click();
  await expect(page.getByText(`${framing} of ${CLAIMS.length} claims`)).toBeVisible();
  await button(`Framing, ${framing}`).click();
  await expect(page.getByText(`${framing} of ${CLAIMS.length} claims`)).toBeHidden();
  const row = rows.filter({ hasText: CLAIMS[0]!.exact.slice(0, 60) }).last();
  await row.click();
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await row.dblclick();
  await expect(article.shownClaim).toHaveText('Claim 1');

  await write(field('Statement'), 'The application was turned down.');
  await write(field('Speaker'), 'The deputy head');
  await page.getByRole('button', { name: /^No verdict yet Verdict/ }).click();
  await page.getByRole('option', { name: /^Misleading/ }).click();
  await page.getByText('High', { exact: true }).click();
  await write(field('Rationale'), 'No application had been filed by then.');
  await page.getByRole('button', { name: 'Bullet list' }).click();
  await page.getByRole('group', { name: 'Tags' }).getByRole('button', { name: 'Framing' }).click();
  await button('Flag for Review').click();
  await write(field('Why look again?'), 'Who said so?');
  await page.getByRole('heading', { name: 'Claim 1', exact: true }).click();
  await saved();
  const state = await show(path);
  expect(state.claims.find(({ number }) => number === 1)).toMatchObject({
    statement: 'The application was turned down.',
    speaker: 'The deputy head',
    verdict: 'misleading',
    confidence: 'high',
    rationale: 'No application had been filed by then.',
    flagged: true,
    flagReason: 'Who said so?',
  });
  const tags = CLAIMS[0]!.tags.filter((tag) => tag !== 'framing');
  expect(state.claims.find(({ number }) => number === 1)?.tags).toEqual([...tags, 'framing']);
});

test('one reference is evidence for five claims', async () => {
  for (let number = 1; number <= 5; number++) {
    const { start, end } = CLAIMS[number - 1]!;
    await expect(async () => {
      const { x, y } = await article.edgeOf(SEED.text, Math.floor((start + end) / 2), 'left');
      await page.mouse.click(x, y);
      await expect(article.shownClaim).toHaveText(`Claim ${number}`, { timeout: 500 });
    }).toPass();
    await button('Add Evidence…').click();
    if (number === 1) {
      await page.keyboard.insertText(SOURCE);
      await page.getByRole('option', { name: `New reference: ${SOURCE}` }).click();
      await write(field('Title'), 'Summit Declaration');
    } else {
      await page.getByRole('option', { name: /^Summit Declaration/ }).click();
    }
    await dialog()
      .getByText(number === 2 ? 'Supports' : 'Refutes', { exact: true })
      .click();
    await dialog().getByRole('button', { name: 'Add Evidence', exact: true }).click();
    await expect(dialog()).toBeHidden();
  }
  await saved();
  const { claims, references } = await show(path);
  expect(references).toMatchObject([{ title: 'Summit Declaration', url: SOURCE }]);
  const evidence = claims.flatMap((claim) =>
    claim.evidence.map((each) => ({ claim: claim.number, ...each })),
  );
  expect(evidence).toHaveLength(5);
  expect(new Set(evidence.map(({ referenceId }) => referenceId)).size).toBe(1);
  expect(evidence.find(({ claim }) => claim === 2)?.stance).toBe('supports');
});

test('the queue is worked through with its buttons', async () => {
  for (const number of [3, 5]) {
    await article.clickOn(SEED.text.slice(CLAIMS[number - 1]!.start, CLAIMS[number - 1]!.start + 40), 2);
    await expect(article.shownClaim).toHaveText(`Claim ${number}`);
    await button('Flag for Review').click();
    await expect(button('Flagged for Review')).toBeVisible();
  }
  await button('Review queue, 3').click();
  const decide = page.getByRole('group', { name: 'Decide' });
  await decide.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByText('2 of 3')).toBeVisible();
  await decide.getByRole('button', { name: 'Retag as Contested' }).click();
  await expect(page.getByText('3 of 3')).toBeVisible();
  await decide.getByRole('button', { name: 'Send Back…' }).click();
  await write(field('What should be changed?'), 'Ask for the letter.');
  await dialog().getByRole('button', { name: 'Send Back' }).click();
  await expect(
    page.getByRole('heading', { name: '3 reviewed: 1 accepted, 1 retagged, 1 sent back' }),
  ).toBeVisible();
  await button('Undo Last').click();
  await expect(page.getByText('3 of 3')).toBeVisible();
  await decide.getByRole('button', { name: 'Accept' }).click();
  await button('Close').click();
  await saved();
  const { claims } = await show(path);
  const statuses = [1, 3, 5].map((number) => claims.find((claim) => claim.number === number)?.status);
  expect(statuses).toEqual(['approved', 'approved', 'approved']);
  expect(claims.filter(({ flagged }) => flagged)).toEqual([]);
});

test('a deleted claim waits in the bin until it is restored', async () => {
  const before = await show(path);
  await page.mouse.move(0, 0);
  await article.clickOn(SEED.text.slice(CLAIMS[2]!.start, CLAIMS[2]!.start + 40), 2);
  await button('Delete Claim').click();
  await expect(page.getByRole('contentinfo')).toContainText(`${CLAIMS.length - 1} claims`);
  expect((await show(path)).claims).toHaveLength(CLAIMS.length - 1);
  await button('Bin, 1').click();
  await button('Restore claim 3').click();
  await expect(page.getByRole('contentinfo')).toContainText(`${CLAIMS.length} claims`);
  expect((await show(path)).claims).toEqual(before.claims);
});

test('the report is exported, the case closed and opened again, and nothing is missing', async () => {
  for (const [format, name] of [
    ['html', 'Web page (HTML)'],
    ['pdf', 'PDF'],
    ['md', 'Markdown'],
  ] as const) {
    await answerSaveDialog(app, join(folder, `report.${format}`));
    await command('Export Report');
    await dialog().getByText(name, { exact: true }).click();
    await button('Export…').click();
    await expect(dialog()).toBeHidden();
  }
  const texts = [
    evened(unescapedHtml(readFileSync(join(folder, 'report.html'), 'utf8'))),
    await pdfText(join(folder, 'report.pdf')),
    evened(readFileSync(join(folder, 'report.md'), 'utf8')),
  ];
  for (const text of texts) for (const { exact } of CLAIMS) expect(text).toContain(evened(exact));

  const before = await show(path);
  await command('Close Case');
  await page.getByRole('button', { name: /^By mouse\.plumb/ }).click();
  await expect(page.getByRole('contentinfo')).toContainText(`${CLAIMS.length} claims`);
  expect(await show(path)).toEqual(before);
  await command('Undo');
  await expect.poll(async () => (await show(path)).claims.length).toBe(CLAIMS.length - 1);
  await command('Redo');
  await expect.poll(async () => (await show(path)).claims).toEqual(before.claims);
  await expectWhole(path);
});
