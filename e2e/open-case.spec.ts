// How cases are opened: inspected where they come from elsewhere, refused where they are hostile, told why they can't be written.
import { expect, test } from '@playwright/test';
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { CRAFTS } from '../bench/torture/crafts';
import { CASE_FILE_LIMIT } from '../src-shared/limits';
import { ArticlePage } from './article-page';
import { openCase } from '../src-main/case/case-file';
import { acceptCase, answerOpenDialog, answerSaveDialog, ask, createCase, request } from './case-window';
import { launchApp, tempFolder } from './launch';
import { plumbline, setUpOnce, show } from './plumbline';
import { growWorkers, isRunning, signalWorker } from './processes';
import { journalOf, openedCase, pictures } from './working-case';

test.beforeAll(setUpOnce);

const TEXT = 'The harbour plan\n\nThe mayor said that the harbour will not be sold.';

/** The owner of a case from elsewhere, at work in it herself. */
const HOST = { analyst: () => 'Eve Example', now: () => new Date() };

/** A closed case of Eve's, made by another Plumbline. */
async function foreignCase(name = 'Harbour'): Promise<string> {
  const path = join(tempFolder('foreign'), `${name}.plumb`);
  const { app, page, close } = await launchApp();
  await ask(page, 'app.settings', { analyst: 'Eve Example' });
  await createCase(app, page, path, name);
  await new ArticlePage(page).importText(TEXT);
  await close();
  return path;
}

/** Changes a file as its owner, whoever that is, may have done. */
function changed(path: string, change: (path: string) => void): void {
  const { uid, gid, mode } = statSync(path);
  change(path);
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
  chmodSync(path, mode);
}

const digest = (path: string) => [readFileSync(path).toString('base64'), statSync(path).mtimeMs];

/** Every file of a folder, to the last byte. */
const digests = (folder: string) => readdirSync(folder).map((name) => [name, ...digest(join(folder, name))]);

test('a case from elsewhere says whose it is and what was checked, and is not touched until it is accepted', async () => {
  const path = await foreignCase();
  const before = digests(dirname(path));
  const first = await launchApp({ args: [path] });
  const notices = first.page.getByTestId('case-notices');
  await expect(notices).toContainText('This case was not made in this Plumbline.');
  await expect(notices).toContainText('Begun by Eve Example');
  await expect(notices).toContainText('Articles: 1, claims: 0, references: 0');
  await expect(notices).toContainText('1 of 1 original files');
  await expect(notices).toContainText('Nothing is written into the file until you accept it.');
  await expect(first.page.getByTestId('saved-state')).toContainText('Read-only: not accepted yet');
  await pictures(first.page, 'foreign');
  expect(await request(first.page, 'case.execute', { type: 'case.rename', title: 'Mine' })).toMatchObject({
    ok: false,
    error: { code: 'case.readOnly' },
  });
  await first.close();
  expect(digests(dirname(path))).toEqual(before);

  const second = await launchApp({ args: [path], userData: first.userData });
  await acceptCase(second.page);
  await expect(second.page.getByTestId('case-notices')).toBeEmpty();
  await expect(second.page.getByTestId('saved-state')).toContainText('Saved');
  await ask(second.page, 'case.execute', { type: 'case.rename', title: 'Mine' });
  await second.close();

  const third = await launchApp({ args: [path], userData: first.userData });
  await expect(third.page.getByTestId('case-notices')).toBeEmpty();
  expect(await ask(third.page, 'app.state')).toMatchObject({ openCase: { foreign: null, readOnly: false } });
  // It was closed here, so nothing was copied for it.
  expect(readdirSync(join(third.userData, 'quarantine'))).toEqual([]);
  await third.close();
});

