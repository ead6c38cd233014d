// The article view in the real window: the text can't be altered, and every passage and claim can be reached.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import { ArticlePage } from './article-page';
import { ask, createCase } from './case-window';
import { launchApp, tempFolder } from './launch';

const FIRST = '"We will not sell the harbour," the mayor said.';
const SECOND = 'Critics say that the plan was made in secret.';
const FAMILY = '👩‍👩‍👧';
const CAFE = 'Cafe\u0301';
const THIRD = `${CAFE} owners disagree.`;
const FOURTH = 'Prices rose by 40 percent in a year, the city says.';
const TEXT = [
  'The harbour plan',
  `${FIRST} ${SECOND} A ${FAMILY} family protested.`,
  `${THIRD} ${FOURTH}`,
].join('\n\n');

let page: Page;
let article: ArticlePage;
let close: () => Promise<void>;

test.beforeEach(async () => {
  const launched = await launchApp();
  ({ page, close } = launched);
  article = new ArticlePage(page);
  await createCase(launched.app, page, join(tempFolder('article'), 'Article.plumb'), 'Article');
  await article.importText(TEXT);
});

test.afterEach(async () => {
  await close();
});

const KEYS = ['Enter', 'Backspace', 'Delete', 'ControlOrMeta+x', 'ControlOrMeta+v', 'Tab', 'Shift+Tab'];
const COMMANDS = [
  'insertText',
  'insertParagraph',
  'delete',
  'forwardDelete',
  'cut',
  'paste',
  'bold',
  'undo',
  'redo',
];

test('nothing that is typed, pasted, dropped or composed alters the text', async () => {
  const { history, articles } = await article.snapshot();
  const versionId = articles[0]?.versionId ?? '';
  const body = await ask(page, 'article.body', { versionId });
  const html = await article.text.innerHTML();
  const unchanged = async (what: string) => {
    expect(await article.text.innerHTML(), what).toBe(html);
  };

  for (const where of ['a caret', 'a selection'] as const) {
    await article.clickOn(SECOND, 4);
    if (where === 'a selection') await page.keyboard.press('Shift+End');
    await page.keyboard.type('xyz 789');
    for (const key of KEYS) await page.keyboard.press(key);
    await unchanged(`keys at ${where}`);
    await article.text.focus();
    await article.compose();
    await unchanged(`composition at ${where}`);
    await article.give('paste', '<p>INTRUDER</p>');
    await article.give('drop', '<p>INTRUDER</p>');
    await unchanged(`paste and drop at ${where}`);
    for (const command of COMMANDS) {
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- it works nevertheless
      await page.evaluate((name) => document.execCommand(name, false, 'INTRUDER'), command);
      await unchanged(`${command} at ${where}`);
    }
  }

  expect(await ask(page, 'article.body', { versionId })).toEqual(body);
  expect(body.text).toContain(FOURTH);
  expect((await article.snapshot()).history).toEqual(history);
});

test('a rationale takes the same composition and paste, and its undo goes on in the case', async () => {
  await article.clickOn(SECOND, 4);
  await page.keyboard.press('s');
  await page.keyboard.press('2');
  await article.quotes(1);
  await article.clickOn(SECOND, 4);
  const rationale = page.getByRole('textbox', { name: 'Rationale' });
  const kept = async () => JSON.stringify((await article.snapshot()).claims[0]?.rationale);
  await rationale.click();
  await article.compose();
  await expect(rationale).toHaveText('漢字');
  await article.give(
    'paste',
    '<h1 style="color: red">IN<b>TRU</b>DER</h1><a href="javascript:alert(1)">!</a>',
  );
  await expect(rationale).toHaveText('漢字INTRUDER!');
  await expect.poll(kept).toContain('漢字IN');
  expect(await kept()).not.toMatch(/javascript|color/);

  await page.keyboard.press('ControlOrMeta+z');
  await expect(rationale).toHaveText('漢字');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(rationale).toHaveText('');
  await expect.poll(kept).toBe('{"blocks":[]}');
  // The text has no more steps: the next undo is the case's.
  const { headSeq } = (await article.snapshot()).history;
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await article.snapshot()).history.headSeq).toBe(headSeq + 1);
});

test('sentences are selected with S, J and K, and tagged with a digit', async () => {
  await article.clickOn(SECOND, 4);
  await page.keyboard.press('s');
  expect(await article.selected()).toBe(SECOND);
  await page.keyboard.press('k');
  expect(await article.selected()).toBe(FIRST);
  await page.keyboard.press('s');
  expect(await article.selected()).toBe(`${FIRST} ${SECOND}`);
  await page.keyboard.press('1');
  expect(await article.quotes(1)).toEqual([`${FIRST} ${SECOND}`]);
  // The caret stands behind the claim, so that the next sentence is one key away.
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await article.selected()).toBe(THIRD);
  await page.keyboard.press('3');
  expect(await article.quotes(2)).toEqual([`${FIRST} ${SECOND}`, THIRD]);
  await expect(article.text).toBeFocused();
});

