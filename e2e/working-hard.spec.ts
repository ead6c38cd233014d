// The same thing done many times over, at any moment: nothing that was typed is lost, and nothing piles up.
//
// A few rounds are a part of the tests; `npm run torture -- --only page-crash --rounds N` and the like do more of them.
import { expect, test, type Page } from '@playwright/test';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../src-main/db/open';
import { all, closeDb, get } from '../src-main/db/sql';
import { newId } from '../src-shared/domain/ids';
import { answerSaveDialog, ask, request } from './case-window';
import { launchApp, tempFolder, type LaunchedApp } from './launch';
import { expectWhole, setUpOnce } from './plumbline';
import { openedCase, type Opened } from './working-case';

/** Rounds of the test that is run; by default so few that they can be a part of the tests. */
const ROUNDS = Number(process.env['PLUMBLINE_ROUNDS'] ?? 0);
const rounds = (few: number): number => (ROUNDS > 0 ? ROUNDS : few);

/** A window is alone with what is typed for this long at most, in ms. */
const KEPT_WITHIN = 1000;

test.setTimeout(120_000 + ROUNDS * 20_000);
test.beforeAll(setUpOnce);

const statement = (page: Page) => page.getByRole('textbox', { name: 'Statement', exact: true });

/** The first claim of a case, open in the inspector. */
async function withClaim(opened: Opened): Promise<void> {
  const { page, article } = opened;
  await article.text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(statement(page)).toBeVisible();
}

function statementIn(path: string): string {
  const db = connect(path, 'read');
  const claim = get<{ statement: string }>(db, 'SELECT statement FROM claims ORDER BY number LIMIT 1');
  closeDb(db);
  return claim?.statement ?? '';
}

const upTo = (most: number): number => Math.round(Math.random() * most);

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

/** In a text field the keys are the menu's. */
async function choose({ app }: LaunchedApp, item: string): Promise<void> {
  await app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, item);
}

