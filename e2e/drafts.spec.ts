// What is being typed when the app or its page ends too early is offered at the next start, and put in as a change.
import { expect, test, type Page } from '@playwright/test';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ArticlePage } from './article-page';
import { createCase, inspectorHasFocus } from './case-window';
import { launchApp, tempFolder, type LaunchedApp } from './launch';
import { setUpOnce, show } from './plumbline';
import { pictures } from './working-case';

const TYPED =
  'The harbour was closed for three days in March, says the port authority, and no ship was let in.';

/** So long is the window alone with what is typed, at most, in ms; half of what "Saved" waits for a pause. */
const KEPT_WITHIN = 1000;

test.beforeAll(setUpOnce);

interface Started extends LaunchedApp {
  readonly path: string;
}

/** A case with one claim, open in the inspector. */
async function startWithClaim(): Promise<Started> {
  const path = join(tempFolder('drafts'), 'Harbour.plumb');
  const launched = await launchApp();
  const { app, page } = launched;
  await createCase(app, page, path, 'Harbour');
  await new ArticlePage(page).importText('The news\n\nThe harbour was closed. Nobody knows why.');
  await page.getByTestId('article-text').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect(page.getByRole('contentinfo')).toContainText('1 claim');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await inspectorHasFocus(page);
  return { ...launched, path };
}

const statement = (page: Page) => page.getByRole('textbox', { name: 'Statement', exact: true });
const notice = (page: Page) => page.getByTestId('drafts');
const draftFiles = (userData: string): readonly string[] =>
  existsSync(join(userData, 'drafts')) ? readdirSync(join(userData, 'drafts')) : [];

/** What the window says of saving from now on, in its order: some of it is not there for long enough to be looked for. */
async function listenToSaving(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`{
    globalThis.saidOfSaving = [];
    const note = () => saidOfSaving.push(document.querySelector('[data-testid="saved-state"]')?.textContent ?? '');
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  }`);
  return () => page.evaluate<string[]>('saidOfSaving');
}

/** Types without a pause long enough for anything to be saved. @returns what was in the field a second before the end */
async function typeOn(page: Page, text: string): Promise<string> {
  let typed = '';
  const times: { readonly at: number; readonly typed: string }[] = [];
  for (const letter of text) {
    await page.keyboard.type(letter);
    typed += letter;
    times.push({ at: Date.now(), typed });
    // Typing is what takes time here; a person needs longer for each letter than a driver does.
    await page.waitForTimeout(25);
  }
  const end = Date.now();
  return times.findLast(({ at }) => at < end - KEPT_WITHIN)?.typed ?? '';
}

test('typing without a pause survives when the app is killed', async () => {
  const { page, path, userData, kill } = await startWithClaim();
  await statement(page).click();
  await page.keyboard.press('Control+A');
  const kept = await typeOn(page, TYPED);
  expect(kept.length).toBeGreaterThan(20);
  await kill();
  expect((await show(path)).claims[0]?.statement).not.toContain('port authority');

  const again = await launchApp({ args: [path], userData });
  await expect(notice(again.page)).toContainText('Claim 1, statement');
  const left = await notice(again.page).getByRole('textbox').inputValue();
  expect(TYPED.startsWith(left)).toBe(true);
  expect(left.length).toBeGreaterThanOrEqual(kept.length);
  await pictures(again.page, 'drafts', '[data-testid="drafts"]');
  await notice(again.page).getByRole('button', { name: 'Put It In' }).press('Enter');
  await expect(notice(again.page)).toBeHidden();
  await expect.poll(async () => (await show(path)).claims[0]?.statement).toBe(left);
  expect(draftFiles(userData)).toEqual([]);
  await again.close();
});

test('typing without a pause survives when the page crashes', async () => {
  const { app, page } = await startWithClaim();
  await statement(page).click();
  await page.keyboard.press('Control+A');
  const kept = await typeOn(page, TYPED);
  const pid = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const before = await pid();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  // What is asked of the page that died is never answered.
  await expect.poll(pid).not.toBe(before);
  // The test driver gives a crashed page up, so main is asked instead.
  const leftInPage = (): Promise<string> =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return '';
      // What was saved in a pause on a busy machine is in its own field, not among the drafts.
      const code = `(document.querySelector('[data-testid="drafts"] textarea, [data-part="claim-detail"] textarea')?.value ?? '')`;
      return (await contents.executeJavaScript(code)) as string;
    });
  await expect.poll(async () => (await leftInPage()).length).toBeGreaterThanOrEqual(kept.length);
  expect(TYPED.startsWith(await leftInPage())).toBe(true);
  await app.close();
});

test('what was saved leaves nothing behind, and what is discarded does not come back', async () => {
  const { page, path, userData, close } = await startWithClaim();
  const state = page.getByTestId('saved-state');
  const said = await listenToSaving(page);
  await statement(page).fill('Closed for three days.');
  await expect.poll(said).toContain('Not saved yet');
  await expect(state).toContainText(/^Saved \d/);
  await expect.poll(async () => (await show(path)).claims[0]?.statement).toBe('Closed for three days.');
  await expect.poll(() => draftFiles(userData)).toEqual([]);
  // Typed, and closed before the pause: handed over, so nothing is left.
  await statement(page).fill('Closed for four days.');
  await close();
  expect(draftFiles(userData)).toEqual([]);
  expect((await show(path)).claims[0]?.statement).toBe('Closed for four days.');

  const second = await launchApp({ args: [path], userData });
  await expect(notice(second.page)).toBeHidden();
  await second.page.getByRole('row').first().dblclick();
  await inspectorHasFocus(second.page);
  await statement(second.page).click();
  await typeOn(second.page, TYPED);
  await second.kill();
  const third = await launchApp({ args: [path], userData });
  await notice(third.page).getByRole('button', { name: 'Discard' }).click();
  await expect(notice(third.page)).toBeHidden();
  await third.close();
  expect(draftFiles(userData)).toEqual([]);
  const fourth = await launchApp({ args: [path], userData });
  await expect(fourth.page.getByRole('row').first()).toBeVisible();
  await expect(notice(fourth.page)).toBeHidden();
  await fourth.close();
  expect((await show(path)).claims[0]?.statement).toBe('Closed for four days.');
});

test('what is too long for its field is kept as well, and can be copied from', async () => {
  const { page, path, userData, kill } = await startWithClaim();
  await statement(page).fill(TYPED.repeat(60));
  await expect(page.getByTestId('saved-state')).toHaveText('Not saved yet');
  await expect.poll(() => draftFiles(userData)).toHaveLength(1);
  await kill();

  const again = await launchApp({ args: [path], userData });
  await expect(notice(again.page)).toContainText('It does not fit its field as it is');
  expect(await notice(again.page).getByRole('textbox').inputValue()).toBe(TYPED.repeat(60));
  await expect(notice(again.page).getByRole('button', { name: 'Put It In' })).toBeDisabled();
  await pictures(again.page, 'drafts', '[data-testid="drafts"]');
  await again.close();
});
