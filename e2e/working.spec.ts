// While a case is open: locks, files that go away, full disks, crashes of the page, and typing up to the last moment.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openCase } from '../src-main/case/case-file';
import { connect } from '../src-main/db/open';
import { all, closeDb, run } from '../src-main/db/sql';
import { ArticlePage } from './article-page';
import { answerSaveDialog, ask, createCase, request, titles } from './case-window';
import { launchApp, tempFolder, type LaunchedApp } from './launch';

test.setTimeout(60_000);
// A constant of the build, in which a lock says which version made it.
Object.assign(globalThis, { __APP_VERSION__: 'test' });

const TEXT = [
  'A long report',
  ...Array.from({ length: 80 }, (_, at) =>
    `Paragraph ${at + 1} says that the harbour is safe. `.repeat(4).trim(),
  ),
].join('\n\n');

interface Opened extends LaunchedApp {
  readonly path: string;
  readonly article: ArticlePage;
  readonly troubles: Locator;
}

/** A case with an article, made by the app in a folder of its own. */
async function openedCase(folder = join(tempFolder('working'), 'case')): Promise<Opened> {
  if (!existsSync(folder)) {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
  }
  const launched = await launchApp();
  const path = join(folder, 'Harbour.plumb');
  await createCase(launched.app, launched.page, path, 'Harbour');
  const article = new ArticlePage(launched.page);
  await article.importText(TEXT);
  return { ...launched, path, article, troubles: launched.page.getByTestId('troubles') };
}

function picture(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** The title of the case and the journal's length, read past the app. */
function journalOf(path: string): { readonly title: string; readonly entries: number } {
  const db = connect(path, 'read');
  const [info] = all<{ title: string }>(db, 'SELECT title FROM case_info');
  const [journal] = all<{ n: number }>(db, 'SELECT count(*) AS n FROM journal');
  closeDb(db);
  return { title: info?.title ?? '', entries: journal?.n ?? 0 };
}

function rename(page: Page, title: string) {
  return request(page, 'case.execute', { type: 'case.rename', title });
}

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
  await picture(page, 'read-only');
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
  await picture(page, 'taken-over');
  taker.close();
  await close();
});

function replace(path: string): void {
  copyFileSync(path, `${path}.new`);
  renameSync(`${path}.new`, path);
}

const EVENTS: readonly (readonly [what: string, happen: (path: string) => void, words: string])[] = [
  [
    'moved',
    (path) => {
      renameSync(path, join(tempFolder('moved'), 'x.plumb'));
    },
    'was moved while it was open',
  ],
  [
    'deleted',
    (path) => {
      rmSync(path);
    },
    'was moved, renamed or deleted',
  ],
  ['replaced', replace, 'was replaced'],
  [
    'folder gone',
    (path) => {
      rmSync(dirname(path), { recursive: true });
    },
    'The folder that held',
  ],
];

for (const [what, happen, words] of EVENTS) {
  test(`file ${what}: said within two seconds, and the work goes on in a rescue copy`, async () => {
    const { app, page, path, troubles, userData, close } = await openedCase();
    await ask(page, 'case.execute', { type: 'case.rename', title: 'Before' });
    happen(path);
    await expect(troubles).toContainText(words, { timeout: 2000 });
    const [copy = ''] = readdirSync(join(userData, 'rescued'));
    await expect(troubles).toContainText(copy);
    await expect(troubles).toContainText(join(userData, 'rescued'));
    expect(await rename(page, 'After')).toMatchObject({ ok: true });
    expect(journalOf(join(userData, 'rescued', copy))).toEqual({ title: 'After', entries: 4 });
    await picture(page, what.replace(' ', '-'));

    const kept = join(tempFolder('kept'), 'Kept.plumb');
    await answerSaveDialog(app, kept);
    await troubles.getByRole('button', { name: 'Save a Copy' }).click();
    await expect.poll(() => existsSync(kept)).toBe(true);
    expect(journalOf(kept).title).toBe('After');
    await close();
  });
}

test('a change in the very moment in which the file goes is made in the rescue copy', async () => {
  const { page, path, userData, close } = await openedCase();
  rmSync(path);
  expect(await rename(page, 'At once')).toMatchObject({ ok: true });
  const [copy = ''] = readdirSync(join(userData, 'rescued'));
  expect(journalOf(join(userData, 'rescued', copy))).toEqual({ title: 'At once', entries: 3 });
  await close();
});

const backupsIn = (userData: string): number => {
  const root = join(userData, 'backups');
  const folders = existsSync(root) ? readdirSync(root) : [];
  return folders.flatMap((folder) => readdirSync(join(root, folder))).filter((name) => name.endsWith('.json'))
    .length;
};

