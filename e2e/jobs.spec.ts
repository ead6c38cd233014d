// What takes long in a large case: it is told, the window answers meanwhile, and cancelling it leaves no trace.
import { expect, test, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { chmodSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeLargeCase } from '../bench/large-case';
import { acceptCase, answerSaveDialog, ask, chooseItem } from './case-window';
import { launchApp, tempFolder, type LaunchedApp } from './launch';
import { expectWhole, setUpOnce } from './plumbline';
import { isRunning, signalWorker, type WorkerName } from './processes';
import { journalOf, pictures, rename } from './working-case';

const LARGE_MB = 100;
const BACKUP = 'Plumbline backup';

test.setTimeout(120_000);

let source = '';
test.beforeAll(async () => {
  await setUpOnce();
  source = join(tempFolder('large'), 'Large.plumb');
  makeLargeCase(source, LARGE_MB).opened.close();
  chmodSync(source, 0o666);
});

interface Large extends LaunchedApp {
  /** An empty folder for copies. */
  readonly folder: string;
}

async function largeCase(): Promise<Large> {
  const launched = await launchApp({ args: [source] });
  await expect(launched.page.getByTestId('article-text')).toBeVisible();
  await acceptCase(launched.page);
  return { ...launched, folder: tempFolder('copies') };
}

const cardOf = (page: Page, words: string): Locator => page.getByTestId('job').filter({ hasText: words });

/** Does `begin`, and halts the worker that it starts. @returns its number */
async function halted(
  app: ElectronApplication,
  worker: WorkerName,
  begin: () => Promise<unknown>,
): Promise<number> {
  const halting = signalWorker(app, worker, 'SIGSTOP');
  await begin();
  return halting;
}

async function saveVersion({ app, page }: LaunchedApp, name: string): Promise<void> {
  await chooseItem(app, 'case.saveVersion');
  await page.getByRole('dialog', { name: 'Save Version' }).getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
}

/** Nothing is said to have gone wrong, and the process is gone. */
async function expectNoTrace(page: Page, pid: number): Promise<void> {
  await expect(page.getByTestId('job')).toHaveCount(0);
  await expect.poll(() => isRunning(pid)).toBe(false);
  await expect(page.getByRole('alert')).toHaveCount(0);
}

test('a copy of a large case: the window goes on meanwhile, and the copy is whole', async () => {
  const large = await largeCase();
  const { app, page, folder, close } = large;
  const left = join(dirname(source), '.plumbline-019b5a3e-0000-4000-8000-000000000000.tmp');
  expect(readdirSync(dirname(source))).toEqual(['Large.plumb']);
  const copy = join(folder, 'Copy.plumb');
  await answerSaveDialog(app, copy);
  const pid = await halted(app, BACKUP, () => chooseItem(app, 'case.saveCopy'));
  const card = cardOf(page, 'Saving the copy "Copy.plumb"');
  await expect(card).toBeVisible();
  await rename(page, 'Renamed meanwhile');
  expect((await ask(page, 'case.snapshot')).info.title).toBe('Renamed meanwhile');
  await saveVersion(large, 'Meanwhile');
  await expect(page.getByText('Version "Meanwhile" saved.').first()).toBeVisible();
  await pictures(page, 'copying');
  process.kill(pid, 'SIGCONT');
  await expect(page.getByText('Copy saved as Copy.plumb.').first()).toBeVisible();
  await expect(card).toHaveCount(0);
  expect(readdirSync(folder)).toEqual(['Copy.plumb']);
  await rename(page, 'Bench');
  await close();
  await expectWhole(copy);
  writeFileSync(left, '');
  utimesSync(left, 1e9, 1e9);
  const again = await largeCase();
  await expect.poll(() => readdirSync(dirname(source))).toEqual(['Large.plumb']);
  await again.close();
});

test('a copy is cancelled by its button or by Escape: what stood there stays, and nothing else is left', async () => {
  const { app, page, folder, close } = await largeCase();
  const copy = join(folder, 'Copy.plumb');
  writeFileSync(copy, 'what stood there');
  chmodSync(copy, 0o666);
  await answerSaveDialog(app, copy);
  for (const way of ['button', 'Escape']) {
    const pid = await halted(app, BACKUP, () => chooseItem(app, 'case.saveCopy'));
    const cancel = cardOf(page, 'Saving the copy').getByRole('button', { name: 'Cancel' });
    if (way === 'button') await cancel.click();
    else {
      await cancel.focus();
      await page.keyboard.press('Escape');
    }
    await expectNoTrace(page, pid);
    expect(readdirSync(folder)).toEqual(['Copy.plumb']);
    expect(readFileSync(copy, 'utf8')).toBe('what stood there');
  }
  await close();
});

test('whoever quits while a copy is being saved has it', async () => {
  const { app, page, folder, close } = await largeCase();
  const copy = join(folder, 'Copy.plumb');
  await answerSaveDialog(app, copy);
  await page.evaluate(() => {
    void window.plumbline.request('case.saveCopy', undefined);
  });
  await close();
  expect(readdirSync(folder)).toEqual(['Copy.plumb']);
  expect(journalOf(copy).entries).toBe(journalOf(source).entries);
});

test('a version: the dialog goes at once; cancelled, it is not among the versions', async () => {
  const large = await largeCase();
  const { app, page, close } = large;
  const pid = await halted(app, BACKUP, () => saveVersion(large, 'Before the interview'));
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await cardOf(page, 'Saving the version "Before the interview"').getByRole('button').click();
  await expectNoTrace(page, pid);
  expect(await ask(page, 'version.list')).toEqual([]);
  const { openCase } = await ask(page, 'app.state');
  expect(openCase).not.toBeNull();
  await close();
});

test('a check, a comparison and a restore are told in their dialogs, and cancelled there', async () => {
  const large = await largeCase();
  const { app, page, close } = large;
  await saveVersion(large, 'Then');
  await expect(page.getByText('Version "Then" saved.').first()).toBeVisible();
  await rename(page, 'Renamed');
  await expect.poll(async () => (await ask(page, 'version.list')).length).toBe(2);

  const checking = await halted(app, 'Plumbline inspection', () => chooseItem(app, 'case.check'));
  const check = page.getByRole('dialog', { name: 'Check Case' });
  await expect(check.getByTestId('job')).toContainText('Checking "Large.plumb"');
  await pictures(page, 'check-dialog', '[role="dialog"]');
  await check.getByTestId('job').getByRole('button', { name: 'Cancel' }).click();
  await expect(check).toHaveCount(0);
  await expectNoTrace(page, checking);

  await chooseItem(app, 'case.versions');
  const versions = page.getByRole('dialog', { name: 'Versions' });
  const option = versions.getByRole('option', { name: 'Then' });
  const comparing = await halted(app, BACKUP, () => option.click());
  await expect(versions.getByTestId('job')).toContainText('Comparing with "Then"');
  await versions.getByTestId('job').getByRole('button', { name: 'Cancel' }).focus();
  await page.keyboard.press('Escape');
  await expect(versions).toContainText('Choose a version to see');
  await expectNoTrace(page, comparing);

  await option.click();
  const restore = versions.getByRole('button', { name: 'Restore', exact: true });
  await expect(restore).toBeEnabled();
  const restoring = await halted(app, BACKUP, () => restore.click());
  await expect(versions.getByTestId('job')).toContainText('Restoring "Then"');
  await pictures(page, 'restoring', '[role="dialog"]');
  await versions.getByTestId('job').getByRole('button', { name: 'Cancel' }).click();
  await expectNoTrace(page, restoring);
  expect((await ask(page, 'case.snapshot')).info.title).toBe('Renamed');
  await restore.click();
  await expect(page.getByText('Restored "Then".').first()).toBeVisible();
  expect((await ask(page, 'case.snapshot')).info.title).toBe('Bench');
  await close();
});
