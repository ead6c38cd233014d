// The whole path with keys only: an article becomes a report, the case is closed, opened again, and nothing is missing.
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Show } from '../src-main/cli/show-json';
import { answerSaveDialog } from './case-window';
import { Keyboard } from './keyboard';
import { launchApp, tempFolder } from './launch';
import { evened, expectWhole, pdfText, setUpOnce, show, unescapedHtml } from './plumbline';
import { overlapping, seedArticle } from './seed-article';

const SOURCE = 'https://example.org/summit-declaration';
const SEED = seedArticle();
const CLAIMS = [...SEED.claims, overlapping(SEED)];
const STATEMENT = 'The application was turned down.';

let app: ElectronApplication;
let page: Page;
let close: () => Promise<void>;
let keys: Keyboard;
let folder: string;
let path: string;

test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

test.beforeAll(async () => {
  await setUpOnce();
  folder = tempFolder('by-keys');
  path = join(folder, 'Accession.plumb');
  const launched = await launchApp();
  ({ app, page, close } = launched);
  keys = new Keyboard(app, page);
});

test.afterAll(async () => {
  await close();
});

const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const saved = () => expect(page.getByTestId('saved-state')).toContainText(/^\s*Saved/);

/** What stands in a dialog is sent by Enter, and the dialog goes. */
async function confirm(key = 'Enter'): Promise<void> {
  await keys.press(key);
  await expect(dialog()).toBeHidden();
}

async function backToArticle(): Promise<void> {
  await keys.menuKey('1', 'control');
  await expect(page.getByTestId('article-text')).toBeFocused();
}

function claim(state: Show, number: number): Show['claims'][number] {
  const found = state.claims.find((each) => each.number === number);
  if (!found) throw new Error(`No claim ${number}`);
  return found;
}

/** Goes to a claim the way its reader would: by N through the text. */
async function goTo(number: number): Promise<void> {
  await backToArticle();
  await keys.press('Control+Home');
  const said = page.getByTestId('announcement');
  for (let step = 0; step < CLAIMS.length; step++) {
    const before = await said.textContent();
    await keys.press('n');
    await expect.poll(() => said.textContent()).not.toBe(before);
    if (new RegExp(` claim ${number}[.,]`).test((await said.textContent()) ?? '')) return;
  }
  throw new Error(`N does not come to claim ${number}`);
}

/** As if another program had put it on the clipboard. */
const copyElsewhere = (text: string): Promise<void> =>
  app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text);

const menuLabel = (id: string): Promise<string> =>
  app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.label ?? '', id);

test('a new case takes an article from the clipboard', async () => {
  await expect(button('Open Sample Case')).toBeFocused();
  await keys.tabTo(button('New Case…'));
  await keys.press('Enter');
  await keys.fill(field('Title of the case'), 'Accession');
  await keys.fill(field('Your name (optional)'), 'Ada');
  await answerSaveDialog(app, path);
  await confirm();
  await expect(page.getByRole('heading', { name: 'No article yet' })).toBeVisible();

  await copyElsewhere(SEED.text);
  await keys.press('Control+Shift+V');
  await expect(button('Import')).toBeFocused();
  await keys.fill(field('Publisher'), 'The Gazette');
  await keys.fill(field('Published'), '2022-06-24');
  await confirm();
  await expect(page.getByTestId('article-text')).toBeFocused();

  const { articles, case: info } = await show(path);
  expect(info.title).toBe('Accession');
  expect(articles).toMatchObject([
    { title: SEED.title, publisher: 'The Gazette', published: '2022-06-24', characters: SEED.text.length },
  ]);
});

test('every claim of the analyst is marked, nested and overlapping ones too', async () => {
  for (const [index, { start, end, tags }] of CLAIMS.entries()) {
    await keys.select(SEED.text, start, end);
    for (const tag of tags) await keys.press(String(['sourced', 'contested', 'framing'].indexOf(tag) + 1));
    await expect(page.getByRole('contentinfo')).toContainText(`${index + 1} claim`);
  }
  await saved();
  const { claims } = await show(path);
  const made = claims.toSorted((a, b) => a.number - b.number);
  expect(made.map(({ start, end, exact, tags }) => ({ start, end, exact, tags }))).toEqual(
    CLAIMS.map(({ start, end, exact, tags }) => ({ start, end, exact, tags })),
  );
});

