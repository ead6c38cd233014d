/** Screenshot: a picture of the window once its page is ready, for `--screenshot=<file>`. */
import { writeFile } from 'node:fs/promises';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import type { AppWindow } from './window';

const TIMEOUT_MS = 60_000;

/** Resolves in the page when an element says `data-ready="true"` and two frames have been drawn since. */
const UNTIL_READY = `new Promise((resolve) => {
  const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true)));
  const isReady = () => document.querySelector('[data-ready="true"]') !== null;
  if (isReady()) return drawn();
  const watch = new MutationObserver(() => {
    if (!isReady()) return;
    watch.disconnect();
    drawn();
  });
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready'] });
})`;

/** @throws Error when the page does not get ready in time, or the file can't be written */
export async function takeScreenshot({ browser }: AppWindow, path: string): Promise<void> {
  const contents = browser.webContents;
  if (contents.isLoading()) {
    await new Promise<void>((resolve) => {
      contents.once('did-finish-load', () => {
        resolve();
      });
    });
  }
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    clock = setTimeout(() => {
      reject(new Error(fill(en.app.screenshotFailed, { seconds: TIMEOUT_MS / 1000 })));
    }, TIMEOUT_MS);
  });
  try {
    await Promise.race([contents.executeJavaScript(UNTIL_READY), late]);
  } finally {
    clearTimeout(clock);
  }
  const picture = await contents.capturePage();
  await writeFile(path, picture.toPNG());
}
