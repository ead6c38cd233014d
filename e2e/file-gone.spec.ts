// The file of an open case goes away, is overwritten, or can't be written: said, and nothing that was saved is lost.
import { expect, test } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
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
import { ArticlePage } from './article-page';
import { answerOpenDialog, answerSaveDialog, ask, createCase, request } from './case-window';
import { launchApp, tempFolder, type LaunchedApp } from './launch';
import { journalOf, openedCase, pictures, rename, TEXT } from './working-case';

test.setTimeout(60_000);

const HOST = { analyst: () => '', now: () => new Date() };

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
    await pictures(page, what.replace(' ', '-'));

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

test('what is being typed when the file goes is in the rescue copy as well', async () => {
  const { page, path, userData, troubles, close } = await openedCase();
  await page.getByTestId('article-text').focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await expect(page.getByRole('contentinfo')).toContainText('1 claim');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Statement', exact: true }).click();
  await page.keyboard.type('Typed before the file went');
  rmSync(path);
  await page.keyboard.type(', and after', { delay: 60 });
  await expect(troubles).toContainText('was moved, renamed or deleted', { timeout: 3000 });
  await page.keyboard.type(', and still.');
  await expect(page.getByTestId('saved-state')).toContainText('Saved');
  const [copy = ''] = readdirSync(join(userData, 'rescued'));
  const statement = (): string => {
    const rescued = openCase(join(userData, 'rescued', copy), HOST, 'schema', 'read');
    const [claim] = rescued.snapshot().claims;
    rescued.close();
    return claim?.statement ?? '';
  };
  await expect.poll(statement).toBe('Typed before the file went, and after, and still.');
  await close();
});

test('recent cases that were moved, deleted, or may not be read: listed, and each says so', async () => {
  const { path, userData, close } = await openedCase();
  await close();
  const folder = dirname(path);
  const names = ['Moved.plumb', 'Deleted.plumb', 'Forbidden.plumb', 'Whole.plumb'];
  const [recent] = JSON.parse(readFileSync(join(userData, 'recent.json'), 'utf8')) as [object];
  for (const name of names) copyFileSync(path, join(folder, name));
  writeFileSync(
    join(userData, 'recent.json'),
    JSON.stringify(names.map((name) => ({ ...recent, path: join(folder, name) }))),
  );
  renameSync(join(folder, names[0]!), join(folder, 'elsewhere.plumb'));
  rmSync(join(folder, names[1]!));
  const again = await launchApp({ userData });
  const listed = (name: string) => again.page.getByRole('button', { name: new RegExp(`^${name}`) });
  for (const name of names.slice(0, 2)) {
    await expect(listed(name)).toBeDisabled();
    await expect(listed(name)).toContainText('not found');
  }
  chmodSync(join(folder, names[2]!), 0o000);
  await listed(names[2]!).click();
  await expect(again.page.getByRole('alert')).toContainText('"Forbidden.plumb" may not be read.');
  await pictures(again.page, 'recent');
  chmodSync(join(folder, names[3]!), 0o666);
  await listed(names[3]!).click();
  await expect(again.page.getByTestId('article-text')).toBeVisible();
  await again.close();
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
  await pictures(page, 'overwritten');
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
  await pictures(again.page, 'overwritten-older');
  await again.close();
});

