// The life of the app: how it is started, what it opens, how it survives a crash and how it ends.
import { expect, test } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { AppState } from '../src-shared/ipc/types';
import { isolatedExecutable, spawnIsolated } from '../scripts/launch-electron.mjs';
import { acceptCase, ask, listen, makeCase, titles } from './case-window';
import { launchApp, tempFolder } from './launch';

/** Starts the app once more on the same data folder, as a double click on a file does. */
async function startAgain(userData: string, ...args: string[]): Promise<number | null> {
  const { executable, appFolder, env } = await isolatedExecutable(tempFolder('second'));
  const second = spawn(executable, [appFolder, `--user-data-dir=${userData}`, ...args], {
    env,
    stdio: 'ignore',
  });
  const [code] = (await once(second, 'exit')) as [number | null];
  return code;
}

/** The lines of the app's log. */
function logged(userData: string): { readonly event: string; readonly code?: string }[] {
  const lines = readFileSync(join(userData, 'logs', 'plumbline.log'), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { event: string; code?: string });
}

test('without arguments there is the start screen', async () => {
  const { app, page, close } = await launchApp();
  expect(await ask(page, 'app.state')).toMatchObject({ openCase: null, recent: [] });
  expect(await titles(app)).toEqual(['Plumbline']);
  await close();
});

test('a path as argument is opened, and the title bar names the case', async () => {
  const path = await makeCase('By argument');
  const { app, page, close } = await launchApp({ args: [path] });
  expect(await ask(page, 'app.state')).toMatchObject({
    openCase: { fileName: 'By argument.plumb', whyReadOnly: 'foreign' },
    recent: [{ name: 'By argument.plumb', missing: false }],
  });
  expect(await titles(app)).toEqual(['By argument - Plumbline']);
  await ask(page, 'case.close');
  expect(await titles(app)).toEqual(['Plumbline']);
  await close();
});

test('arguments that cannot be opened say why, on the start screen', async () => {
  const folder = tempFolder('odd arguments');
  writeFileSync(join(folder, 'text.plumb'), 'no case at all');
  writeFileSync(join(folder, 'article.txt'), 'An article.');
  const odd = [
    'file:///home/user',
    join(folder, 'a%20b.plumb'),
    folder,
    join(folder, 'text.plumb'),
    join(folder, 'article.txt'),
    '/dev/null',
  ];
  const { app, page, userData, close } = await launchApp({ args: odd });
  await expect
    .poll(() =>
      logged(userData)
        .filter(({ event }) => event === 'refused')
        .map(({ code }) => code),
    )
    .toEqual([
      'file.notFound',
      'file.notFound',
      'file.isFolder',
      'case.notACase',
      'file.notAFile',
      'case.notOpen',
    ]);
  await expect(page.getByText('No case is open in this window.').first()).toBeVisible();
  expect(await titles(app)).toEqual(['Plumbline']);
  await close();
});

test('a second start hands over its file: another case gets a window of its own, the same one comes to the front', async () => {
  const [first, second] = [await makeCase('First'), await makeCase('Second')];
  const { app, userData, close } = await launchApp({ args: [first] });
  expect(await startAgain(userData, second)).toBe(0);
  await expect.poll(() => titles(app)).toEqual(['First - Plumbline', 'Second - Plumbline']);

  expect(await startAgain(userData, first)).toBe(0);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.getTitle()))
    .toBe('First - Plumbline');
  expect(await titles(app)).toEqual(['First - Plumbline', 'Second - Plumbline']);
  await close();
});

test('a second start uses a window that shows the start screen', async () => {
  const path = await makeCase('Into the free window');
  const { app, page, userData, close } = await launchApp();
  expect(await startAgain(userData, path)).toBe(0);
  await expect.poll(() => titles(app)).toEqual(['Into the free window - Plumbline']);
  expect(await ask(page, 'app.state')).toMatchObject({
    openCase: { fileName: 'Into the free window.plumb' },
  });
  await close();
});

test('the menu names what undo undoes, and its items reach the page', async () => {
  const path = await makeCase('Menu');
  const { app, page, close } = await launchApp({ args: [path] });
  await acceptCase(page);
  const undo = (): Promise<{ label?: string; enabled?: boolean }> =>
    app.evaluate(({ Menu }) => {
      const item = Menu.getApplicationMenu()?.getMenuItemById('edit.undo');
      return { label: item?.label ?? '', enabled: item?.enabled ?? false };
    });
  await ask(page, 'case.execute', { type: 'case.rename', title: 'Renamed' });
  await expect.poll(undo).toEqual({ label: 'Undo Rename Case', enabled: true });
  await expect.poll(() => titles(app)).toEqual(['Renamed - Plumbline']);

  const heard = await listen(page, 'menu:action');
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('help.about')?.click();
  });
  expect(await heard()).toEqual({ id: 'help.about' });
  await close();
});

