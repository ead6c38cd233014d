// Starts the built app for an end-to-end test: sandboxed, apart from everything, in a data folder of its own.
import { _electron, test, type ElectronApplication, type Page } from '@playwright/test';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isolatedExecutable } from '../scripts/launch-electron.mjs';
import { temporaryFolder } from '../scripts/runtime/unprivileged.mjs';

export interface LaunchOptions {
  /** What would stand on the app's command line, e.g. a case file. */
  readonly args?: readonly string[];
  /** A data folder to start with again; a fresh one by default. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether to wait for the window to say that it is ready; true by default. */
  readonly untilReady?: boolean;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Quits the app as the user would. */
  readonly close: () => Promise<void>;
  /** Ends the app's every process at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** How long each step of a start may take, in ms: a test that fails says then which one it was. */
const START_MS = 45_000;

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A fresh folder that the app can write, whoever it runs as; gone when the tests are through. */
export function tempFolder(name = 'e2e'): string {
  const folder = temporaryFolder(name);
  folders.push(folder);
  return folder;
}

/** Playwright takes pictures of browsers' pages by itself, of Electron's it doesn't. */
async function pictureOfFailure(page: Page): Promise<void> {
  const { status, expectedStatus } = test.info();
  if (status === expectedStatus || page.isClosed()) return;
  await page.screenshot({ path: test.info().outputPath('failure.png') });
}

export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const home = tempFolder();
  const { executable, appFolder, env } = await isolatedExecutable(home);
  const userData = options.userData ?? join(home, 'data');
  const app = await _electron.launch({
    executablePath: executable,
    // Playwright turns the sandbox off on Linux unless it is told not to.
    chromiumSandbox: true,
    args: [appFolder, `--user-data-dir=${userData}`, ...(options.args ?? [])],
    env: { ...env, ...options.env },
    timeout: START_MS,
  });
  const page = await app.firstWindow({ timeout: START_MS });
  const main = app.process();
  if (options.untilReady ?? true) await page.waitForSelector('[data-ready="true"]', { timeout: START_MS });
  return {
    app,
    page,
    userData,
    close: async () => {
      await pictureOfFailure(page);
      await app.close();
    },
    kill: async () => {
      const gone =
        main.exitCode === null && main.signalCode === null ? once(main, 'exit') : Promise.resolve();
      // Its process group: Playwright starts it as the head of one.
      if (main.pid !== undefined && process.platform !== 'win32') process.kill(-main.pid, 'SIGKILL');
      else main.kill('SIGKILL');
      await gone;
    },
  };
}
