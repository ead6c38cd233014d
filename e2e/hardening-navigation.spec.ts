// Where the page can go: nowhere.
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { ask } from './case-window';
import {
  brokenDirectives,
  filesBelow,
  INDEX,
  openShutWindow,
  TITLE,
  watchPolicy,
  type ShutWindow,
} from './shut-window';

let shut: ShutWindow;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  shut = await openShutWindow();
  ({ app, page } = shut);
});

test.afterAll(() => shut.close());

test.beforeEach(() => watchPolicy(page));

test.describe('navigation', () => {
  /** How often main has stopped the page from leaving. */
  const stopped = (): Promise<number> =>
    app.evaluate(() => (globalThis as { stopped?: number }).stopped ?? 0);

  test.beforeEach(async () => {
    await app.evaluate(({ webContents }) => {
      const counter = globalThis as { stopped?: number };
      counter.stopped = 0;
      for (const contents of webContents.getAllWebContents()) {
        contents.removeAllListeners('did-start-navigation');
        contents.on('will-frame-navigate', (event) => {
          if (event.defaultPrevented) counter.stopped = (counter.stopped ?? 0) + 1;
        });
      }
    });
  });

  const WAYS: readonly [name: string, go: (address: string) => void][] = [
    [
      'a link',
      (address) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
      },
    ],
    [
      'location',
      (address) => {
        location.href = address;
      },
    ],
    [
      'location.replace',
      (address) => {
        location.replace(address);
      },
    ],
    [
      'a refresh',
      (address) => {
        const meta = document.createElement('meta');
        meta.httpEquiv = 'refresh';
        meta.content = `0; url=${address}`;
        document.head.append(meta);
      },
    ],
    [
      'a page of its own origin',
      () => {
        location.href = '/assets/other.html';
      },
    ],
  ];

  for (const [name, go] of WAYS) {
    test(`is stopped for ${name}`, async () => {
      await page.evaluate(go, `${shut.origin}/away`);
      await expect.poll(stopped).toBeGreaterThan(0);
      expect(await page.evaluate(() => location.href)).toBe(INDEX);
      expect(await ask(page, 'case.snapshot')).toMatchObject({ info: { title: TITLE } });
    });
  }

  test('opens no window', async () => {
    const opened = await page.evaluate(
      (address) =>
        [`${address}/window`, 'about:blank', 'app://bundle/index.html', 'data:text/html,x', ''].map(
          (each) => window.open(each) === null,
        ),
      shut.origin,
    );
    expect(opened).toEqual([true, true, true, true, true]);
    const place = await page.evaluate((address) => {
      const anchor = document.createElement('a');
      Object.assign(anchor, { id: 'new-window', href: address, target: '_blank', textContent: 'link' });
      Object.assign(anchor.style, {
        position: 'fixed',
        insetBlockStart: '0',
        insetInlineStart: '0',
        zIndex: '9999',
      });
      anchor.addEventListener('click', () => window.broken.push('left'));
      anchor.addEventListener('auxclick', () => window.broken.push('middle'));
      document.body.append(anchor);
      const { x, y, width, height } = anchor.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, `${shut.origin}/blank`);
    for (const button of ['left', 'middle'] as const) await page.mouse.click(place.x, place.y, { button });
    await page.evaluate(() => document.querySelector('#new-window')?.remove());
    expect(await brokenDirectives(page)).toEqual(['left', 'middle']);
    await ask(page, 'app.state');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(page.url()).toBe(INDEX);
  });

  test('downloads nothing', async () => {
    const downloads = await app.evaluate(({ app: main, webContents }) => {
      const counter = globalThis as { downloads?: number };
      counter.downloads = 0;
      for (const contents of webContents.getAllWebContents()) {
        contents.session.on('will-download', (event) => {
          if (event.defaultPrevented) counter.downloads = (counter.downloads ?? 0) + 1;
        });
      }
      return main.getPath('downloads');
    });
    await page.evaluate(() => {
      for (const href of ['data:text/plain,CANARY', URL.createObjectURL(new Blob(['CANARY']))]) {
        const link = document.createElement('a');
        Object.assign(link, { href, download: 'canary.txt' });
        link.click();
      }
    });
    await expect.poll(() => app.evaluate(() => (globalThis as { downloads?: number }).downloads)).toBe(2);
    expect(filesBelow(downloads).filter((file) => file.includes('canary'))).toEqual([]);
  });
});
