// The app is ended in each way, again and again, with something in a field that is not saved yet.
import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { request } from './case-window';
import { launchApp, type LaunchedApp } from './launch';
import { rounds, ROUNDS_MS, statement, statementIn, upTo, withClaim } from './many-rounds';
import { expectWhole, setUpOnce } from './plumbline';
import { openedCase, type Opened } from './working-case';

test.setTimeout(ROUNDS_MS);
test.beforeAll(setUpOnce);

/** The ways in which a person, or the system, ends the app. */
const ENDS: Readonly<Record<string, (launched: LaunchedApp) => Promise<void>>> = {
  quit: ({ close }) => close(),
  'close the window twice': async ({ app }) => {
    await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.close();
      window?.close();
    });
  },
  'close the window while a version is saved': async ({ app, page }) => {
    void request(page, 'version.save', { name: 'At the end' }).catch(() => undefined);
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  },
  /** As Electron tells of it (https://www.electronjs.org/docs/latest/api/power-monitor, event `shutdown`). */
  'the computer is shut down': async ({ app }) => {
    const isHeldUp = await app.evaluate(({ powerMonitor }) => {
      const event = { preventDefault: () => undefined, isHeldUp: false };
      event.preventDefault = () => void (event.isHeldUp = true);
      powerMonitor.emit('shutdown', event);
      return event.isHeldUp;
    });
    expect(isHeldUp).toBe(true);
  },
  SIGTERM: ({ app }) => {
    app.process().kill('SIGTERM');
    return Promise.resolve();
  },
};

/** Types into the first claim of a closed case, and ends the app at once. @returns whether it is in the file */
async function isSavedAtEnd(
  { path, userData }: Pick<Opened, 'path' | 'userData'>,
  end: (launched: LaunchedApp) => Promise<void>,
): Promise<boolean> {
  const launched = await launchApp({ args: [path], userData });
  const { app, page } = launched;
  await page.getByRole('row').first().dblclick();
  const words = `Typed at ${String(Date.now())}`;
  await statement(page).fill(words);
  await page.waitForTimeout(upTo(900));
  const gone = once(app.process(), 'exit');
  await end(launched);
  await gone;
  return statementIn(path) === words;
}

async function closedCase(): Promise<Opened> {
  const opened = await openedCase();
  await withClaim(opened);
  await opened.close();
  return opened;
}

test('what is being typed is saved, however the app is ended', async () => {
  const closed = await closedCase();
  const ends = Object.entries(ENDS);
  for (let round = 1; round <= rounds(ends.length); round++) {
    const [how, end] = ends[round % ends.length]!;
    expect(await isSavedAtEnd(closed, end), `round ${String(round)}: ${how}`).toBe(true);
  }
  await expectWhole(closed.path);
});

test('control: ending: where the app is killed instead, the loss is found out', async () => {
  const closed = await closedCase();
  let isLost = false;
  // By chance the pause may have been long enough for it to be saved.
  while (!isLost) isLost = !(await isSavedAtEnd(closed, ({ kill }) => kill()));
  expect(isLost).toBe(true);
});