test('a case that was written to before it was accepted is inspected again', async () => {
  const path = await foreignCase();
  const { page, close } = await launchApp({ args: [path] });
  await expect(page.getByTestId('case-notices')).toContainText('This case was not made in this Plumbline.');
  const theirs = openCase(path, HOST);
  theirs.execute({ type: 'case.rename', title: 'Renamed by Eve' });
  theirs.close();
  await acceptCase(page);
  await expect.poll(async () => (await ask(page, 'case.snapshot')).info.title).toBe('Renamed by Eve');
  await expect(page.getByTestId('saved-state')).toContainText('Saved');
  await close();
});

test('a case that is damaged before it was accepted is not worked in', async () => {
  const path = await foreignCase();
  const { page, close } = await launchApp({ args: [path] });
  await expect(page.getByTestId('case-notices')).toContainText('This case was not made in this Plumbline.');
  changed(path, CRAFTS['trigger'] ?? (() => undefined));
  await page.getByRole('button', { name: 'Accept Case' }).click();
  await expect(page.locator('body')).toContainText('it holds a trigger that Plumbline did not make (t)');
  expect(await ask(page, 'app.state')).toMatchObject({ openCase: null });
  await close();
});

test('a case that its owner has open is accepted only to read it, or taken over', async () => {
  const path = await foreignCase();
  const theirs = openCase(path, HOST);
  const { app, page, close } = await launchApp({ args: [path] });
  const answer = (response: number) =>
    app.evaluate(({ dialog }, index) => {
      dialog.showMessageBox = () => Promise.resolve({ response: index, checkboxChecked: false });
    }, response);
  await answer(2);
  await page.getByRole('button', { name: 'Accept Case' }).click();
  await expect(page.getByRole('alert').first()).toContainText('is open for writing already: Eve Example');
  await expect(page.getByTestId('case-notices')).toContainText('Nothing is written into the file');
  await answer(0);
  await acceptCase(page);
  await expect(page.getByTestId('saved-state')).toContainText('Read-only: opened to read');
  theirs.execute({ type: 'case.rename', title: 'Still theirs' });
  theirs.close();
  await close();
});

test('an own case that comes back without its last change is told', async () => {
  const { path, userData, page, close } = await openedCase();
  const older = `${path}.older`;
  copyFileSync(path, older);
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Newest' });
  await close();
  changed(path, () => {
    copyFileSync(older, path);
  });
  const again = await launchApp({ args: [path], userData });
  await expect(again.page.getByTestId('troubles')).toContainText(
    'does not hold the last change that this Plumbline saved in the case (journal entry 3)',
  );
  await pictures(again.page, 'behind');
  await again.page.getByTestId('troubles').getByRole('button', { name: 'Versions' }).click();
  await expect(again.page.getByRole('dialog', { name: 'Versions' })).toBeVisible();
  await again.close();
});

for (const [name, craft, words] of [
  ['a newer format', 'newer', 'was made by a newer version of Plumbline'],
  ['an endless view', 'endlessView', 'it holds a view that Plumbline did not make (endless)'],
  ['a foreign trigger', 'trigger', 'it holds a trigger that Plumbline did not make (t)'],
] as const) {
  test(`${name} is refused, nothing is changed, and the app goes on`, async () => {
    const path = await foreignCase();
    changed(path, CRAFTS[craft] ?? (() => undefined));
    const before = digest(path);
    const { app, page, close } = await launchApp({ args: [path] });
    await expect(page.getByRole('alert')).toContainText(words);
    await pictures(page, craft);
    expect(digest(path)).toEqual(before);
    expect(existsSync(`${path}-journal`)).toBe(false);
    await createCase(app, page, join(tempFolder('alive'), 'Alive.plumb'), 'Alive');
    expect(await ask(page, 'case.snapshot')).toMatchObject({ info: { title: 'Alive' } });
    await close();
  });
}

