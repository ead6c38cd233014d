// Versions and recovery in the real window: saved by name, restored with a look before, undone; a damaged case and its ways on.
import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openCase } from '../src-main/case/case-file';
import { tamper } from '../src-main/case/test-case';
import { connect } from '../src-main/db/open';
import { closeDb, get, run } from '../src-main/db/sql';
import { newId } from '../src-shared/domain/ids';
import { ArticlePage } from './article-page';
import { answerSaveDialog, ask, createCase, request } from './case-window';
import { journalled } from './journalled';
import { launchApp, tempFolder } from './launch';
import { isRunning, signalWorker } from './processes';
import { filesBelow } from './shut-window';
import { pictures } from './working-case';

const FIRST = 'The mayor said that the harbour will not be sold.';
const SECOND = 'Critics say that the plan was made in secret.';
const TEXT = ['The harbour plan', `${FIRST} ${SECOND}`].join('\n\n');

async function claim(page: Page, exact: string): Promise<void> {
  const [article] = (await ask(page, 'case.snapshot')).articles;
  const { text } = await ask(page, 'article.body', { versionId: article!.versionId });
  const start = text.indexOf(exact);
  const place = { start, end: start + exact.length, exact };
  await ask(page, 'case.execute', {
    type: 'claim.add',
    id: newId(),
    articleId: article!.id,
    place,
    tags: ['contested'],
  });
}

const claimCount = async (page: Page): Promise<number> => (await ask(page, 'case.snapshot')).claims.length;

/** A case with a version of one claim, closed; its second claim came later. */
async function preparedCase(path: string): Promise<string> {
  const { app, page, userData, close } = await launchApp();
  await createCase(app, page, path, 'Harbour');
  await new ArticlePage(page).importText(TEXT);
  await claim(page, FIRST);
  await ask(page, 'version.save', { name: 'One claim' });
  await claim(page, SECOND);
  await close();
  return userData;
}

/** Overwrites pages from the second on, as a bad sector or a broken copy does. */
function damage(path: string, pages: readonly number[]): Buffer {
  const file = openSync(path, 'r+');
  for (const page of pages) writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, page * 4096);
  closeSync(file);
  return readFileSync(path);
}

/** The first page that holds these words. */
function pageWith(path: string, words: string): number {
  return Math.floor(readFileSync(path).indexOf(words) / 4096);
}

/** Counted from 1. */
function rootPage(path: string, index: string): number {
  const db = connect(path, 'read');
  const sql = 'SELECT rootpage FROM sqlite_schema WHERE name = ?';
  const { rootpage } = get<{ rootpage: number }>(db, sql, index)!;
  closeDb(db);
  return rootpage;
}

test.describe('versions', () => {
  let app: ElectronApplication;
  let page: Page;
  let close: () => Promise<void>;

  test.beforeEach(async () => {
    ({ app, page, close } = await launchApp());
    await createCase(app, page, join(tempFolder('versions'), 'Harbour.plumb'), 'Harbour');
    await new ArticlePage(page).importText(TEXT);
  });

  test.afterEach(async () => {
    await close();
  });

  test('a version is saved with Ctrl+S, shows what restoring it changes, is restored, and that is undone', async () => {
    await claim(page, FIRST);
    await page.keyboard.press('ControlOrMeta+s');
    const saving = page.getByRole('dialog', { name: 'Save Version' });
    await saving.getByLabel('Name').fill('Before the interview');
    await pictures(page, 'save-version');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Version "Before the interview" saved.').first()).toBeVisible();
    await claim(page, SECOND);

    await ask(page, 'app.state');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('Versions');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Versions' });
    await dialog.getByRole('option', { name: 'Before the interview' }).click();
    await expect(dialog.getByText(`Claim 2, taken away: "${SECOND}"`)).toBeVisible();
    await pictures(page, 'versions');
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByText('Restored "Before the interview".').first()).toBeVisible();
    expect(await claimCount(page)).toBe(1);

    await ask(page, 'case.undo');
    expect(await claimCount(page)).toBe(2);
    const kinds = (await ask(page, 'version.list')).map(({ kind }) => kind);
    expect(kinds).toContain('risky');
    expect(kinds).toContain('named');
  });

  test('the first change of a session is backed up by itself', async () => {
    await claim(page, FIRST);
    await expect
      .poll(async () =>
        (await ask(page, 'version.list')).map(({ kind, verified }) => `${kind} ${String(verified)}`),
      )
      .toContain('session true');
  });
});

