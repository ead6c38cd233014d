// Versions and copies that are saved in the middle of typing, again and again, have all of it.
import { expect, test } from '@playwright/test';
import { join } from 'node:path';
import { answerSaveDialog, ask, chooseItem } from './case-window';
import { tempFolder, type LaunchedApp } from './launch';
import { rounds, ROUNDS_MS, statement, statementIn, upTo, withClaim } from './many-rounds';
import { expectWhole, setUpOnce } from './plumbline';
import { signalWorker } from './processes';
import { openedCase, pictures, versionPath } from './working-case';

test.setTimeout(ROUNDS_MS);
test.beforeAll(setUpOnce);

/** @returns the path of the version */
async function saveVersion(opened: LaunchedApp, name: string): Promise<string> {
  const { page, userData } = opened;
  await chooseItem(opened.app, 'case.saveVersion');
  const dialog = page.getByRole('dialog', { name: 'Save Version' });
  await dialog.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Version "${name}" saved.`).first()).toBeVisible();
  await expect(dialog).toBeHidden();
  return versionPath(userData, name);
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
  await chooseItem(opened.app, 'case.saveCopy');
  await expect(page.getByText('Copy saved as Copy.plumb.').first()).toBeVisible();
  expect(statementIn(copy)).toBe('Typed before the copy');
  await expect(statement(page)).toBeFocused();
  await close();
  await expectWhole(path);
});

test('a version whose process ends is not made, which is said, and the next one is', async () => {
  const opened = await openedCase();
  const { app, page, close } = opened;
  // The backup that follows the first change has a process of its own.
  await expect.poll(async () => (await ask(page, 'version.list')).length).toBe(1);
  await chooseItem(opened.app, 'case.saveVersion');
  const dialog = page.getByRole('dialog', { name: 'Save Version' });
  await dialog.getByLabel('Name').fill('First');
  const ended = signalWorker(app, 'Plumbline backup', 'SIGKILL');
  await page.keyboard.press('Enter');
  await ended;
  await expect(page.getByRole('alert')).toContainText('ended before it was done');
  await pictures(page, 'version-not-made');
  await saveVersion(opened, 'First');
  expect((await ask(page, 'version.list')).filter(({ name }) => name === 'First')).toHaveLength(1);
  await close();
});

test('control: saving: what a version does not have is found out', async () => {
  const opened = await openedCase();
  await withClaim(opened);
  const version = await saveVersion(opened, 'Too early');
  await statement(opened.page).fill('Typed after it');
  expect(statementIn(version)).not.toBe('Typed after it');
  await opened.close();
});
