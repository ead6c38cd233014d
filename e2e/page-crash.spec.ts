// The page crashes at any moment of typing, again and again: nothing that is a second old is lost.
import { expect, test } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchedApp } from './launch';
import { rounds, ROUNDS_MS, statementIn, upTo, withClaim } from './many-rounds';
import { expectWhole, setUpOnce } from './plumbline';
import { openedCase } from './working-case';

/** A window is alone with what is typed for this long at most, in ms. */
const KEPT_WITHIN = 1000;

test.setTimeout(ROUNDS_MS);
test.beforeAll(setUpOnce);

/** A page that crashed is given up by the test driver: everything goes through main. */
class CrashedPage {
  readonly #app: LaunchedApp['app'];

  constructor({ app }: LaunchedApp) {
    this.#app = app;
  }

  /** @returns null while the page is not there */
  run<T>(code: string): Promise<T | null> {
    return this.#app.evaluate(async ({ BrowserWindow }, script) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return null;
      return (await contents.executeJavaScript(script)) as T;
    }, code);
  }

  async type(text: string): Promise<void> {
    await this.#app.evaluate(async ({ BrowserWindow }, words) => {
      await BrowserWindow.getAllWindows()[0]?.webContents.insertText(words);
    }, text);
  }

  async crash(): Promise<void> {
    const process = () =>
      this.#app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      );
    const died = await process();
    await this.#app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await expect.poll(process).not.toBe(died);
    const field = `document.querySelector('[data-ready="true"]') && document.querySelector('[data-part="claim-detail"] textarea') !== null`;
    await expect.poll(() => this.run<boolean>(field), { timeout: 20_000 }).toBe(true);
  }

  /** Puts in what is offered, if anything is. @returns what the field says then */
  async takeUp(): Promise<string> {
    await this.run(`document.querySelector('[data-testid="drafts"] li button')?.click()`);
    await expect.poll(() => this.run(`document.querySelector('[data-testid="drafts"]') === null`)).toBe(true);
    return (
      (await this.run<string>(`document.querySelector('[data-part="claim-detail"] textarea').value`)) ?? ''
    );
  }
}

interface Typed {
  /** When the field held this text, in ms. */
  readonly at: number;
  readonly text: string;
}

/** More than that, in UTF-16 units, and what is typed begins anew: a statement has a limit. */
const LONG = 4000;

/** Types on behind `said` for a while, without a pause. @returns what the field held at each moment */
async function typeOn(page: CrashedPage, said: string, round: number): Promise<readonly Typed[]> {
  const base = said.length > LONG ? '' : said;
  await page.run(`(() => {
    const field = document.querySelector('[data-part="claim-detail"] textarea');
    field.focus();
    field.setSelectionRange(${String(base.length)}, field.value.length);
  })()`);
  const typed: Typed[] = [{ at: 0, text: base }];
  const end = Date.now() + 300 + upTo(2500);
  for (let word = 1; Date.now() < end; word++) {
    const more = `${String(round)}.${String(word)} `;
    await page.type(more);
    typed.push({ at: Date.now(), text: (typed.at(-1)?.text ?? '') + more });
    await new Promise((done) => setTimeout(done, 20));
  }
  return typed;
}

/** @returns what is wrong with what was found after the crash; null = it is what was typed, up to the last second */
function lossIn(typed: readonly Typed[], crashedAt: number, found: string): string | null {
  if (typed.at(-1)?.text.startsWith(found) !== true) return `not what was typed: "${found.slice(-100)}"`;
  const lost = typed.find(({ text }) => text.length > found.length);
  const age = lost === undefined ? 0 : crashedAt - lost.at;
  return age > KEPT_WITHIN ? `what was typed ${String(age)} ms before the crash is lost` : null;
}

/** The third crash within a minute is asked about: reload. */
async function reloadAlways({ app }: LaunchedApp): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
  });
}

test('typing goes on after every crash of the page, and nothing that is a second old is lost', async () => {
  const opened = await openedCase();
  await withClaim(opened);
  await reloadAlways(opened);
  const page = new CrashedPage(opened);
  let said = '';
  for (let round = 1; round <= rounds(4); round++) {
    const typed = await typeOn(page, said, round);
    const crashedAt = Date.now();
    await page.crash();
    said = await page.takeUp();
    expect(lossIn(typed, crashedAt, said), `round ${String(round)}`).toBe(null);
  }
  expect(said).not.toBe('');
  await opened.app.close();
  expect(statementIn(opened.path)).toBe(said);
  await expectWhole(opened.path);
});

test('control: page-crash: where drafts can not be kept, the loss is found out', async () => {
  const opened = await openedCase();
  await withClaim(opened);
  writeFileSync(join(opened.userData, 'drafts'), '');
  const page = new CrashedPage(opened);
  const typed: Typed[] = [];
  // By chance all of it may be no older than a second.
  while (typed.length < 2 || Date.now() - (typed[1]?.at ?? 0) < 2 * KEPT_WITHIN)
    typed.push(...(await typeOn(page, typed.at(-1)?.text ?? '', 1)));
  const crashedAt = Date.now();
  await page.crash();
  expect(lossIn(typed, crashedAt, await page.takeUp())).toContain('is lost');
  await opened.app.close();
});