test('the inspector takes what the analyst finds out', async () => {
  await goTo(1);
  await keys.press('Enter');
  await keys.fill(field('Statement'), STATEMENT);
  await keys.fill(field('Speaker'), 'The deputy head');
  await keys.fill(field('Date of Statement'), '2022-06-24');
  await keys.tabTo(page.getByRole('button', { name: /^No verdict yet Verdict/ }));
  await keys.press('Enter');
  await expect(page.getByRole('listbox', { name: 'Verdict' })).toBeVisible();
  await keys.press('m', 'o', 's', 't', 'l', 'y', ' ', 'f', 'Enter');
  await keys.tabTo(page.getByRole('radiogroup', { name: 'Confidence' }));
  await keys.press('Space', 'ArrowRight');
  await keys.tabTo(field('Rationale'));
  await keys.type('No application had been ');
  await keys.press('Control+b');
  await keys.type('filed');
  await keys.press('Control+b');
  await keys.type(' by then.');
  await backToArticle();
  await saved();
  expect(claim(await show(path), 1)).toMatchObject({
    statement: STATEMENT,
    speaker: 'The deputy head',
    statedOn: '2022-06-24',
    verdict: 'mostlyFalse',
    confidence: 'moderate',
    rationale: 'No application had been filed by then.',
  });
});

test('a pasted address becomes one reference, evidence for five claims', async () => {
  const stances = ['refutes', 'supports', 'mixed', 'context', 'refutes'] as const;
  for (const [index, stance] of stances.entries()) {
    await goTo(index + 1);
    await keys.press('e');
    await expect(dialog().getByRole('combobox')).toBeFocused();
    if (index === 0) {
      await copyElsewhere(SOURCE);
      await keys.press('Control+v');
      await expect(page.getByRole('option', { name: `New reference: ${SOURCE}` })).toBeVisible();
      await keys.press('Enter');
      await expect(field('Title')).toBeFocused();
      await keys.type('Summit Declaration');
      await keys.fill(field('Publisher'), 'NATO');
    } else {
      await keys.type(index === 1 ? SOURCE : 'summit');
      await expect(page.getByRole('option', { name: /^Summit Declaration/ })).toBeVisible();
      await keys.press('Enter');
    }
    const group = page.getByRole('radiogroup', { name: 'What does it do to the statement?' });
    await keys.tabTo(group);
    await keys.press('Space');
    const order = ['supports', 'refutes', 'mixed', 'context'];
    for (let step = 0; step < order.indexOf(stance); step++) await keys.press('ArrowDown');
    await keys.fill(field('Where in it'), `Paragraph ${index + 23}`);
    await confirm();
  }
  await saved();
  const state = await show(path);
  expect(state.references).toHaveLength(1);
  expect(state.references[0]).toMatchObject({ url: SOURCE, title: 'Summit Declaration', publisher: 'NATO' });
  const links = stances.map((_, index) => claim(state, index + 1).evidence);
  expect(links.map((evidence) => evidence.map(({ stance }) => stance))).toEqual(
    stances.map((each) => [each]),
  );
  expect(new Set(links.flat().map(({ referenceId }) => referenceId))).toEqual(
    new Set([state.references[0]!.id]),
  );
});

