// What lies beside a case, and a switch to SQLite's WAL mode: noticed before SQLite takes it in, and nothing is shown or lost by it.
import { expect, test, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from '../src-main/db/open';
import { closeDb, exec, type WriteDb } from '../src-main/db/sql';
import { answerSaveDialog, ask, createCase, request } from './case-window';
import { launchApp, tempFolder } from './launch';
import { journalOf, openedCase, pictures, rename } from './working-case';

test.setTimeout(60_000);

/** Another program that has the file in WAL mode, and has written something that stands in the log alone. */
function inWalMode(path: string): WriteDb {
  const other = connect(path, 'write');
  exec(other, 'PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0');
  exec(other, `UPDATE case_info SET title = 'In the log'`);
  return other;
}

/** The same file and log without that program, as it leaves them when it is killed. */
function killedInWalMode(path: string): void {
  const work = `${path}.work`;
  copyFileSync(path, work);
  const other = inWalMode(work);
  writeFileSync(path, readFileSync(work));
  copyFileSync(`${work}-wal`, `${path}-wal`);
  chmodSync(`${path}-wal`, 0o666);
  closeDb(other);
  rmSync(work);
}

const bytesOf = (path: string) =>
  ['', '-wal'].map((ending) => readFileSync(path + ending).toString('latin1'));
const titleIn = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true });

test('a case that was left in WAL mode is not opened; it is salvaged with its log, and not touched', async () => {
  const { path, userData, close } = await openedCase();
  await close();
  killedInWalMode(path);
  const before = bytesOf(path);
  const { app, page, close: leave } = await launchApp({ args: [path], userData });
  await expect(page.getByRole('heading', { name: '"Harbour.plumb" was not opened' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('another program has switched it to a mode (WAL)');
  await expect(page.getByRole('button', { name: 'Open a Copy Read-Only' })).toHaveCount(0);
  await pictures(page, 'refused');
  await answerSaveDialog(app, join(dirname(path), 'Salvaged.plumb'));
  await page.getByRole('button', { name: 'Salvage into a New Case…' }).click();
  await page.getByRole('button', { name: 'Open the New Case' }).click();
  await expect(titleIn(page, 'In the log')).toBeVisible();
  await expect(page.getByTestId('article-text')).toBeVisible();
  expect(bytesOf(path)).toEqual(before);
  await leave();
});

test('a backup takes the place of such a case, and its log stays with it', async () => {
  const { page: first, path, userData, close } = await openedCase();
  await ask(first, 'version.save', { name: 'Before' });
  await close();
  killedInWalMode(path);
  const before = bytesOf(path);
  const { page, close: leave } = await launchApp({ args: [path], userData });
  await page.getByRole('option', { name: 'Before' }).click();
  await page.getByRole('button', { name: 'Restore This Backup' }).click();
  await expect(titleIn(page, 'Harbour')).toBeVisible();
  expect(existsSync(`${path}-wal`)).toBe(false);
  const [aside = ''] = readdirSync(dirname(path)).filter((name) => /damaged-.*plumb$/.test(name));
  expect(bytesOf(join(dirname(path), aside))).toEqual(before);
  await leave();
});

test("a stranger's case with a log beside it is not opened either", async () => {
  const { path, close } = await openedCase();
  await close();
  const whole = readFileSync(path);
  killedInWalMode(path);
  // Of the file alone nobody would think it.
  writeFileSync(path, whole);
  const before = bytesOf(path);
  const { app, page, close: leave } = await launchApp({ args: [path] });
  await expect(page.getByRole('heading', { name: '"Harbour.plumb" was not opened' })).toBeVisible();
  await pictures(page, 'foreign');
  await page.getByRole('button', { name: 'Back to the Start' }).click();
  expect(bytesOf(path)).toEqual(before);
  await createCase(app, page, join(tempFolder('alive'), 'Alive.plumb'), 'Alive');
  await leave();
});

test('another program switches an open case to WAL: said within two seconds, and the work goes on elsewhere', async () => {
  const { page, path, userData, troubles, close } = await openedCase();
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Saved before' });
  const other = inWalMode(path);
  await expect(troubles).toContainText('Another program has switched "Harbour.plumb"', { timeout: 2000 });
  await expect(troubles).toContainText('Nothing that was saved is lost');
  await expect(titleIn(page, 'Saved before')).toBeVisible();
  await pictures(page, 'switched');
  expect(await rename(page, 'Goes on')).toMatchObject({ ok: true });
  const [copy = ''] = readdirSync(join(userData, 'rescued'));
  expect(journalOf(join(userData, 'rescued', copy))).toEqual({ title: 'Goes on', entries: 4 });
  await close();
  closeDb(other);
});

test('a case that is only read, and that another program switches to WAL: said, and nothing more is read', async () => {
  const { path, close } = await openedCase();
  await close();
  // In another installation it waits to be accepted, and is only read.
  const { page, close: leave } = await launchApp({ args: [path] });
  await expect(page.getByTestId('article-text')).toBeVisible();
  const other = inWalMode(path);
  await expect(page.getByTestId('troubles')).toContainText('Nothing more is read from it', { timeout: 2000 });
  await pictures(page, 'only-read');
  expect(await request(page, 'case.snapshot')).toMatchObject({
    ok: false,
    error: { code: 'case.inWalMode' },
  });
  await leave();
  closeDb(other);
});

test('a log that is laid beside an open case goes nowhere, and the file stays as it was', async () => {
  const { page, path, userData, troubles, close } = await openedCase();
  const work = join(tempFolder('log'), 'work.plumb');
  copyFileSync(path, work);
  const other = inWalMode(work);
  const before = readFileSync(path);
  copyFileSync(`${work}-wal`, `${path}-wal`);
  chmodSync(`${path}-wal`, 0o666);
  expect(await rename(page, 'At once')).toMatchObject({ ok: true });
  await expect(troubles).toContainText('Another program has switched "Harbour.plumb"');
  const [copy = ''] = readdirSync(join(userData, 'rescued'));
  expect(journalOf(join(userData, 'rescued', copy))).toEqual({ title: 'At once', entries: 3 });
  await close();
  closeDb(other);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a pipe in the place of a journal is not waited for', async () => {
  const { path, userData, close } = await openedCase();
  await close();
  execFileSync('mkfifo', ['-m', '666', `${path}-journal`]);
  const { app, page, close: leave } = await launchApp({ args: [path], userData });
  await expect(page.getByRole('alert')).toContainText(
    '"Harbour.plumb-journal" beside it is not an ordinary file',
  );
  await pictures(page, 'pipe');
  await createCase(app, page, join(tempFolder('alive'), 'Alive.plumb'), 'Alive');
  await leave();
});

test('a pipe that comes beside an open case is not waited for either, and the work goes on elsewhere', async () => {
  const { page, path, userData, troubles, close } = await openedCase();
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Saved before' });
  execFileSync('mkfifo', ['-m', '666', `${path}-journal`]);
  await expect(troubles).toContainText(
    'Something that is not an ordinary file was put beside "Harbour.plumb"',
    {
      timeout: 2000,
    },
  );
  await expect(troubles).toContainText('Nothing that was saved is lost');
  await pictures(page, 'pipe-beside');
  expect(await rename(page, 'Goes on')).toMatchObject({ ok: true });
  const [copy = ''] = readdirSync(join(userData, 'rescued'));
  expect(journalOf(join(userData, 'rescued', copy))).toEqual({ title: 'Goes on', entries: 4 });
  await close();
});