test('another case copied onto the file: it is left alone, and a rescue copy is made of backup and memory', async () => {
  const other = await openedCase();
  await other.close();
  const { page, path, troubles, userData, close } = await openedCase();
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Before the backup' });
  await expect.poll(() => backupsIn(userData)).toBeGreaterThan(0);
  await ask(page, 'case.execute', { type: 'case.rename', title: 'After the backup' });
  copyFileSync(other.path, path);
  const held = readFileSync(path);
  await expect(troubles).toContainText('was overwritten or damaged while it was open', { timeout: 2500 });
  await expect(troubles).toContainText('Nothing that was saved is lost');
  expect(await rename(page, 'Goes on')).toMatchObject({ ok: true });
  await picture(page, 'overwritten');
  const [copy = ''] = readdirSync(join(userData, 'rescued'));
  expect(journalOf(join(userData, 'rescued', copy))).toEqual({ title: 'Goes on', entries: 5 });
  await close();
  expect(readFileSync(path).equals(held)).toBe(true);
});

test('a backup that is older than this session: it is said up to when the rescue copy goes', async () => {
  const { page, path, userData, close } = await openedCase();
  await expect.poll(() => backupsIn(userData)).toBeGreaterThan(0);
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Not in the backup' });
  await close();
  const again = await launchApp({ args: [path], userData });
  await expect(again.page.getByRole('button', { name: 'Not in the backup' })).toBeVisible();
  truncateSync(path, 0);
  const troubles = again.page.getByTestId('troubles');
  await expect(troubles).toContainText('holds what was saved up to', { timeout: 2500 });
  // What is shown is what the copy holds, not what was there before.
  await expect(again.page.getByRole('button', { name: 'Harbour' })).toBeVisible();
  await picture(again.page, 'overwritten-older');
  await again.close();
});

test('where no rescue copy can be made it is said why, and nothing else is touched', async () => {
  const { page, path, troubles, userData, close } = await openedCase();
  mkdirSync(join(userData, 'rescued'));
  chmodSync(join(userData, 'rescued'), 0o555);
  rmSync(path);
  await expect(troubles).toContainText('No rescue copy could be made', { timeout: 2500 });
  await picture(page, 'not-rescued');
  expect(await rename(page, 'Nowhere')).toMatchObject({ error: { code: 'case.moved' } });
  await close();
});

test('a disk that is pulled: said within two seconds, and the work goes on in a rescue copy', async () => {
  const folder = disk(8000);
  const { page, troubles, userData, close } = await openedCase(folder);
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Before' });
  execFileSync('umount', ['-l', folder]);
  await expect(troubles).toContainText('was moved, renamed or deleted', { timeout: 2500 });
  expect(await rename(page, 'After')).toMatchObject({ ok: true });
  await picture(page, 'pulled');
  const [copy = ''] = readdirSync(join(userData, 'rescued'));
  expect(journalOf(join(userData, 'rescued', copy)).title).toBe('After');
  await close();
});

/** Mounts a disk in memory; skips where that may not be done. */
function disk(sizeKb: number): string {
  const folder = tempFolder('disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k,mode=777`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
  } catch {
    test.skip(true, 'mounting a small disk needs root on Linux');
  }
  return folder;
}

test('a full disk: the change is named, nothing before it is lost, a copy elsewhere works, and so does trying again', async () => {
  const folder = disk(800);
  try {
    const { app, page, path, article, close } = await openedCase(folder);
    writeFileSync(join(folder, 'ballast'), '');
    expect(() => {
      for (let size = 1; ; size++) writeFileSync(join(folder, 'ballast'), Buffer.alloc(size * 4096));
    }).toThrow('ENOSPC');
    await article.text.focus();
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    const alert = page.getByRole('alert').filter({ hasText: 'The disk is full' });
    await expect(alert).toContainText('This change was not saved: Tag as Sourced');
    await picture(page, 'disk-full');
    expect(journalOf(path).entries).toBe(2);

    const elsewhere = join(tempFolder('elsewhere'), 'Copy.plumb');
    await answerSaveDialog(app, elsewhere);
    expect(await request(page, 'case.saveCopy')).toMatchObject({ ok: true });
    expect(journalOf(elsewhere).entries).toBe(2);

    rmSync(join(folder, 'ballast'));
    await page.keyboard.press('1');
    await expect.poll(() => journalOf(path).entries).toBe(3);
    await close();
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});

test('a folder that becomes read-only: said, and the work goes on in a rescue copy', async () => {
  const { page, path, troubles, close } = await openedCase();
  chmodSync(dirname(path), 0o555);
  await expect(troubles).toContainText('has become read-only', { timeout: 2500 });
  expect(await rename(page, 'Goes on')).toMatchObject({ ok: true });
  await picture(page, 'read-only-folder');
  expect(journalOf(path).title).toBe('Harbour');
  await close();
});

test('a folder of a cloud service is warned of, once', async () => {
  const folder = join(tempFolder('cloud'), 'Dropbox');
  const first = await openedCase(folder);
  await expect(first.troubles).toContainText('lies in a folder that Dropbox keeps in step');
  await picture(first.page, 'cloud');
  await ask(first.page, 'case.close');
  const { recent } = await ask(first.page, 'app.state');
  await ask(first.page, 'case.openRecent', { id: recent[0]!.id });
  expect((await ask(first.page, 'app.state')).openCase?.troubles).toEqual([]);
  await first.close();
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
  await second.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('case.close')?.click();
  });
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