test('flagged claims go through the queue: accepted, retagged, sent back, laid aside', async () => {
  for (const number of [1, 2, 3, 4]) {
    await goTo(number);
    await keys.press('f');
    await expect(page.getByRole('contentinfo')).toContainText(`${number} flagged`);
  }
  await keys.menuKey('4', 'control');
  const shown = page.getByRole('heading', { name: /^Claim \d+$/ });
  const order: number[] = [];
  const decide = async (key: string, note?: string) => {
    const heading = await shown.textContent();
    order.push(Number(heading?.replace('Claim ', '')));
    await keys.press(key);
    if (note !== undefined) {
      await keys.fill(field('What should be changed?'), note);
      await confirm('Control+Enter');
    }
    await expect(page.getByRole('heading', { name: heading ?? '', exact: true })).toBeHidden();
    // Keys go to where the focus is, and a dialog hands it back a frame after it is gone.
    await expect(page.locator(':focus')).toBeVisible();
  };
  await expect(page.getByText('1 of 4')).toBeVisible();
  await decide('a');
  await expect(page.getByText('2 of 4')).toBeVisible();
  await decide('2');
  await decide('b', 'Ask for the letter.');
  await keys.press('d');
  // What was laid aside comes once more, at the end.
  await expect(page.getByText('Laid aside earlier')).toBeVisible();
  await keys.press('d');
  const end = '4 reviewed: 1 accepted, 1 retagged, 1 sent back, 1 left for later';
  await expect(page.getByRole('heading', { name: end })).toBeFocused();
  await saved();
  const [accepted, retagged, back] = order;
  const state = await show(path);
  expect(claim(state, accepted!)).toMatchObject({ status: 'approved', flagged: false });
  expect(claim(state, retagged!)).toMatchObject({ status: 'approved', flagged: false, tags: ['contested'] });
  expect(claim(state, back!)).toMatchObject({
    status: 'disputed',
    flagged: true,
    flagReason: 'Ask for the letter.',
  });
  expect(state.claims.filter(({ flagged }) => flagged)).toHaveLength(2);
});

test('the report is exported as a web page, as PDF and as Markdown', async () => {
  await backToArticle();
  for (const format of ['html', 'pdf', 'md'] as const) {
    await answerSaveDialog(app, join(folder, `report.${format}`));
    await keys.press('Control+Shift+E');
    await expect(button('Export…')).toBeFocused();
    if (format !== 'html') {
      await keys.tabTo(page.getByRole('radiogroup', { name: 'Format' }), 'Shift+Tab');
      await keys.press('ArrowDown');
    }
    await keys.tabTo(button('Export…'));
    await confirm();
  }
  const texts = [
    evened(unescapedHtml(readFileSync(join(folder, 'report.html'), 'utf8'))),
    await pdfText(join(folder, 'report.pdf')),
    evened(readFileSync(join(folder, 'report.md'), 'utf8')),
  ];
  for (const text of texts) {
    for (const { exact } of CLAIMS) expect(text).toContain(evened(exact));
    for (const words of [STATEMENT, 'Mostly false', 'Paragraph 23']) expect(text).toContain(words);
    expect(text).not.toContain('Words that nobody wrote');
  }
});

test('closed and opened again, nothing is missing, and undo goes on where it was', async () => {
  const before = await show(path);
  expect(await menuLabel('edit.undo')).toBe('Undo Review Later');
  await keys.press('Control+w');
  await expect(page.getByRole('heading', { name: 'Plumbline' })).toBeVisible();
  expect(await show(path)).toEqual(before);
  await keys.tabTo(page.getByRole('button', { name: /^Accession\.plumb/ }));
  await keys.press('Enter');
  await expect(page.getByTestId('article-text')).toBeFocused();
  await expect(page.getByRole('contentinfo')).toContainText(`${CLAIMS.length} claims`);
  expect(await show(path)).toEqual(before);

  expect(await menuLabel('edit.undo')).toBe('Undo Review Later');
  const undo = async (label: string) => {
    await keys.press('Control+z');
    await expect.poll(() => menuLabel('edit.undo')).toBe(label);
  };
  await keys.press('Control+z');
  await expect.poll(() => menuLabel('edit.redo')).toBe('Redo Review Later');
  await undo('Undo Send Back');
  await undo('Undo Retag in Review');
  const undone = await show(path);
  expect(undone.claims.filter(({ status }) => status === 'disputed')).toEqual([]);
  await keys.press('Control+Shift+z', 'Control+y', 'Control+y');
  await expect.poll(() => menuLabel('edit.undo')).toBe('Undo Review Later');
  await expect.poll(() => menuLabel('edit.redo')).toBe('Redo');
  const { journal, ...state } = await show(path);
  const { journal: journalBefore, ...stateBefore } = before;
  expect(state).toEqual(stateBefore);
  expect(journal.entries).toBe(journalBefore.entries + 6);
  await expectWhole(path);
});