/** @returns the path of the version */
async function saveVersion(opened: LaunchedApp, name: string): Promise<string> {
  const { page, userData } = opened;
  await choose(opened, 'case.saveVersion');
  const dialog = page.getByRole('dialog', { name: 'Save Version' });
  await dialog.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Version "${name}" saved.`).first()).toBeVisible();
  await expect(dialog).toBeHidden();
  const root = join(userData, 'backups');
  const notes = readdirSync(root)
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
    .filter((file) => file.endsWith('.json'));
  const note = notes.find(
    (file) => (JSON.parse(readFileSync(file, 'utf8')) as { name: string }).name === name,
  );
  return (note ?? '').replace(/json$/, 'plumb');
}

test('a version or a copy that is saved in the middle of typing has all of it', async () => {
  const opened = await openedCase();
  const { app, page, path, close } = opened;
  await withClaim(opened);
  for (let round = 1; round <= rounds(4); round++) {
    const words = `Round ${String(round)}, ${'x'.repeat(upTo(60))}`;
    await statement(page).fill(words);
    await page.waitForTimeout(upTo(900));
    const version = await saveVersion(opened, `Version ${String(round)}`);
    expect([statementIn(version), statementIn(path)], `round ${String(round)}`).toEqual([words, words]);
  }

  const copy = join(tempFolder('copy'), 'Copy.plumb');
  await answerSaveDialog(app, copy);
  await statement(page).fill('Typed before the copy');
  await choose(opened, 'case.saveCopy');
  await expect(page.getByText('Copy saved as Copy.plumb.').first()).toBeVisible();
  expect(statementIn(copy)).toBe('Typed before the copy');
  await expect(statement(page)).toBeFocused();
  await close();
  await expectWhole(path);
});

test('control: saving: what a version does not have is found out', async () => {
  const opened = await openedCase();
  await withClaim(opened);
  const version = await saveVersion(opened, 'Too early');
  await statement(opened.page).fill('Typed after it');
  expect(statementIn(version)).not.toBe('Typed after it');
  await opened.close();
});

/** The ways in which a person, or the system, ends the app. */
const ENDS: Readonly<Record<string, (launched: LaunchedApp) => Promise<void>>> = {
  quit: ({ close }) => close(),
  'close the window twice': async ({ app }) => {
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.close();
      window?.close();
    });
  },
  'close the window while a version is saved': async ({ app, page }) => {
    void request(page, 'version.save', { name: 'At the end' }).catch(() => undefined);
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  },
  SIGTERM: ({ app }) => {
    app.process().kill('SIGTERM');
    return Promise.resolve();
  },
};

/** Types into the first claim of a closed case, and ends the app at once. @returns whether it is in the file */
async function isSavedAtEnd(
  { path, userData }: Pick<Opened, 'path' | 'userData'>,
  end: (launched: LaunchedApp) => Promise<void>,
): Promise<boolean> {
  const launched = await launchApp({ args: [path], userData });
  const { app, page } = launched;
  await page.getByRole('row').first().dblclick();
  const words = `Typed at ${String(Date.now())}`;
  await statement(page).fill(words);
  await page.waitForTimeout(upTo(900));
  const gone = once(app.process(), 'exit');
  await end(launched);
  await gone;
  return statementIn(path) === words;
}

async function closedCase(): Promise<Opened> {
  const opened = await openedCase();
  await withClaim(opened);
  await opened.close();
  return opened;
}

test('what is being typed is saved, however the app is ended', async () => {
  const closed = await closedCase();
  const ends = Object.entries(ENDS);
  for (let round = 1; round <= rounds(ends.length); round++) {
    const [how, end] = ends[round % ends.length]!;
    expect(await isSavedAtEnd(closed, end), `round ${String(round)}: ${how}`).toBe(true);
  }
  await expectWhole(closed.path);
});

test('control: ending: where the app is killed instead, the loss is found out', async () => {
  const closed = await closedCase();
  let isLost = false;
  // By chance the pause may have been long enough for it to be saved.
  while (!isLost) isLost = !(await isSavedAtEnd(closed, ({ kill }) => kill()));
  expect(isLost).toBe(true);
});

interface Load {
  /** Of all processes of the app, in MiB. */
  readonly memory: number;
  /** Files and pipes that main has open. */
  readonly handles: number;
  readonly processes: number;
}

/** Older Electrons keep a handle to /dev/null for each utility process (electron#47515, fixed in 35): not ours. */
function handlesOf(pid: number): number {
  const folder = `/proc/${String(pid)}/fd`;
  return readdirSync(folder).filter((handle) => {
    try {
      return readlinkSync(join(folder, handle)) !== '/dev/null';
    } catch {
      return false;
    }
  }).length;
}

async function loadOf({ app }: LaunchedApp): Promise<Load> {
  const metrics = await app.evaluate(({ app: running }) =>
    running.getAppMetrics().map(({ memory, pid }) => ({ size: memory.workingSetSize, pid })),
  );
  return {
    memory: Math.round(metrics.reduce((sum, { size }) => sum + size, 0) / 1024),
    handles: handlesOf(app.process().pid ?? 0),
    processes: metrics.length,
  };
}

/** Acceptance list: growth over 10,000 changes and 200 imports, in MiB. */
const MOST_GROWTH = 150;

/** @returns a sentence for each thing that piled up */
function piledUp(before: Load, after: Load): readonly string[] {
  const growth = after.memory - before.memory;
  return [
    ...(growth > MOST_GROWTH ? [`memory grew by ${String(growth)} MiB`] : []),
    ...(after.handles > before.handles + 5
      ? [`handles: ${String(before.handles)}, ${String(after.handles)}`]
      : []),
    ...(after.processes > before.processes ? [`processes: ${String(after.processes)}`] : []),
  ];
}

/** What is only not collected yet has not piled up. */
async function settledLoad(opened: Opened): Promise<Load> {
  const { app, page } = opened;
  // Processes that are being ended are gone by then.
  await page.waitForTimeout(3000);
  await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.detach();
  return loadOf(opened);
}

async function workOn(opened: Opened, changes: number, imports: number): Promise<void> {
  const { page, article } = opened;
  const [{ id: articleId, versionId } = { id: '', versionId: '' }] = (await article.snapshot()).articles;
  const { text } = await ask(page, 'article.body', { versionId });
  let claimId = '';
  for (let change = 0; change < changes; change++) {
    if (change % 20 === 0) {
      claimId = newId();
      const start = (change * 7) % (text.length - 40);
      const place = { start, end: start + 30, exact: text.slice(start, start + 30) };
      await ask(page, 'case.execute', {
        type: 'claim.add',
        id: claimId,
        articleId,
        place,
        tags: ['sourced'],
      });
    } else if (change % 10 === 5) {
      await ask(page, 'case.undo');
    } else {
      const patch = { statement: `Statement ${String(change)} of the soak test.` };
      await ask(page, 'case.execute', { type: 'claim.update', id: claimId, patch });
    }
    if (imports > 0 && change % Math.ceil(changes / imports) === 0)
      await article.importText(`Import ${newId()}\n\n${'The harbour is safe, he said. '.repeat(50)}`);
  }
}

test('thousands of changes and hundreds of imports in one session: nothing piles up', async () => {
  test.skip(process.platform !== 'linux', 'handles are read from /proc');
  const opened = await openedCase();
  // What is loaded once, at the first change and import, is no growth.
  await workOn(opened, 40, 2);
  const before = await settledLoad(opened);
  const changes = rounds(200);
  await workOn(opened, changes, Math.ceil(changes / 50));
  const after = await settledLoad(opened);
  test.info().annotations.push({ type: 'load', description: JSON.stringify({ changes, before, after }) });
  expect(piledUp(before, after)).toEqual([]);
  await opened.close();
  const db = connect(opened.path, 'read');
  const [{ n } = { n: 0 }] = all<{ n: number }>(db, 'SELECT count(*) AS n FROM journal');
  closeDb(db);
  expect(n).toBeGreaterThan(changes);
  await expectWhole(opened.path);
});

test('control: soak: what is hoarded is found out', async () => {
  test.skip(process.platform !== 'linux', 'handles are read from /proc');
  const opened = await openedCase();
  const before = await loadOf(opened);
  await opened.app.evaluate(async ({ app }) => {
    const { openSync } = process.getBuiltinModule('node:fs');
    const hoard = {
      memory: Buffer.alloc(300 * 1024 * 1024, 1),
      files: Array.from({ length: 20 }, () => openSync(app.getAppPath(), 'r')),
    };
    (globalThis as { hoard?: unknown }).hoard = hoard;
    await Promise.resolve();
  });
  expect(piledUp(before, await loadOf(opened))).toHaveLength(2);
  await opened.close();
});