test('any passage can be selected with keys and mouse, across blocks and backwards', async () => {
  await article.clickOn(FOURTH, 30);
  await page.keyboard.press('Home');
  for (let times = 0; times < 3; times++) await page.keyboard.press('Shift+ControlOrMeta+ArrowLeft');
  await page.keyboard.press('1');
  expect(await article.quotes(1)).toEqual([expect.stringMatching(/protested\.$/)]);

  await article.drag(await article.spotOf(FOURTH, 6), await article.spotOf(SECOND, 8));
  await page.keyboard.press('2');
  const [, dragged] = await article.quotes(2);
  expect(dragged).toMatch(
    /^(?:s )?say that the plan [^\n]* protested\.\n+Cafe\u0301 owners disagree\. Prices?$/u,
  );
});

test('no character is cut in two, whatever is selected', async () => {
  await article.selectRaw(FAMILY, 1, 4);
  await page.keyboard.press('1');
  expect(await article.quotes(1)).toEqual([FAMILY]);
  await article.selectRaw(CAFE, 0, 4);
  await page.keyboard.press('1');
  expect(await article.quotes(2)).toEqual([FAMILY, CAFE]);
});

test('the popup tags a selection with the mouse and leaves the focus where it is', async () => {
  await article.drag(await article.spotOf(FOURTH, 0), await article.spotOf(FOURTH, 20));
  const popup = (name: string) => page.getByRole('toolbar', { name });
  await popup('Tag the selection').getByRole('button', { name: 'Contested' }).click();
  const [quote = ''] = await article.quotes(1);
  expect(FOURTH).toContain(quote);
  await expect(article.text).toBeFocused();
  await popup('Claim 1').getByRole('button', { name: 'Flag' }).click();
  await expect.poll(async () => (await article.snapshot()).claims[0]?.flagged).toBe(true);
});

/** A claim within a claim, and a third one that overlaps both. */
async function addNested(): Promise<void> {
  for (const [key, start, end] of [
    ['1', 0, SECOND.length],
    ['3', 12, 28],
    ['2', 20, SECOND.length],
  ] as const) {
    await article.selectRaw(SECOND, start, end);
    await page.keyboard.press(key);
    await expect.poll(() => article.selected()).toBe('');
  }
  await article.quotes(3);
}

test('overlapping and nested claims are each reached by mouse and by N', async () => {
  await addNested();
  // Innermost first, outwards with every click, and round.
  const { x, y } = await article.spotOf(SECOND, 24);
  for (const number of [2, 3, 1, 2]) {
    await page.mouse.click(x, y);
    await expect(article.shownClaim).toHaveText(`Claim ${String(number)}`);
  }

  await article.clickOn('The harbour plan', 1);
  for (const [key, number] of [
    ['n', 1],
    ['n', 2],
    ['n', 3],
    ['Shift+N', 2],
    ['Shift+N', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(article.shownClaim).toHaveText(`Claim ${String(number)}`);
  }
  const description = /^3 claims: sourced, contested,? and framing\.$/;
  await expect(article.text.locator('[data-block="1"]')).toHaveAttribute('aria-description', description);
});

test('axe has nothing to object to, in light and dark', async () => {
  await addNested();
  await page.keyboard.press('f');
  await expect.poll(async () => (await article.snapshot()).claims.some((claim) => claim.flagged)).toBe(true);
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    const axe = new AxeBuilder({ page }).setLegacyMode(true).include('[data-pane="main"]');
    const { violations } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  }
});

interface Stretches {
  /** The longest task of the page, in ms: all the while it could not answer. 0 = none took 50 ms. */
  readonly task: number;
  /** The longest time between two frames, in ms; it also grows when the machine is busy with something else. */
  readonly frame: number;
}

/** @returns what gives the longest stretches since the watch began */
async function watchFreezes(): Promise<() => Promise<Stretches>> {
  const watch = await page.evaluateHandle(() => {
    const seen = { task: 0, frame: 0, last: performance.now() };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.task = Math.max(seen.task, duration);
    }).observe({ type: 'longtask' });
    const look = () => {
      const now = performance.now();
      seen.frame = Math.max(seen.frame, now - seen.last);
      seen.last = now;
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  return () => watch.evaluate(({ task, frame }) => ({ task, frame }));
}

test('a text of 200,000 words never freezes the window', async () => {
  const sentence = 'The council of the city has voted on the plan for the harbour again. ';
  const paragraphs = Array.from({ length: 2400 }, (_, at) => `${String(at)} ${sentence.repeat(6).trim()}`);
  const longest = await watchFreezes();
  await article.importText(['A long report', ...paragraphs].join('\n\n'));
  await expect(article.text.locator('[data-block="2400"]')).toBeAttached();
  await article.clickOn('0 The council', 8);
  await page.keyboard.press('s');
  await page.keyboard.press('2');
  await article.quotes(1);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('k');
  await page.keyboard.press('1');
  await article.quotes(2);
  const { task, frame } = await longest();
  const description = `longest task ${task.toFixed(0)} ms, longest frame ${frame.toFixed(0)} ms`;
  test.info().annotations.push({ type: 'freezes', description });
  expect(task).toBeLessThan(250);

  // The watch sees a freeze when there is one.
  await page.evaluate(() => {
    setTimeout(() => {
      const until = performance.now() + 300;
      while (performance.now() < until);
    });
  });
  await expect.poll(async () => (await longest()).task).toBeGreaterThan(290);
});