test('a page that crashed comes back with its case', async () => {
  const path = await makeCase('Crash');
  const { app, page, close } = await launchApp({ args: [path] });
  await acceptCase(page);
  // The test driver gives a crashed page up, so main is asked instead.
  const stateInPage = (): Promise<AppState['openCase'] | undefined> =>
    app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return undefined;
      const code = `window.plumbline?.request('app.state').then(({ value }) => value.openCase)`;
      return (await contents.executeJavaScript(code)) as AppState['openCase'];
    });
  for (let crash = 0; crash < 2; crash++) {
    const before = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const pid = contents?.getOSProcessId();
      contents?.forcefullyCrashRenderer();
      return pid;
    });
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()),
      )
      .not.toBe(before);
    await expect.poll(stateInPage).toMatchObject({ fileName: 'Crash.plumb', readOnly: false });
  }
  // The third time within a minute it asks first.
  await app.evaluate(({ dialog, BrowserWindow }) => {
    dialog.showMessageBox = () => {
      (globalThis as { asked?: boolean }).asked = true;
      return Promise.resolve({ response: 0, checkboxChecked: false });
    };
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => app.evaluate(() => (globalThis as { asked?: boolean }).asked)).toBe(true);
  await expect.poll(stateInPage).toMatchObject({ fileName: 'Crash.plumb', readOnly: false });
  await close();
});

test('settings are kept, and the theme is applied', async () => {
  const first = await launchApp();
  await ask(first.page, 'app.settings', { analyst: 'Ada', theme: 'dark', singleKeys: false });
  await first.close();
  const second = await launchApp({ userData: first.userData });
  expect(await ask(second.page, 'app.state')).toMatchObject({
    settings: { analyst: 'Ada', theme: 'dark', singleKeys: false },
  });
  // Not asked in the page: there the test driver sets a scheme of its own.
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.shouldUseDarkColors)).toBe(true);
  await second.close();
});

test('a settings file that is no JSON does not keep the app from starting', async () => {
  const first = await launchApp();
  await first.close();
  for (const name of ['settings.json', 'recent.json', 'windows.json'])
    writeFileSync(join(first.userData, name), '{"x');
  const second = await launchApp({ userData: first.userData });
  expect(await ask(second.page, 'app.state')).toMatchObject({ settings: { theme: 'system' }, recent: [] });
  await second.close();
});

test('SIGTERM closes the case and ends without a fault', async () => {
  const path = await makeCase('Terminated');
  const { app, userData } = await launchApp({ args: [path] });
  const main = app.process();
  const exit = once(main, 'exit');
  main.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
  expect(logged(userData).map(({ event }) => event)).toContain('case.closed');
  expect(readdirSync(dirname(path))).toEqual([basename(path)]);
});

test('--screenshot writes a picture of the window with its case and ends', async () => {
  const home = tempFolder('screenshot');
  const picture = join(home, 'window.png');
  const started = await spawnIsolated(['--sample', `--screenshot=${picture}`], { env: process.env, home });
  const [code] = (await once(started, 'exit')) as [number | null];
  expect(code).toBe(0);
  const bytes = readFileSync(picture);
  expect(bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(bytes.readUInt32BE(16)).toBeGreaterThanOrEqual(960);
});

test('--print-pdf makes a tagged PDF of the HTML on its input, without running or loading anything', async () => {
  const home = tempFolder('print');
  const started = await spawnIsolated(['--print-pdf'], { env: process.env, home });
  const paragraphs = Array.from(
    { length: 300 },
    (_, index) => `<h2>Claim ${String(index)}</h2><p>Text.</p>`,
  ).join('');
  started.stdin.end(
    `<!doctype html><html lang="en"><title>Report</title><script>document.title = 'RAN'</script>
     <img src="http://127.0.0.1:9/x.png">${paragraphs}</html>`,
  );
  const chunks: Buffer[] = [];
  started.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(started, 'close')) as [number | null];
  const pdf = Buffer.concat(chunks).toString('latin1');
  expect(code).toBe(0);
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf).toContain('/MarkInfo');
  expect(pdf).toContain('/Outlines');
  expect(pdf).toContain('/Title (Report)');
  expect(pdf).not.toContain('RAN');
});