async function openCheck(page: Page): Promise<Locator> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Check Case');
  await page.keyboard.press('Enter');
  return page.getByRole('dialog', { name: 'Check Case' });
}

test('an open case is checked on demand: whole with its head, or what was found', async () => {
  const path = join(tempFolder('check'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  const first = await launchApp({ userData, args: [path] });
  await expect(first.page.getByTestId('article-text')).toBeVisible();
  const whole = await openCheck(first.page);
  await expect(whole).toContainText('The case is whole.');
  await expect(whole).toContainText('1 of 1 original files');
  await expect(whole).toContainText((await ask(first.page, 'case.snapshot')).history.headHash);
  await pictures(first.page, 'check-whole');
  await first.close();

  const db = connect(path, 'read');
  const anchor = get<{ id: string; exact: string }>(db, 'SELECT id, exact FROM anchors LIMIT 1')!;
  closeDb(db);
  const after = { exact: 'Words that stand nowhere' };
  const change = { table: 'anchors', key: [anchor.id], before: { exact: anchor.exact }, after };
  journalled(path, 'UPDATE anchors SET exact = ? WHERE id = ?', [after.exact, anchor.id], change);
  const second = await launchApp({ userData, args: [path] });
  await expect(second.page.getByTestId('article-text')).toBeVisible();
  const found = await openCheck(second.page);
  await expect(found).toContainText('1 finding');
  await expect(found).toContainText('is not "Words that stand nowhere"');
  await pictures(second.page, 'check-found');
  await second.close();
});

test('a damaged case shows what was found; a backup takes its place, and the damaged file stays', async () => {
  const path = join(tempFolder('damaged'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  const bytes = damage(path, [pageWith(path, SECOND)]);
  const { page, close } = await launchApp({ userData, args: [path] });
  await expect(page.getByRole('heading', { name: '"Harbour.plumb" is damaged' })).toBeVisible();
  await pictures(page, 'recovery');
  await page.getByRole('option', { name: 'One claim' }).click();
  await page.getByRole('button', { name: 'Restore This Backup' }).click();
  await expect(page.getByTestId('article-text')).toBeVisible();
  expect(await claimCount(page)).toBe(1);
  const kept = readdirSync(dirname(path)).filter((name) => name.includes('.damaged-'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(dirname(path), kept[0]!)).equals(bytes)).toBe(true);
  await claim(page, SECOND);
  await close();
});

test('a damaged case is salvaged into a new one, or that is cancelled, with counts and losses, and the damaged file is not touched', async () => {
  const path = join(tempFolder('salvage'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  const bytes = damage(path, [pageWith(path, SECOND)]);
  const out = join(dirname(path), 'Rescued.plumb');
  const { app, page, close } = await launchApp({ userData, args: [path] });
  await answerSaveDialog(app, out);
  const before = readdirSync(dirname(path));
  const salvage = page.getByRole('button', { name: 'Salvage into a New Case…' });
  const halting = signalWorker(app, 'Plumbline backup', 'SIGSTOP');
  await salvage.click();
  await halting;
  const card = page.getByTestId('job').filter({ hasText: 'Salvaging "Harbour.plumb"' });
  await card.getByRole('button', { name: 'Cancel' }).click();
  await expect(card).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(readdirSync(dirname(path))).toEqual(before);
  await page.setViewportSize({ width: 1024, height: 700 });
  await salvage.click();
  await expect(page.getByRole('heading', { name: 'Salvaged', exact: true })).toBeVisible();
  await expect(page.getByText('2 of 2')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the New Case' })).toBeInViewport();
  await pictures(page, 'salvaged');
  expect(readFileSync(path).equals(bytes)).toBe(true);
  await page.getByRole('button', { name: 'Open the New Case' }).click();
  await expect(page.getByTestId('article-text')).toBeVisible();
  expect(await claimCount(page)).toBe(2);
  await close();
});

test('whoever quits while a case is being salvaged leaves nothing half made', async () => {
  const path = join(tempFolder('salvage'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  damage(path, [pageWith(path, SECOND)]);
  const before = readdirSync(dirname(path));
  const { app, page, close } = await launchApp({ userData, args: [path] });
  await answerSaveDialog(app, join(dirname(path), 'Rescued.plumb'));
  const halting = signalWorker(app, 'Plumbline backup', 'SIGSTOP');
  await page.getByRole('button', { name: 'Salvage into a New Case…' }).click();
  const pid = await halting;
  await close();
  expect(isRunning(pid)).toBe(false);
  expect(readdirSync(dirname(path))).toEqual(before);
});

test('a damaged case can be read as a copy, shown in its folder, and left', async () => {
  const path = join(tempFolder('read'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  // An index alone: what the window shows can still be read.
  damage(path, [rootPage(path, 'article_versions_by_original') - 1]);
  const { app, page, close } = await launchApp({ userData, args: [path] });
  await app.evaluate(({ shell }) => {
    shell.showItemInFolder = (shown) => {
      Object.assign(globalThis, { shown });
    };
  });
  await page.getByRole('button', { name: 'Show in Folder' }).click();
  expect(await app.evaluate(() => (globalThis as { shown?: string }).shown)).toBe(path);
  await page.getByRole('button', { name: 'Open a Copy Read-Only' }).click();
  await expect(page.getByTestId('article-text')).toBeVisible();
  expect(await ask(page, 'app.state')).toMatchObject({
    openCase: { readOnly: true, isCopy: true, whyReadOnly: 'damaged' },
    recent: [{ folder: dirname(path) }],
  });
  await expect(page.getByTestId('case-notices')).toContainText('what can be read of a damaged case');
  await pictures(page, 'read-only');
  await ask(page, 'case.close');
  expect(filesBelow(join(userData, 'quarantine'))).toEqual([]);
  await close();
});

/** As a disk does it: what is known of the file fits it still. */
function asIfNobodyWrote(path: string, userData: string): void {
  const file = join(userData, 'trusted.json');
  const { mtimeMs, ctimeMs } = statSync(path);
  const known = JSON.parse(readFileSync(file, 'utf8')) as { closed: object[] };
  const closed = known.closed.map((entry) => ({ ...entry, mtimeMs, ctimeMs }));
  writeFileSync(file, JSON.stringify({ ...known, closed }));
}

test('damage that comes to light while the case is open: said, what was typed is kept, and the ways on are shown', async () => {
  const path = join(tempFolder('later'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  damage(path, [rootPage(path, 'article_versions_by_original') - 1]);
  asIfNobodyWrote(path, userData);
  const { page, close } = await launchApp({ userData, args: [path] });
  const troubles = page.getByTestId('troubles');
  await expect(troubles).toContainText('Damage was found in "Harbour.plumb"');
  await pictures(page, 'damaged-open');
  const check = await openCheck(page);
  await expect(check).toContainText('2 findings');
  await expect(check).toContainText(
    'Its index article_versions_by_original does not fit the table it is of.',
  );
  await pictures(page, 'damaged-check');
  await check.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert', { name: 'Problems' })).toBeHidden();
  await page.getByRole('row').first().dblclick();
  await page.getByRole('textbox', { name: 'Statement', exact: true }).fill('Typed last');
  await troubles.getByRole('button', { name: 'See What Can Be Done…' }).click();
  await expect(page.getByRole('heading', { name: '"Harbour.plumb" is damaged' })).toBeVisible();
  await pictures(page, 'damaged-later');
  const copy = openCase(path, { analyst: () => '', now: () => new Date() }, 'schema', 'read');
  expect(copy.snapshot().claims.map(({ statement }) => statement)).toContain('Typed last');
  copy.close();
  await close();
});

/** Twelve ways in which a case file comes to harm, and how the screen tells them. */
const DAMAGES: readonly (readonly [what: string, harm: (path: string) => void, words: string | RegExp])[] = [
  [
    'nothing but its beginning is gone',
    (path) => damage(path, [0]),
    'It does not begin like a case file any more',
  ],
  [
    'its second half is missing',
    (path) => {
      truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096);
    },
    'The file ends too early: it says that it has 40 pages, and 20 of them are there.',
  ],
  [
    'it is empty',
    (path) => {
      truncateSync(path, 0);
    },
    'It does not begin like a case file any more',
  ],
  [
    'it ends in the middle of a page',
    (path) => {
      truncateSync(path, statSync(path).size - 6000);
    },
    'The file ends too early: it says that it has 40 pages, and 39 of them are there.',
  ],
  [
    'a page of an article text is destroyed',
    (path) => damage(path, [pageWith(path, SECOND)]),
    /Page \d+ of the file does not hold what it should\./,
  ],
  [
    'an index does not fit its table',
    (path) => damage(path, [rootPage(path, 'article_versions_by_original') - 1]),
    'Its index article_versions_by_original does not fit the table it is of.',
  ],
  [
    'all but its beginning is zero',
    (path) => {
      const size = statSync(path).size;
      truncateSync(path, 4096);
      truncateSync(path, size);
    },
    'Its pages do not fit together.',
  ],
  [
    'a table is gone',
    (path) => {
      tamper(path, 'DROP TABLE reviews');
    },
    'The file lacks what every case has: table reviews',
  ],
  [
    'a claim was changed past the journal',
    (path) => {
      tamper(path, `UPDATE claims SET statement = 'He never said that'`);
    },
    /"statement" of a record in claims is not what entry \d of the journal says/,
  ],
  [
    'an entry of the journal was changed',
    (path) => {
      tamper(path, `UPDATE journal SET analyst = 'Somebody else' WHERE seq = 2`);
    },
    'Entry 2 of the journal was changed after it was written.',
  ],
  [
    'an entry of the journal is missing',
    (path) => {
      tamper(path, 'DELETE FROM journal WHERE seq = 3');
    },
    'Entry 3 of the journal is missing.',
  ],
  [
    'a text was changed',
    (path) => {
      tamper(path, `UPDATE article_texts SET text = replace(text, 'secret', 'public')`);
    },
    'A text of "The harbour plan" was changed: its SHA-256 is not the one that entry 2 recorded.',
  ],
];

test('twelve kinds of damage are named, with every way on, and nothing is deleted', async () => {
  test.setTimeout(180_000);
  const path = join(tempFolder('kinds'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  const whole = readFileSync(path);
  const { page, close } = await launchApp({ userData });
  for (const [what, harm, words] of DAMAGES) {
    await test.step(what, async () => {
      writeFileSync(path, whole);
      harm(path);
      const bytes = readFileSync(path);
      await page.getByRole('button', { name: /^Harbour.plumb/ }).click();
      await expect(page.getByRole('heading', { name: '"Harbour.plumb" is damaged' })).toBeVisible();
      await pictures(page, what.replaceAll(' ', '-'));
      await expect(page.getByRole('region', { name: 'What was found' })).toContainText(words);
      await expect(page.getByRole('option', { name: 'One claim' })).toBeVisible();
      for (const way of ['Restore This Backup', 'Salvage into a New Case…', 'Open a Copy Read-Only'])
        await expect(page.getByRole('button', { name: way })).toBeEnabled();
      await expect(page.getByText(/delete/i)).toHaveCount(0);
      await page.getByRole('button', { name: 'Back to the Start' }).click();
      expect(readFileSync(path).equals(bytes)).toBe(true);
    });
  }
  await close();
});

test('a case whose beginning is destroyed is still known by its backups, and without one it can be left', async () => {
  const path = join(tempFolder('header'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  damage(path, [0]);
  const { page, close } = await launchApp({ userData, args: [path] });
  await expect(page.getByRole('option', { name: 'One claim' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to the Start' }).click();
  await expect(page.getByRole('button', { name: 'Open Sample Case' })).toBeVisible();
  expect(statSync(path).size).toBeGreaterThan(0);
  await close();
});

test('what another program changes past the journal while the case is open is found within seconds, and told', async () => {
  const path = join(tempFolder('touched'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  const { page, close } = await launchApp({ userData, args: [path] });
  await expect(page.getByTestId('article-text')).toBeVisible();
  const db = connect(path, 'write');
  run(db, `UPDATE claims SET statement = 'Nobody said this'`);
  closeDb(db);
  await expect(page.getByTestId('troubles')).toContainText('Damage was found in "Harbour.plumb"');
  await pictures(page, 'touched');
  await close();
});

test('no report is written of a case that was changed past its journal', async () => {
  const path = join(tempFolder('tampered'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  const { app, page, close } = await launchApp({ userData, args: [path] });
  await expect(page.getByTestId('article-text')).toBeVisible();
  const report = join(tempFolder('report'), 'report.html');
  await answerSaveDialog(app, report);
  expect(await request(page, 'export.report', { format: 'html', articleId: null })).toMatchObject({
    ok: true,
  });
  rmSync(report);

  const db = connect(path, 'write');
  run(db, `UPDATE claims SET statement = 'Nobody said this'`);
  closeDb(db);
  await page.keyboard.press('ControlOrMeta+Shift+e');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Export/ })
    .click();
  const alert = page.getByRole('alert').filter({ hasText: 'No report was written' });
  await expect(alert.first()).toContainText('"Harbour.plumb" is not what its journal says');
  await expect(page.getByTestId('troubles')).toContainText('Damage was found in "Harbour.plumb"');
  await pictures(page, 'no-report');
  expect(existsSync(report)).toBe(false);
  await close();
});

test('a text that is not the one that was imported is shown to nobody, goes into no report, and its damage is told', async () => {
  const path = join(tempFolder('text'), 'Harbour.plumb');
  const userData = await preparedCase(path);
  tamper(path, `UPDATE article_texts SET text = replace(text, 'secret', 'public')`);
  asIfNobodyWrote(path, userData);
  const { app, page, close } = await launchApp({ userData, args: [path] });
  const said = 'The text of "The harbour plan" is not the one that was imported';
  await expect(page.getByTestId('troubles')).toContainText(said);
  await expect(page.getByText('This article is not shown.')).toBeVisible();
  await expect(page.getByText('made in public')).toHaveCount(0);
  await expect(page.getByRole('alert', { name: 'Problems' })).toBeHidden();
  await pictures(page, 'changed-text');
  const report = join(dirname(path), 'report.md');
  await answerSaveDialog(app, report);
  expect(await request(page, 'export.report', { format: 'md', articleId: null })).toMatchObject({
    ok: false,
    error: { code: 'export.caseDamaged' },
  });
  expect(existsSync(report)).toBe(false);

  const [flagged] = (await ask(page, 'case.snapshot')).claims;
  await ask(page, 'case.execute', {
    type: 'claim.flag',
    id: flagged!.id,
    flagged: true,
    reason: 'Who said so?',
  });
  await page.getByRole('button', { name: /^Review queue/ }).click();
  await expect(page.getByRole('group', { name: 'Decide' })).toBeVisible();
  await expect(page.getByText('This article is not shown.').last()).toBeVisible();
  await expect(page.getByText('Fetching the text…')).toHaveCount(0);
  await pictures(page, 'changed-text-review');
  await close();
});
