// A power cut while claims are being added as fast as keys go: whatever was shown as saved is there afterwards.
import { expect, test, type Page } from '@playwright/test';
import { join } from 'node:path';
import type { Show } from '../src-main/cli/show-json';
import { ArticlePage } from './article-page';
import { createCase } from './case-window';
import { launchApp, tempFolder } from './launch';
import { expectWhole, setUpOnce, show } from './plumbline';

const ROUNDS = 12;

/** Longest time that claims are added in a round, in ms; when in it the app is killed is left to chance. */
const LONGEST = 1500;

test.setTimeout(240_000);
test.beforeAll(setUpOnce);

/** What the window said at one moment. */
interface Shown {
  /** True: the status bar said "Saved", so all of this has to be in the file. */
  readonly saved: boolean;
  /** By the status bar. */
  readonly claims: number;
  /** Of the claims in the list that were in sight. */
  readonly numbers: readonly number[];
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
      const shown = {
        saved: /^\s*Saved \d/.test(state),
        claims: Number(/(\d+) claims?/.exec(bar)?.[1] ?? 0),
        numbers: rows.map((row) => Number(row.getAttribute('aria-label')?.replace('Claim ', ''))),
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

/** What has to be in the file: the most claims that were shown while all was saved, and every number among them. */
function promised(seen: readonly Shown[]): { readonly count: number; readonly numbers: readonly number[] } {
  const saved = seen.filter((shown) => shown.saved);
  const numbers = new Set(saved.flatMap((shown) => shown.numbers));
  return {
    count: Math.max(0, ...saved.map(({ claims }) => claims)),
    numbers: [...numbers].sort((a, b) => a - b),
  };
}

function expectKept({ count, numbers }: ReturnType<typeof promised>, { claims }: Pick<Show, 'claims'>): void {
  const kept = claims.map(({ number }) => number);
  expect(kept.length).toBeGreaterThanOrEqual(count);
  expect(numbers.filter((number) => !kept.includes(number))).toEqual([]);
}

/** Adds claims by keys, a sentence each, until the window is gone. */
async function addClaims(page: Page): Promise<void> {
  const keys = ['j', '1', 'j', '2', 'j', '3'] as const;
  try {
    for (let press = 0; ; press++) await page.keyboard.press(keys[press % keys.length]!);
  } catch {
    // The window went in the middle of a key, which is what this is about.
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

test(`what was shown as saved survives SIGKILL, ${ROUNDS} times at random moments`, async () => {
  const { path, userData } = await caseWithArticle();
  const rounds: string[] = [];
  let before = 0;
  for (let round = 1; round <= ROUNDS; round++) {
    const { page, kill } = await launchApp({ args: [path], userData });
    await expect(page.getByRole('contentinfo')).toContainText(`${before} claim`);
    await page.getByTestId('article-text').focus();
    await page.keyboard.press('Control+Home');
    if (before > 0) await page.keyboard.press('Shift+N');
    const seen = await watch(page);
    const adding = addClaims(page);
    const moment = Math.round(Math.random() * LONGEST);
    // Not for anything to happen: the moment itself is what is tried out.
    await new Promise((done) => setTimeout(done, moment));
    await kill();
    await adding;

    const state = await show(path);
    const { count, numbers } = promised(seen);
    expectKept({ count, numbers }, state);
    await expectWhole(path);
    rounds.push(`${moment} ms: ${count} shown as saved, ${state.claims.length} kept`);
    before = state.claims.length;
  }
  test.info().annotations.push({ type: 'rounds', description: rounds.join('; ') });
  expect(before, 'claims were added at all').toBeGreaterThan(ROUNDS);

  // The expectation sees a loss when there is one.
  const state = await show(path);
  const [lost, ...left] = state.claims;
  const doctored = { count: state.claims.length, numbers: [lost!.number] };
  expect(() => {
    expectKept(doctored, { claims: left });
  }).toThrow();
  expect(() => {
    expectKept({ count: 0, numbers: [lost!.number] }, { claims: left });
  }).toThrow();
});
