// The app is killed while a person works: whatever was shown as saved is there afterwards.
//
// A few rounds are a part of the tests; `npm run torture -- --only app-kill --rounds N` does more of them.
import { expect, test, type Page } from '@playwright/test';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Show } from '../src-main/cli/show-json';
import { ArticlePage } from './article-page';
import { createCase } from './case-window';
import { launchApp, tempFolder } from './launch';
import { expectWhole, setUpOnce, show } from './plumbline';

const ROUNDS = Number(process.env['PLUMBLINE_ROUNDS'] ?? 10);
const CONTROL_ROUNDS = 2;

/** Longest time that somebody works in a round, in ms; when in it the app is killed is left to chance. */
const LONGEST = 2500;

test.setTimeout(120_000 + ROUNDS * 20_000);
test.beforeAll(setUpOnce);

/** What the window said at one moment. */
interface Shown {
  /** True: the status bar said "Saved", so all of this has to be in the file. */
  readonly saved: boolean;
  /** By the status bar, of the chosen article. */
  readonly claims: number;
  /** Of the claims in the list that were in sight. */
  readonly numbers: readonly number[];
  /** The number of the claim in the inspector and its statement; null = none is shown. */
  readonly statement: { readonly number: number; readonly text: string } | null;
  /** Titles in the list of articles. */
  readonly articles: readonly string[];
}

/** Watches the window frame by frame from inside the page. @returns what was shown, up to the end of the page */
async function watch(page: Page): Promise<readonly Shown[]> {
  const seen: Shown[] = [];
  await page.exposeFunction('tellShown', (shown: Shown) => {
    seen.push(shown);
  });
  await page.evaluate(() => {
    const { tellShown } = window as unknown as { tellShown: (shown: Shown) => void };
    let last = '';
    const look = () => {
      const state = document.querySelector('[data-testid="saved-state"]')?.textContent ?? '';
      const bar = document.querySelector('footer')?.textContent ?? '';
      const rows = [...document.querySelectorAll('[role="grid"] [role="row"]')];
      const detail = document.querySelector('[data-part="claim-detail"]');
      const field = detail?.querySelector('textarea');
      const title = detail?.querySelector('h2')?.textContent ?? '';
      const shown = {
        saved: /^\s*Saved \d/.test(state),
        claims: Number(/(\d+) claims?/.exec(bar)?.[1] ?? 0),
        numbers: rows.map((row) => Number(row.getAttribute('aria-label')?.replace('Claim ', ''))),
        statement: field ? { number: Number(title.replace('Claim ', '')), text: field.value } : null,
        articles: [...document.querySelectorAll('[data-pane="navigator"] [role="option"] span[lang]')].map(
          (one) => one.textContent,
        ),
      };
      const key = JSON.stringify(shown);
      if (key !== last) tellShown(shown);
      last = key;
      requestAnimationFrame(look);
    };
    look();
  });
  return seen;
}

/** What has to be in the file, of all that was shown while all was saved. */
interface Promised {
  readonly numbers: readonly number[];
  readonly articles: readonly string[];
  /** By the number of the claim, the statement that was shown last as saved, and all that came after it. */
  readonly statements: ReadonlyMap<number, readonly string[]>;
}

function promised(seen: readonly Shown[]): Promised {
  const saved = seen.filter((shown) => shown.saved);
  const statements = new Map<number, readonly string[]>();
  for (const { saved: isSaved, statement } of seen) {
    if (statement === null) continue;
    const { number, text } = statement;
    // What was typed after it was shown as saved may be there or not.
    if (isSaved) statements.set(number, [text]);
    else if (statements.has(number)) statements.set(number, [...(statements.get(number) ?? []), text]);
  }
  return {
    numbers: [...new Set(saved.flatMap((shown) => shown.numbers))].sort((a, b) => a - b),
    articles: [...new Set(saved.flatMap((shown) => shown.articles))],
    statements,
  };
}

/** @returns a sentence for each thing that was shown as saved and is not in the file */
function missing(
  { numbers, articles, statements }: Promised,
  kept: Pick<Show, 'claims' | 'articles'>,
): readonly string[] {
  const keptNumbers = new Set(kept.claims.map(({ number }) => number));
  const keptTitles = new Set(kept.articles.map(({ title }) => title));
  const lost = [...statements].filter(([number, texts]) => {
    const statement = kept.claims.find((claim) => claim.number === number)?.statement;
    return statement === undefined || !texts.includes(statement);
  });
  return [
    ...numbers.filter((number) => !keptNumbers.has(number)).map((number) => `claim ${number}`),
    ...articles.filter((title) => !keptTitles.has(title)).map((title) => `article "${title}"`),
    ...lost.map(([number, texts]) => `the statement of claim ${number}: "${texts[0] ?? ''}"`),
  ];
}

