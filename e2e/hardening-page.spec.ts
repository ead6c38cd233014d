// What the page may load and run: nothing but what it was built of.
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { brokenDirectives, INDEX, openShutWindow, watchPolicy, type ShutWindow } from './shut-window';

let shut: ShutWindow;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  shut = await openShutWindow();
  ({ app, page } = shut);
});

test.afterAll(() => shut.close());

test.beforeEach(() => watchPolicy(page));

test.describe('the content security policy', () => {
  test('comes as a header, with the page served from app://bundle', async () => {
    expect(await page.evaluate(() => location.origin)).toBe('app://bundle');
    const header = await app.evaluate(async ({ BrowserWindow }, url) => {
      const answer = await BrowserWindow.getAllWindows()[0]?.webContents.session.fetch(url);
      return {
        policy: answer?.headers.get('Content-Security-Policy'),
        sniff: answer?.headers.get('X-Content-Type-Options'),
      };
    }, INDEX);
    expect(header.policy).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]+'; /,
    );
    expect(header.policy).not.toMatch(/unsafe|http|\*/);
    expect(header.sniff).toBe('nosniff');
  });

  test('the page itself keeps to it', async () => {
    const complaints: string[] = [];
    const note = (message: { text(): string }): void => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text()))
        complaints.push(message.text());
    };
    page.on('console', note);
    await page.reload();
    await page.waitForSelector('[data-ready="true"]');
    for (const id of ['palette.open', 'settings.open', 'help.keys', 'help.about']) {
      await app.evaluate(({ Menu }, action) => {
        Menu.getApplicationMenu()?.getMenuItemById(action)?.click();
      }, id);
      await page.locator('[role="dialog"]').first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('[role="dialog"]').first().waitFor({ state: 'detached' });
    }
    page.off('console', note);
    expect(complaints).toEqual([]);
  });

  const ATTEMPTS: readonly [name: string, directive: string, attempt: (address: string) => void][] = [
    [
      'an inline script',
      'script-src-elem',
      () => {
        const script = document.createElement('script');
        script.text = window.trusted('window.broken.push("RAN")') as string;
        document.body.append(script);
      },
    ],
    [
      'an inline event handler',
      'script-src-attr',
      () => {
        const image = document.createElement('img');
        document.body.append(image);
        image.setAttribute('onclick', window.trusted('window.broken.push("RAN")') as string);
        image.click();
      },
    ],
    [
      'eval',
      'script-src',
      () => {
        // In a task of its own: what the test driver evaluates is exempt.
        setTimeout(() => eval(window.trusted('window.broken.push("RAN")') as string) as unknown);
      },
    ],
    [
      'a picture from the net',
      'img-src',
      (address) => {
        const image = document.createElement('img');
        image.src = `${address}/picture`;
        document.body.append(image);
      },
    ],
    [
      'a style element without the nonce',
      'style-src-elem',
      () => {
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.head.append(style);
      },
    ],
    [
      'a style sheet from the net',
      'style-src-elem',
      (address) => {
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = `${address}/style`;
        document.head.append(link);
      },
    ],
    [
      'a request',
      'connect-src',
      (address) => {
        fetch(`${address}/fetch`).catch(() => undefined);
      },
    ],
    [
      'a beacon',
      'connect-src',
      (address) => {
        navigator.sendBeacon(`${address}/beacon`, 'x');
      },
    ],
    [
      'a web socket',
      'connect-src',
      (address) => {
        new WebSocket(`${address.replace('http', 'ws')}/socket`);
      },
    ],
    [
      'a form',
      'form-action',
      (address) => {
        const form = document.createElement('form');
        form.action = `${address}/form`;
        document.body.append(form);
        form.submit();
      },
    ],
    [
      'a frame',
      'frame-src',
      (address) => {
        const frame = document.createElement('iframe');
        frame.src = `${address}/frame`;
        document.body.append(frame);
      },
    ],
    [
      'an object',
      'object-src',
      (address) => {
        const object = document.createElement('object');
        object.data = window.trusted(`${address}/object`, 'url') as string;
        document.body.append(object);
      },
    ],
    [
      'another base',
      'base-uri',
      (address) => {
        const base = document.createElement('base');
        base.href = `${address}/`;
        document.head.append(base);
      },
    ],
    [
      'HTML from a string',
      'require-trusted-types-for',
      () => {
        setTimeout(() => {
          document.createElement('div').innerHTML = '<img src=x onerror="window.broken.push(\'RAN\')">';
        });
      },
    ],
    [
      'a worker',
      'worker-src',
      () => {
        setTimeout(() => new Worker(window.trusted(URL.createObjectURL(new Blob(['1'])), 'url') as string));
      },
    ],
  ];

  for (const [name, directive, attempt] of ATTEMPTS) {
    test(`forbids ${name}`, async () => {
      await page.evaluate(attempt, shut.origin);
      await expect.poll(() => brokenDirectives(page)).toContain(directive);
      expect(await brokenDirectives(page)).not.toContain('RAN');
      expect(page.url()).toBe(INDEX);
    });
  }
});