test('a damaged file is not opened, and not changed', async () => {
  const path = await foreignCase();
  changed(path, () => {
    writeFileSync(path, readFileSync(path).fill(0xa5, 8192, 12288));
  });
  const before = digest(path);
  const { app, page, close } = await launchApp();
  await answerOpenDialog(app, path);
  await request(page, 'case.open');
  expect(await ask(page, 'app.state')).toMatchObject({ openCase: null });
  await expect(page.locator('body')).toContainText('Harbour.plumb');
  await pictures(page, 'damaged');
  expect(digest(path)).toEqual(before);
  await close();
});

for (const [what, age] of [
  ['an old journal of another state of the file', 86_400],
  // Opening waits for it, and takes so long that it is said.
  ['a fresh journal of another state of the file', 0],
] as const) {
  test(`${what} is put aside, and both are kept`, async () => {
    const path = await foreignCase();
    // Its header says that it belongs to a file of one page: SQLite would cut the case down to that.
    const journal = Buffer.alloc(1024);
    Buffer.from('d9d505f920a163d7', 'hex').copy(journal);
    journal.writeUInt32BE(0, 8);
    journal.writeUInt32BE(7, 12);
    journal.writeUInt32BE(1, 16);
    journal.writeUInt32BE(512, 20);
    journal.writeUInt32BE(4096, 24);
    changed(path, () => {
      writeFileSync(`${path}-journal`, journal);
    });
    chmodSync(`${path}-journal`, 0o666);
    // One of this second may be of a change that somebody is making.
    const then = Date.now() / 1000 - age;
    utimesSync(`${path}-journal`, then, then);
    const { page, userData, close } = await launchApp({ args: [path] });
    const before = digests(dirname(path));
    await expect(page.getByTestId('case-notices')).toContainText('journal of an older state');
    expect(digests(dirname(path))).toEqual(before);
    await acceptCase(page);
    await expect(page.getByTestId('case-notices')).toContainText('journal of an older state');
    expect(existsSync(`${path}-journal`)).toBe(false);
    await expect(page.getByTestId('article-text')).toBeVisible();
    await pictures(page, 'stale-journal');
    expect((await ask(page, 'case.snapshot')).articles).toHaveLength(1);
    const [kept = ''] = readdirSync(join(userData, 'quarantine'));
    expect(readdirSync(join(userData, 'quarantine', kept, 'found')).sort()).toEqual([
      'Harbour.plumb',
      'Harbour.plumb-journal',
    ]);
    await close();
  });
}

test('a file, or a folder, that can only be read is opened, and the reason is said', async () => {
  const path = await foreignCase();
  chmodSync(path, 0o444);
  const file = await launchApp({ args: [path] });
  await expect(file.page.getByTestId('saved-state')).toContainText('Read-only: write-protected file');
  await expect(file.page.getByTestId('case-notices')).toContainText('the file is write-protected');
  await pictures(file.page, 'read-only-file');
  await file.close();

  chmodSync(path, 0o644);
  chmodSync(join(path, '..'), 0o555);
  const folder = await launchApp({ args: [path], userData: file.userData });
  await expect(folder.page.getByTestId('saved-state')).toContainText('Read-only: write-protected folder');
  await pictures(folder.page, 'read-only-folder');
  await folder.close();
  chmodSync(join(path, '..'), 0o755);
});

/** As the version before the newest left it. */
function makeOlder(path: string): void {
  const db = new Database(path);
  db.exec('DROP TABLE case_locks; PRAGMA user_version = 1; VACUUM');
  db.close();
}