/** What a person may be at when the app is killed; each goes on until the window is gone. */
const WORK: Readonly<Record<string, (page: Page, round: number) => Promise<void>>> = {
  'adding claims': async (page) => {
    const keys = ['j', '1', 'j', '2', 'j', '3'] as const;
    for (let press = 0; ; press++) await page.keyboard.press(keys[press % keys.length]!);
  },
  typing: async (page, round) => {
    await page.keyboard.press('j');
    await page.keyboard.press('2');
    await page.keyboard.press('n');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Statement', exact: true }).click();
    for (let word = 1; ; word++) {
      await page.keyboard.type(`Round ${round} word ${word}. `, { delay: 10 });
      // Most pauses are too short to be saved in; some are not.
      await page.waitForTimeout(word % 3 === 0 ? 1000 : 100);
    }
  },
  importing: async (page, round) => {
    for (let nr = 1; ; nr++) {
      const text = `Import ${round}.${nr}\n\n${'The harbour is safe, the minister said. '.repeat(400 * nr)}`;
      await new ArticlePage(page).importText(text);
    }
  },
};

async function workUntilKilled(page: Page, work: string, round: number): Promise<void> {
  try {
    await WORK[work]?.(page, round);
  } catch {
    // The window went in the middle of it, which is what this is about.
  }
}

/** A case made by the app itself, with an article of 2,000 sentences; closed. */
async function caseWithArticle(): Promise<{ readonly path: string; readonly userData: string }> {
  const path = join(tempFolder('kill'), 'Kill.plumb');
  const { app, page, userData, close } = await launchApp();
  await createCase(app, page, path, 'Kill');
  const paragraphs = Array.from({ length: 400 }, (_, at) =>
    Array.from({ length: 5 }, (__, nr) => `Sentence ${nr + 1} of paragraph ${at + 1} says something.`).join(
      ' ',
    ),
  );
  await new ArticlePage(page).importText(['A long report', ...paragraphs].join('\n\n'));
  await close();
  return { path, userData };
}

interface Case {
  readonly path: string;
  readonly userData: string;
}

/** One start, some work, and the end. @returns what was promised */
async function killedAtWork({ path, userData }: Case, round: number): Promise<Promised> {
  const { page, kill } = await launchApp({ args: [path], userData });
  // Each round makes the case larger, and after a kill all of it is inspected.
  const text = page.getByTestId('article-text');
  const isOpen = await text.waitFor({ timeout: 30_000 }).then(
    () => true,
    () => false,
  );
  if (!isOpen) throw new Error(`Round ${round} shows no case: ${await page.locator('body').innerText()}`);
  await text.focus();
  await page.keyboard.press('Control+Home');
  const seen = await watch(page);
  const names = Object.keys(WORK);
  const working = workUntilKilled(page, names[round % names.length]!, round);
  const moment = Math.round(Math.random() * LONGEST);
  // Not for anything to happen: the moment itself is what is tried out.
  await new Promise((done) => setTimeout(done, moment));
  await kill();
  await working;
  return promised(seen);
}

test(`what was shown as saved survives SIGKILL, ${ROUNDS} times at random moments`, async () => {
  const { path, userData } = await caseWithArticle();
  const rounds: string[] = [];
  let made = { claims: 0, articles: 0 };
  // By chance every import may be cut off too early; then a few more rounds are played.
  const isEnough = () => made.claims > 0 && made.articles > 1;
  for (let round = 1; round <= ROUNDS || (round <= ROUNDS + 20 && !isEnough()); round++) {
    const asked = await killedAtWork({ path, userData }, round);
    const state = await show(path);
    expect(missing(asked, state), `round ${round}`).toEqual([]);
    await expectWhole(path);
    const { numbers, articles, statements } = asked;
    rounds.push(`${numbers.length} claims, ${articles.length} articles, ${statements.size} statements`);
    made = { claims: state.claims.length, articles: state.articles.length };
  }
  test.info().annotations.push({ type: 'rounds', description: rounds.join('; ') });
  expect(isEnough(), 'claims were added and articles imported at all').toBe(true);
});

test('control: a file that is put back to an earlier state is found out every time', async () => {
  const { path, userData } = await caseWithArticle();
  const earlier = `${path}.earlier`;
  copyFileSync(path, earlier);
  for (let round = 1; round <= CONTROL_ROUNDS; round++) {
    let asked = await killedAtWork({ path, userData }, round);
    // A kill before anything was shown as saved promises nothing, and is tried again.
    while (missing(asked, await show(earlier)).length === 0)
      asked = await killedAtWork({ path, userData }, round);
    copyFileSync(earlier, path);
    expect(missing(asked, await show(path))).not.toEqual([]);
  }
});
