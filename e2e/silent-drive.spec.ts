// A drive that does not answer, as when the network it is on is away: the app goes on, and whoever waits can stop.
import { expect, test, type ElectronApplication } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canMountSilent, mountSilent } from '../src-main/case/drive/testing/silent-drive';
import { ask, createCase, request } from './case-window';
import { launchApp, tempFolder } from './launch';
import { expectWhole, setUpOnce } from './plumbline';
import { canServe, mountServed } from './served-drive';
import { journalOf, openedCase, picture } from './working-case';

test.skip(!canMountSilent, 'a drive like that takes FUSE and the right to mount');
test.setTimeout(90_000);
test.beforeAll(setUpOnce);

let folder = '';
let remove: () => void = () => undefined;
test.beforeEach(() => {
  ({ folder, remove } = mountSilent(tempFolder('drive')));
});
test.afterEach(() => {
  remove();
});

const windowTitle = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());

test('control: whoever touches it waits', async () => {
  const toucher = spawn('stat', [join(folder, 'Harbour.plumb')], { stdio: 'ignore' });
  const ended = once(toucher, 'exit').then(() => 'ended');
  expect(await Promise.race([ended, new Promise((done) => setTimeout(done, 1500, 'waits'))])).toBe('waits');
  toucher.kill('SIGKILL');
  await ended;
});

test('a case on it: the window comes up, says what it waits for, and goes on when that is cancelled', async () => {
  const { app, page, close } = await launchApp({
    args: [join(folder, 'Harbour.plumb')],
    untilReady: false,
  });
  const card = page.getByTestId('job');
  await expect(card).toContainText('Waiting for the drive with "Harbour.plumb"');
  await picture(page, 'waiting');
  expect(await request(page, 'app.state')).toMatchObject({ ok: true });
  await page.getByRole('button', { name: 'Cancel Opening' }).click();
  await expect(page.getByRole('alert')).toContainText('Opening "Harbour.plumb" was cancelled.');
  await expect(card).toBeHidden();
  await picture(page, 'cancelled');
  await createCase(app, page, join(tempFolder('case'), 'Other.plumb'), 'Other');
  await expect.poll(() => windowTitle(app)).toContain('Other');
  await close();
});

test('left alone it is given up, in words; and the app can quit meanwhile', async () => {
  const path = join(folder, 'Harbour.plumb');
  const { page, close } = await launchApp({ args: [path], untilReady: false });
  const alert = page
    .getByRole('alert')
    .filter({ hasText: 'The drive with "Harbour.plumb" does not answer.' });
  await expect(alert).toContainText('Nothing was opened or changed.', { timeout: 45_000 });
  await picture(page, 'given-up');
  await close();
});

test('recent cases on it are listed, hold up nobody, and the case that is open is worked in', async () => {
  const { userData, path, close } = await openedCase();
  await close();
  const recent = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((name) => ({
    path: join(folder, `${name}.plumb`),
    openedAt: '2026-01-01T00:00:00.000Z',
  }));
  mkdirSync(userData, { recursive: true });
  writeFileSync(join(userData, 'recent.json'), JSON.stringify([...recent, { ...recent[0], path }]));
  const again = await launchApp({ userData });
  const { app, page } = again;
  await expect(page.getByRole('button', { name: /^One/ })).toBeEnabled();
  await picture(page, 'recent');
  await page.getByRole('button', { name: /^Two/ }).click();
  await expect(page.getByTestId('job')).toContainText('Two.plumb');
  await page.getByRole('button', { name: /^Harbour/ }).click();
  await expect.poll(() => windowTitle(app)).toContain('Harbour');
  await expect(page.getByText('A long report').first()).toBeVisible();
  await picture(page, 'both');
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Renamed' });
  await expect.poll(() => windowTitle(app)).toContain('Renamed');
  await again.close();
});

test('a case that is open when its drive falls silent: told, changes wait, and all goes on when it answers', async () => {
  test.skip(!canServe, 'a drive that can be stopped takes sshfs and a server for it');
  const drive = mountServed(tempFolder('served'));
  try {
    const { page, path, article, troubles, close } = await openedCase(drive.folder);
    await expect(troubles).toContainText('lies on a network drive (sshfs)');
    await article.text.focus();
    drive.stop();
    const told = troubles.getByText('The drive that holds "Harbour.plumb" does not answer.');
    await expect(told).toBeVisible({ timeout: 4000 });
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await expect(page.getByTestId('saved-state')).toContainText('Waiting to save');
    await picture(page, 'silent');
    // The menu, which is main's, is there as ever.
    expect(await request(page, 'app.state')).toMatchObject({ ok: true });
    drive.goOn();
    await expect(page.getByTestId('saved-state')).toContainText(/Saved \d/);
    await expect(told).toBeHidden();
    await picture(page, 'answers');
    await close();
    expect(journalOf(path).entries).toBe(3);
  } finally {
    drive.remove();
  }
});

test('a silent drive that stays so: the change is refused in words, the window closes, and the case is whole', async () => {
  test.skip(!canServe, 'a drive that can be stopped takes sshfs and a server for it');
  const drive = mountServed(tempFolder('served'));
  try {
    const { app, page, path, article, troubles, kill } = await openedCase(drive.folder);
    await article.text.focus();
    drive.stop();
    await expect(troubles).toContainText('does not answer', { timeout: 4000 });
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await expect(page.getByRole('alert', { name: 'Problems' })).toContainText(
      'The last change was not saved; everything before is safe.',
      {
        timeout: 15_000,
      },
    );
    await picture(page, 'refused');
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById('case.close')?.click();
    });
    await expect.poll(() => windowTitle(app)).toBe('Plumbline');
    await picture(page, 'closed');
    const killed = kill();
    drive.goOn();
    await killed;
    await expectWhole(path);
  } finally {
    drive.remove();
  }
});
