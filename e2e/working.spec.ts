// While a case is open: locks, crashes and hangs of the page, and typing up to the last moment.
import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { openCase } from '../src-main/case/case-file';
import { connect } from '../src-main/db/open';
import { all, closeDb, run } from '../src-main/db/sql';
import { ask, chooseItem, request, titles } from './case-window';
import type { LaunchedApp } from './launch';
import { journalOf, openedCase, pictures, rename, type Opened } from './working-case';

test.setTimeout(60_000);

/** As a file that was copied while it was open on another computer. */
function lockFromElsewhere(path: string, heartbeat: Date): void {
  const db = connect(path, 'write');
  run(
    db,
    `INSERT OR REPLACE INTO case_locks (slot, holder, analyst, host, machine, pid, started, heartbeat, app_version)
     VALUES (1, '019b5a3e-0000-7000-8000-000000000000', 'Ben', 'laptop-of-ben', '', 1, ?, ?, '1.0')`,
    new Date(heartbeat.getTime() - 3_600_000).toISOString(),
    heartbeat.toISOString(),
  );
  closeDb(db);
}

/** The person's answer to the next message box, by the words on its button; what was asked is kept. */
async function answerBox({ app }: LaunchedApp, button: string): Promise<() => Promise<string | undefined>> {
  await app.evaluate(({ dialog }, label) => {
    dialog.showMessageBox = ((_parent: unknown, options: Electron.MessageBoxOptions) => {
      (globalThis as { asked?: string }).asked = `${options.message} ${options.detail ?? ''}`;
      return Promise.resolve({ response: options.buttons?.indexOf(label) ?? 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  }, button);
  return () => app.evaluate(() => (globalThis as { asked?: string }).asked);
}

test('a case that is open on another computer: asked, read-only or taken over', async () => {
  const opened = await openedCase();
  const { page, path, app } = opened;
  await ask(page, 'case.close');
  lockFromElsewhere(path, new Date());
  const { recent } = await ask(page, 'app.state');
  const id = recent[0]!.id;

  const asked = await answerBox(opened, 'Cancel');
  expect(await request(page, 'case.openRecent', { id })).toMatchObject({ error: { code: 'case.locked' } });
  expect(await asked()).toContain('is open for writing already: Ben, on laptop-of-ben, since');

  await answerBox(opened, 'Open Read-Only');
  await ask(page, 'case.openRecent', { id });
  await expect(page.getByTestId('saved-state')).toContainText('Read-only');
  expect(await rename(page, 'No')).toMatchObject({ error: { code: 'case.readOnly' } });
  await pictures(page, 'read-only');
  await ask(page, 'case.close');

  lockFromElsewhere(path, new Date(Date.now() - 600_000));
  const askedAgain = await answerBox(opened, 'Take Over');
  await ask(page, 'case.openRecent', { id });
  expect(await askedAgain()).toContain('There has been no sign of life since');
  expect(await rename(page, 'Mine')).toMatchObject({ ok: true });
  expect(await titles(app)).toEqual(['Mine - Plumbline']);
  await opened.close();
});

test('a case that is taken over can only be read from then on, and says by whom', async () => {
  const { page, path, troubles, close } = await openedCase();
  const taker = openCase(path, { analyst: () => 'Ben', now: () => new Date() }, 'schema', 'takeOver');
  await expect(troubles).toContainText('was taken over by Ben', { timeout: 2500 });
  await expect(page.getByTestId('saved-state')).toContainText('Read-only');
  expect(await rename(page, 'Not mine')).toMatchObject({ error: { code: 'case.lostLock' } });
  taker.execute({ type: 'case.rename', title: 'Of Ben' });
  await expect(page.getByRole('button', { name: 'Of Ben' })).toBeVisible();
  await pictures(page, 'taken-over');
  taker.close();
  await close();
});

test('a page that died comes back to the same claim and the same place in the text', async () => {
  const { app, page, article, close } = await openedCase();
  await article.text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  const [quote = ''] = await article.quotes(1);
  await article.clickOn(quote, 3);
  await expect(article.shownClaim).toBeVisible();
  await article.text.locator('[data-block="60"]').scrollIntoViewIfNeeded();
  const placeOf = () => ask(page, 'app.state').then(({ openCase }) => openCase?.place);
  await expect.poll(async () => (await placeOf())?.reading?.block ?? 0).toBeGreaterThan(20);
  const before = await placeOf();
  expect(before?.claimId).not.toBeNull();
  const pageProcess = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const died = await pageProcess();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(pageProcess).not.toBe(died);
  // The test driver gives a crashed page up, so main is asked what the new one shows.
  const inPage = <T>(code: string): Promise<T | null> =>
    app.evaluate(async ({ BrowserWindow }, script) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return null;
      return (await contents.executeJavaScript(script)) as T;
    }, code);
  await expect
    .poll(() =>
      inPage<number>(`(() => {
        const scroller = document.querySelector('[data-testid="article-text"]')?.parentElement?.parentElement;
        const blocks = [...document.querySelectorAll('[data-block]')];
        const top = scroller?.getBoundingClientRect().top ?? 0;
        const first = blocks.find((block) => block.getBoundingClientRect().bottom >= top);
        return Number(first?.dataset.block ?? -1);
      })()`),
    )
    .toBe(before?.reading?.block);
  expect(
    await inPage<string>(`document.querySelector('[data-part="claim-detail"] h2')?.textContent ?? ''`),
  ).not.toBe('');
  await close();
});

/** Types into the statement of a new claim, and leaves it there. */
async function typeStatement({ page, article }: Opened, words: string): Promise<void> {
  await article.text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  const [quote = ''] = await article.quotes(1);
  await article.clickOn(quote, 3);
  await page.getByRole('textbox', { name: 'Statement', exact: true }).fill(words);
}

function statementIn(path: string): string | undefined {
  const db = connect(path, 'read');
  const [claim] = all<{ statement: string }>(db, 'SELECT statement FROM claims');
  closeDb(db);
  return claim?.statement;
}

test('what was typed last is saved before the window closes, the case closes, or the app is told to end', async () => {
  const first = await openedCase();
  await typeStatement(first, 'Typed before Quit');
  await first.close();
  expect(statementIn(first.path)).toBe('Typed before Quit');

  const second = await openedCase();
  await typeStatement(second, 'Typed before the case was closed');
  await chooseItem(second.app, 'case.close');
  await expect.poll(() => titles(second.app)).toEqual(['Plumbline']);
  expect(statementIn(second.path)).toBe('Typed before the case was closed');
  await second.close();

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const third = await openedCase();
    await typeStatement(third, `Typed before ${signal}`);
    const main = third.app.process();
    const exit = once(main, 'exit');
    main.kill(signal);
    expect(await exit).toEqual([0, null]);
    expect(statementIn(third.path)).toBe(`Typed before ${signal}`);
  }

  const fourth = await openedCase();
  await typeStatement(fourth, 'Typed before the window was closed');
  const gone = once(fourth.app.process(), 'exit');
  await fourth.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await gone;
  expect(statementIn(fourth.path)).toBe('Typed before the window was closed');
});

test('a page that hangs does not keep the app from closing, and what was saved is there', async () => {
  const { app, page, path } = await openedCase();
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Saved' });
  const gone = once(app.process(), 'exit');
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  await app.evaluate(({ app: self }) => {
    self.quit();
  });
  expect((await gone)[0]).toBe(0);
  expect(journalOf(path).title).toBe('Saved');
});

test('a page that hangs: a person is asked, and it comes back with its case', async () => {
  const opened = await openedCase();
  const { app, page } = opened;
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Saved' });
  const asked = await answerBox(opened, 'Reload Window');
  const pageProcess = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const hung = await pageProcess();
  void page
    .evaluate(() => {
      for (;;);
    })
    .catch(() => undefined);
  // Chromium takes half a minute to say so; what is tried here is what the app does then.
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.emit('unresponsive');
  });
  await expect.poll(asked).toContain('This window does not answer.');
  await expect.poll(pageProcess).not.toBe(hung);
  await expect
    .poll(() =>
      app.evaluate(async ({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (!contents || contents.isCrashed() || contents.isLoading()) return '';
        return (await contents.executeJavaScript('document.body.innerText')) as string;
      }),
    )
    .toContain('Saved');
  await app.close();
});

test('what was typed last is saved before the computer sleeps', async () => {
  const opened = await openedCase();
  await typeStatement(opened, 'Typed before the lid was shut');
  await opened.app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
  });
  // Sooner than the pause after which it would be saved anyway.
  await expect
    .poll(() => statementIn(opened.path), { intervals: [50], timeout: 700 })
    .toBe('Typed before the lid was shut');
  await opened.close();
});
