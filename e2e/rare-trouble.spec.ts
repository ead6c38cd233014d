// What rarely goes wrong with a case and its versions is told in words as well, and nothing is lost.
import { expect, test, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connect } from '../src-main/db/open';
import { closeDb, run } from '../src-main/db/sql';
import { ArticlePage } from './article-page';
import { answerSaveDialog, ask, chooseItem, createCase, makeCase } from './case-window';
import { launchApp, tempFolder } from './launch';
import { expectWhole, setUpOnce } from './plumbline';
import { canPreload, preloaded } from './processes';
import { journalOf, openedCase, pictures, rename, TEXT, versionPath } from './working-case';

test.beforeAll(setUpOnce);

async function openVersions(page: Page) {
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('Versions');
  await page.keyboard.press('Enter');
  return page.getByRole('dialog', { name: 'Versions' });
}

/** Another case, as long as the one of `openedCase` to the byte, saved as a version under that name. */
async function anotherVersion(name: string): Promise<string> {
  const { page, userData, close } = await openedCase();
  await ask(page, 'version.save', { name });
  await close();
  return versionPath(userData, name);
}

test('a version whose file is gone: said, and the case goes on', async () => {
  const { page, path, userData, close } = await openedCase();
  await ask(page, 'version.save', { name: 'Before' });
  const dialog = await openVersions(page);
  const version = dialog.getByRole('option', { name: 'Before' });
  await expect(version).toBeVisible();
  rmSync(versionPath(userData, 'Before'));
  await version.click();
  await expect(dialog.getByRole('alert')).toContainText('That version is not there any more.');
  await pictures(page, 'version-gone');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await rename(page, 'Goes on');
  await close();
  expect(journalOf(path).title).toBe('Goes on');
  await expectWhole(path);
});

test('a version in whose place another case lies: said, and it is not restored', async () => {
  const other = await anotherVersion('Other');
  const { page, path, userData, close } = await openedCase();
  await ask(page, 'version.save', { name: 'Before' });
  await rename(page, 'After');
  copyFileSync(other, versionPath(userData, 'Before'));
  const dialog = await openVersions(page);
  await dialog.getByRole('option', { name: 'Before' }).click();
  await expect(dialog.getByRole('alert')).toContainText('That version is of another case.');
  await expect(dialog.getByRole('button', { name: 'Restore', exact: true })).toBeDisabled();
  await pictures(page, 'version-of-another');
  await close();
  expect(journalOf(path).title).toBe('After');
  await expectWhole(path);
});

test('a version that was changed since it was made is not restored, and it is said why', async () => {
  const { page, path, userData, close } = await openedCase();
  await ask(page, 'version.save', { name: 'Before' });
  await rename(page, 'After');
  const dialog = await openVersions(page);
  const version = dialog.getByRole('option', { name: 'Before' });
  await version.click();
  await expect(dialog.getByText('Restoring it would change this:')).toBeVisible();
  const db = connect(versionPath(userData, 'Before'), 'write');
  run(db, `UPDATE case_info SET title = 'Nobody called it that'`);
  closeDb(db);
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(
    'The version "Before" is not as it was when it was made.',
  );
  await pictures(page, 'version-changed');
  await close();
  expect(journalOf(path).title).toBe('After');
  await expectWhole(path);
});

test('a case file that is still being written by another program is not opened, and it is said why', async () => {
  const path = await makeCase('Harbour');
  const bytes = readFileSync(path);
  const touching = spawn(process.execPath, [
    '-e',
    `for (;;) require('node:fs').utimesSync(process.argv[1], new Date(), new Date(Date.now()))`,
    path,
  ]);
  try {
    const { page, close } = await launchApp({ args: [path] });
    await expect(page.getByRole('alert', { name: 'Problems' })).toContainText(
      '"Harbour.plumb" changed while it was being checked.',
    );
    await pictures(page, 'changing');
    await close();
  } finally {
    touching.kill();
  }
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test('undoing a change of a record that another program has changed since: refused, and the damage is told', async () => {
  const { page, path, troubles, close } = await openedCase();
  await rename(page, 'Ours');
  const db = connect(path, 'write');
  run(db, `UPDATE case_info SET title = 'Theirs'`);
  closeDb(db);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.getByRole('alert', { name: 'Problems' })).toContainText(
    'The journal of "Harbour.plumb" does not fit together at entry',
  );
  await expect(troubles).toContainText('Damage was found in "Harbour.plumb"');
  await pictures(page, 'journal-broken');
  await close();
  expect(journalOf(path).title).toBe('Theirs');
});

test('a disk that goes bad: the change is refused in words, a copy elsewhere works, and so does trying again', async () => {
  test.skip(!canPreload, 'it takes a C compiler to play that disk');
  const folder = tempFolder('disk');
  const bad = join(tempFolder('bad'), 'now');
  const disk = { ...preloaded('fail-writes.c'), FAIL_WRITES_IN: folder, FAIL_WRITES_WHEN: bad };
  const { app, page, close } = await launchApp({ env: disk });
  const path = join(folder, 'Harbour.plumb');
  await createCase(app, page, path, 'Harbour');
  const article = new ArticlePage(page);
  await article.importText(TEXT);
  writeFileSync(bad, '');
  await article.text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  const problems = page.getByRole('alert', { name: 'Problems' });
  await expect(problems).toContainText(`The disk that holds "Harbour.plumb" can't be read or written.`);
  await expect(page.getByRole('row')).toHaveCount(0);
  await pictures(page, 'bad-disk');

  const copy = join(tempFolder('copy'), 'Copy.plumb');
  await answerSaveDialog(app, copy);
  await ask(page, 'case.saveCopy');
  await expectWhole(copy);

  rmSync(bad);
  await page.keyboard.press('1');
  await expect(page.getByRole('row')).toHaveCount(1);
  await close();
  await expectWhole(path);
});

test('a copy that can not be put where it was asked for: said why, and nothing there is touched', async () => {
  const { app, page, path, close } = await openedCase();
  const forbidden = tempFolder('forbidden');
  chmodSync(forbidden, 0o555);
  const left = join(tempFolder('left'), 'Copy.plumb');
  writeFileSync(`${left}-journal`, 'what makes another file whole');
  const problems = page.getByRole('alert', { name: 'Problems' });
  for (const [name, target, words] of [
    ['itself', path, 'There is a file "Harbour.plumb" already.'],
    ['forbidden', join(forbidden, 'Copy.plumb'), '"Copy.plumb" could not be written.'],
    ['left', left, 'There is a file "Copy.plumb-journal" already.'],
    ['too-long', join(dirname(left), `${'x'.repeat(250)}.plumb`), 'That name is too long for this disk.'],
  ] as const) {
    await answerSaveDialog(app, target);
    await chooseItem(app, 'case.saveCopy');
    await expect(problems).toContainText(words);
    await pictures(page, `copy-${name}`);
    await problems.getByRole('button').first().click();
    await expect(problems).toHaveCount(0);
  }
  expect(readdirSync(forbidden)).toEqual([]);
  expect(readdirSync(dirname(left))).toEqual(['Copy.plumb-journal']);
  await close();
  await expectWhole(path);
});