test('where no rescue copy can be made it is said why, and nothing else is touched', async () => {
  const { page, path, troubles, userData, close } = await openedCase();
  mkdirSync(join(userData, 'rescued'));
  chmodSync(join(userData, 'rescued'), 0o555);
  rmSync(path);
  await expect(troubles).toContainText('No rescue copy could be made', { timeout: 2500 });
  await pictures(page, 'not-rescued');
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
  await pictures(page, 'pulled');
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
    await pictures(page, 'disk-full');
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

/** Not a byte is left. */
function fill(folder: string): void {
  for (const size of [65_536, 4096, 1])
    expect(() => {
      for (;;) appendFileSync(join(folder, 'ballast'), Buffer.alloc(size));
    }).toThrow('ENOSPC');
}

test('a start with a full disk: the case is shown and the reason said, settings stay, and all is well once there is room', async () => {
  const folder = disk(40_000);
  try {
    const [path, userData] = [join(folder, 'Harbour.plumb'), join(folder, 'data')];
    const first = await launchApp({ userData });
    await createCase(first.app, first.page, path, 'Harbour');
    await new ArticlePage(first.page).importText(TEXT);
    await ask(first.page, 'app.settings', { analyst: 'Ada', theme: 'dark' });
    await first.close();
    fill(folder);

    const second = await launchApp({ userData, args: [path] });
    await expect(second.page.getByTestId('article-text')).toBeVisible();
    await expect(second.page.getByTestId('saved-state')).toContainText('Read-only: disk full');
    await pictures(second.page, 'full-at-start');
    const state = await ask(second.page, 'app.state');
    expect(state.settings).toMatchObject({ analyst: 'Ada', theme: 'dark' });
    expect(state.recent.map(({ name }) => name)).toEqual(['Harbour.plumb']);
    await second.close();

    rmSync(join(folder, 'ballast'));
    expect(readdirSync(userData).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    const third = await launchApp({ userData, args: [path] });
    expect((await ask(third.page, 'app.state')).settings).toMatchObject({ analyst: 'Ada', theme: 'dark' });
    expect(await rename(third.page, 'Room again')).toMatchObject({ ok: true });
    await third.close();
  } finally {
    execFileSync('umount', ['-l', folder]);
  }
});

test("a stranger's case on a full disk: there is no room to look at it, which is said, and nothing else is said of it", async () => {
  const folder = disk(40_000);
  try {
    const [path, userData] = [join(tempFolder('stranger'), 'Stranger.plumb'), join(folder, 'data')];
    const other = await launchApp();
    await createCase(other.app, other.page, path, 'Stranger');
    await new ArticlePage(other.page).importText(TEXT);
    await other.close();
    await (await launchApp({ userData })).close();
    fill(folder);

    const { app, page, close } = await launchApp({ userData, args: [path] });
    const alert = page
      .getByRole('alert')
      .filter({ hasText: 'no room for the copy in which "Stranger.plumb"' });
    await expect(alert).toContainText('It was not changed');
    await pictures(page, 'no-room');
    rmSync(join(folder, 'ballast'));
    await answerOpenDialog(app, path);
    await page.getByRole('button', { name: 'Open Case…' }).click();
    await expect(page.getByTestId('article-text')).toBeVisible();
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
  await pictures(page, 'read-only-folder');
  expect(journalOf(path).title).toBe('Harbour');
  await close();
});

test('a backup that can not be made by itself is said, and the work goes on', async () => {
  const { page, userData, close } = await startWithoutBackups();
  const alert = page.getByRole('alert').filter({ hasText: 'No backup of "Harbour.plumb" could be made' });
  await expect(alert).toContainText('Everything saved is safe in the case file');
  await pictures(page, 'no-backup');
  expect(await rename(page, 'Goes on')).toMatchObject({ ok: true });
  expect(backupsIn(userData)).toBe(0);
  await close();
});

/** A case, in an app that may not write into its folder of backups. */
async function startWithoutBackups(): Promise<LaunchedApp> {
  const userData = tempFolder('no backups');
  mkdirSync(join(userData, 'backups'));
  chmodSync(join(userData, 'backups'), 0o555);
  const launched = await launchApp({ userData });
  await createCase(launched.app, launched.page, join(tempFolder('case'), 'Harbour.plumb'), 'Harbour');
  await new ArticlePage(launched.page).importText(TEXT);
  return launched;
}

test('a very large case is warned of', async () => {
  const { path, userData, close } = await openedCase();
  await close();
  // A hole of a gigabyte behind its pages, which takes no room.
  truncateSync(path, 1024 ** 3);
  const { page, close: closeAgain } = await launchApp({ userData, args: [path] });
  await expect(page.getByTestId('troubles')).toContainText('has 1 GB, which is large for a case');
  await pictures(page, 'large');
  await closeAgain();
});

test('a folder of a cloud service is warned of, once', async () => {
  const folder = join(tempFolder('cloud'), 'Dropbox');
  const first = await openedCase(folder);
  await expect(first.troubles).toContainText('lies in a folder that Dropbox keeps in step');
  await pictures(first.page, 'cloud');
  await ask(first.page, 'case.close');
  const { recent } = await ask(first.page, 'app.state');
  await ask(first.page, 'case.openRecent', { id: recent[0]!.id });
  expect((await ask(first.page, 'app.state')).openCase?.troubles).toEqual([]);
  await first.close();
});