/** A change that was cut off half way: some of its pages are in the file, and a journal can take them back. */
function cutOff(path: string): void {
  const script = `
    const db = new (require('better-sqlite3'))(process.argv[1]);
    db.pragma('cache_size = 2');
    db.exec('BEGIN IMMEDIATE');
    db.exec("UPDATE case_info SET title = 'Half way'");
    db.exec('CREATE TABLE ballast (a)');
    const row = db.prepare('INSERT INTO ballast VALUES (zeroblob(3000))');
    for (let n = 0; n < 200; n++) row.run();
    process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['-e', script, path], {
    cwd: resolve(import.meta.dirname, '..'),
  });
  expect(signal).toBe('SIGKILL');
  expect(statSync(`${path}-journal`).size).toBeGreaterThan(512);
}

test('a case of an older format is brought up to date, and the file as it was is kept', async () => {
  const path = await foreignCase();
  changed(path, makeOlder);
  const older = readFileSync(path);
  const { page, close } = await launchApp({ args: [path] });
  const notices = page.getByTestId('case-notices');
  await expect(notices).toContainText('Nothing is written into the file until you accept it.');
  await expect(page.getByTestId('article-text')).toBeVisible();
  await pictures(page, 'older-not-accepted');
  expect(readdirSync(dirname(path))).toEqual(['Harbour.plumb']);
  expect(readFileSync(path).equals(older)).toBe(true);
  await acceptCase(page);
  await expect(notices).toContainText('has been brought up to date');
  await expect(notices).toContainText('Harbour.plumb.v1.bak');
  await pictures(page, 'migrated');
  expect(await ask(page, 'app.state')).toMatchObject({ openCase: { readOnly: false, isCopy: false } });
  await notices.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notices).toBeEmpty();
  await close();
  expect(readFileSync(`${path}.v1.bak`).equals(older)).toBe(true);
  expect((await plumbline('.', 'check', path)).code).toBe(0);
});

for (const [what, spoil] of [
  ['of an older format', makeOlder],
  ['with a change that was cut off', cutOff],
] as const) {
  test(`a case ${what}, where nothing can be written, is shown from a copy, and stays as it is`, async () => {
    const path = await foreignCase();
    spoil(path);
    if (existsSync(`${path}-journal`)) chmodSync(`${path}-journal`, 0o444);
    chmodSync(join(path, '..'), 0o555);
    const before = readdirSync(join(path, '..')).map((name) => digest(join(path, '..', name)));
    const { app, page, userData, close } = await launchApp({ args: [path] });
    await expect(page.getByTestId('case-notices')).toContainText('nothing can be written into its folder');
    await expect(page.getByTestId('case-notices')).toContainText('What you see is a private copy');
    expect(await ask(page, 'app.state')).toMatchObject({
      openCase: { fileName: 'Harbour.plumb', readOnly: true, isCopy: true },
      recent: [{ name: 'Harbour.plumb', folder: join(path, '..') }],
    });
    expect((await ask(page, 'case.snapshot')).info.title).toBe('Harbour');
    expect((await ask(page, 'case.snapshot')).articles).toHaveLength(1);
    await pictures(page, `copy-${what.replaceAll(' ', '-')}`);
    const elsewhere = join(tempFolder('elsewhere'), 'Copy.plumb');
    await answerSaveDialog(app, elsewhere);
    expect(await request(page, 'case.saveCopy')).toMatchObject({ ok: true });
    expect((await show(elsewhere)).articles).toHaveLength(1);
    expect((await plumbline('.', 'check', path)).code).toBe(0);
    await ask(page, 'case.close');
    const left = readdirSync(join(userData, 'quarantine')).filter((name) =>
      existsSync(join(userData, 'quarantine', name, 'Harbour.plumb')),
    );
    expect(left).toEqual([]);
    await close();
    expect(readdirSync(join(path, '..')).map((name) => digest(join(path, '..', name)))).toEqual(before);
    chmodSync(join(path, '..'), 0o755);
  });
}

test('a case on a write-protected disk is opened, and the reason is said', async () => {
  const disk = tempFolder('disk');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=777', 'tmpfs', disk]).status === 0;
  test.skip(!mounted, 'mounting a disk needs root on Linux');
  try {
    const path = join(disk, 'Harbour.plumb');
    copyFileSync(await foreignCase(), path);
    chmodSync(path, 0o666);
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const { page, close } = await launchApp({ args: [path] });
    await expect(page.getByTestId('saved-state')).toContainText('Read-only: write-protected disk');
    await expect(page.getByTestId('case-notices')).toContainText('the disk that holds it is write-protected');
    await pictures(page, 'read-only-disk');
    await close();
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
});

for (const [what, signal, words] of [
  ['ends', 'SIGKILL', 'the process that checked it ended'],
  ['never ends', 'SIGSTOP', 'took longer than'],
] as const) {
  test(`an inspection that ${what}: the file is refused, and the app goes on`, async () => {
    const path = await foreignCase();
    const before = digest(path);
    const { app, page, close } = await launchApp();
    await answerOpenDialog(app, path);
    const signalled = signalWorker(app, 'Plumbline inspection', signal);
    await page.getByRole('button', { name: 'Open Case…' }).click();
    await signalled;
    await expect(page.getByRole('alert')).toContainText(words, { timeout: 30_000 });
    await pictures(page, `inspection-${what.replaceAll(' ', '-')}`);
    expect(digest(path)).toEqual(before);
    await page.getByRole('button', { name: 'Open Sample Case' }).click();
    await expect(page.getByTestId('article-text')).toBeVisible();
    await close();
  });
}

test('an inspection that takes too much memory is stopped: the file is refused, and the app goes on', async () => {
  const path = await foreignCase();
  const before = digest(path);
  const { app, page, close } = await launchApp();
  await growWorkers(app);
  await answerOpenDialog(app, path);
  await page.getByRole('button', { name: 'Open Case…' }).click();
  await expect(page.getByRole('alert')).toContainText('took more than 512 MB of memory');
  await pictures(page, 'inspection-too-large');
  expect(digest(path)).toEqual(before);
  await createCase(app, page, join(tempFolder('alive'), 'Alive.plumb'), 'Alive');
  await close();
});

test('a case file beyond the limit is not even read', async () => {
  const path = await foreignCase();
  // A file with a hole: its end takes no room on the disk.
  changed(path, () => {
    truncateSync(path, CASE_FILE_LIMIT + 4096);
  });
  const { app, page, close } = await launchApp();
  await answerOpenDialog(app, path);
  await page.getByRole('button', { name: 'Open Case…' }).click();
  await expect(page.getByRole('alert')).toContainText('is too large: 9 GB, and the limit is 8 GB.');
  await pictures(page, 'too-large');
  expect(statSync(path).size).toBe(CASE_FILE_LIMIT + 4096);
  await close();
});

test('an inspection that takes long is shown, and can be stopped', async () => {
  const path = await foreignCase();
  const { app, page, close } = await launchApp();
  await answerOpenDialog(app, path);
  const halted = signalWorker(app, 'Plumbline inspection', 'SIGSTOP');
  const answer = request(page, 'case.open');
  const pid = await halted;
  await expect(page.getByTestId('job')).toContainText('Checking "Harbour.plumb"');
  await pictures(page, 'checking');
  await page.getByRole('button', { name: 'Cancel Opening' }).click();
  expect(await answer).toMatchObject({ ok: false, error: { code: 'inspect.cancelled' } });
  await expect(page.getByTestId('job')).toHaveCount(0);
  await close();
  await expect.poll(() => isRunning(pid)).toBe(false);
});

test('a link that is turned to another file while its case is open is noticed, and nothing is lost', async () => {
  const path = await foreignCase();
  const link = join(dirname(path), 'Link.plumb');
  symlinkSync(path, link);
  const { page, close } = await launchApp({ args: [link] });
  await acceptCase(page);
  const other = join(dirname(path), 'Other.plumb');
  copyFileSync(path, other);
  const before = digest(other);
  unlinkSync(link);
  symlinkSync(other, link);
  await expect(page.getByTestId('troubles')).toContainText('leads to another file now', { timeout: 2000 });
  await ask(page, 'case.execute', { type: 'case.rename', title: 'In its own file' });
  await pictures(page, 'link-turned');
  await close();
  expect(journalOf(path).title).toBe('In its own file');
  expect(digest(other)).toEqual(before);
});
