// The window is shut: its process is in a sandbox, and its page reaches main by one narrow door.
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { WebPreferences } from 'electron';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requestSchemas, type RequestChannel } from '../src-shared/ipc/contract';
import { ask, request } from './case-window';
import {
  brokenDirectives,
  filesBelow,
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

test.beforeEach(() => watchPolicy(page));

test.describe('the process', () => {
  test('every window has the strictest preferences', async () => {
    const preferences = await app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => ({
        ...(contents as unknown as { getLastWebPreferences(): WebPreferences }).getLastWebPreferences(),
      })),
    );
    expect(preferences.length).toBeGreaterThan(0);
    for (const each of preferences) {
      expect(each).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
      });
      // Electron leaves out of this record what is off by default.
      expect(each.nodeIntegrationInWorker ?? false).toBe(false);
      expect(each.navigateOnDragDrop ?? false).toBe(false);
      expect(each.spellcheck ?? false).toBe(false);
      expect(each.enableBlinkFeatures ?? '').toBe('');
      expect(each.allowRunningInsecureContent ?? false).toBe(false);
      expect(each.experimentalFeatures ?? false).toBe(false);
    }
  });

  test('the renderer is in the sandbox of the system', async () => {
    test.skip(process.platform !== 'linux', 'read from /proc');
    const pid = await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getOSProcessId());
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    expect(status).toMatch(/^NoNewPrivs:\s*1$/m);
    expect(status).toMatch(/^Seccomp:\s*2$/m);
    expect(status).toMatch(/^CapEff:\s*0+$/m);
  });

  test('the page has nothing of Node', async () => {
    const kinds = await page.evaluate(() =>
      ['require', 'process', 'module', 'exports', 'Buffer', 'global', '__dirname', 'setImmediate'].map(
        (name) => typeof (globalThis as Record<string, unknown>)[name],
      ),
    );
    expect(new Set(kinds)).toEqual(new Set(['undefined']));
  });
});

test.describe('the bridge', () => {
  test('has three functions and cannot be replaced', async () => {
    const bridge = await page.evaluate(() => {
      const names = Object.keys(window.plumbline);
      try {
        Object.assign(window, { plumbline: { request: 'mine' } });
      } catch {
        // Refused loudly or quietly, as the engine likes.
      }
      return {
        names,
        kinds: names.map((name) => typeof (window.plumbline as unknown as Record<string, unknown>)[name]),
      };
    });
    expect(bridge.names.toSorted()).toEqual(['importDropped', 'on', 'request']);
    expect(bridge.kinds).toEqual(['function', 'function', 'function']);
  });

  test('hands no event object to the page', async () => {
    await page.evaluate(() => {
      window.plumbline.on('case:changed', (...args: unknown[]) =>
        window.broken.push(`${String(args.length)} arguments`),
      );
    });
    await ask(page, 'case.execute', { type: 'case.rename', title: `${TITLE}.` });
    await expect.poll(() => brokenDirectives(page)).toEqual(['1 arguments']);
    await ask(page, 'case.undo');
  });

  test('refuses events and requests that do not exist', async () => {
    await expect(
      page.evaluate(() => window.plumbline.on('app:secret' as never, () => undefined)),
    ).rejects.toThrow();
    for (const name of [
      'case.delete',
      'plumbline:dropped',
      'plumbline:request',
      '__proto__',
      'toString',
      '',
    ]) {
      expect(await request(page, name as RequestChannel)).toMatchObject({
        ok: false,
        error: { code: 'app.unexpected' },
      });
    }
  });

  const WRONG: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    { title: 7 },
    {
      title: 'x'.repeat(5000),
      id: '../../etc/passwd',
      token: 'x'.repeat(5000),
      url: 'x'.repeat(9000),
      enabled: ['x'],
    },
    { type: 'article.add' },
    { type: 'case.rename', title: '' },
    {
      type: 'claim.add',
      id: 'x',
      articleId: '/etc/passwd',
      place: { start: -1, end: NaN, exact: '' },
      tags: ['true'],
    },
    {
      versionId: '/etc/passwd',
      format: 'exe',
      articleId: '../x',
      text: { length: 1 },
      theme: 'pink',
      encoding: 'rot13',
    },
  ];

  test('answers wrong payloads with a typed error, and nothing changes', async () => {
    const before = await ask(page, 'case.snapshot');
    for (const channel of Object.keys(requestSchemas) as RequestChannel[]) {
      const wrong = WRONG.filter((payload) => !requestSchemas[channel].safeParse(payload).success);
      expect(wrong.length, channel).toBeGreaterThan(0);
      for (const payload of wrong) {
        expect(await request(page, channel, payload as never), channel).toMatchObject({
          ok: false,
          error: { code: 'command.invalid' },
        });
      }
    }
    expect(await ask(page, 'case.snapshot')).toEqual(before);
  });

  test('tokens and ids that main did not give out lead nowhere', async () => {
    for (const token of ['x', '/etc/passwd', '../../etc/passwd', 'file:///etc/passwd']) {
      const codes = await Promise.all([
        request(page, 'case.openRecent', { id: token }),
        request(page, 'export.show', { token }),
        request(page, 'import.reread', { token, encoding: 'utf-8' }),
      ]);
      expect(codes.map((answer) => answer.ok)).toEqual([false, false, false]);
    }
  });

  test('a file that a script made has no path to import', async () => {
    const before = await ask(page, 'case.snapshot');
    await page.evaluate(() => window.plumbline.importDropped([new File(['x'], '/etc/passwd')]));
    expect(await ask(page, 'case.snapshot')).toEqual(before);
  });

  test('a frame inside the page has no bridge', async () => {
    await page.evaluate(() => {
      for (const sandbox of [null, 'allow-scripts']) {
        const frame = document.createElement('iframe');
        if (sandbox !== null) frame.setAttribute('sandbox', sandbox);
        frame.className = 'stranger';
        document.body.append(frame);
      }
    });
    await expect.poll(() => page.frames().length).toBe(3);
    for (const frame of page.frames().filter((each) => each !== page.mainFrame())) {
      expect(await frame.evaluate(() => typeof (window as { plumbline?: unknown }).plumbline)).toBe(
        'undefined',
      );
      expect(await frame.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe(
        'undefined',
      );
    }
    await page.evaluate(() => {
      document.querySelectorAll('iframe.stranger').forEach((frame) => {
        frame.remove();
      });
    });
  });
});

test.describe('links', () => {
  /** Stands in for the person at the dialog and for the browser behind it. */
  async function answerWith(response: number): Promise<void> {
    await app.evaluate(({ dialog, shell }, button) => {
      const seen = globalThis as { asked?: string[]; opened?: string[] };
      seen.asked = [];
      seen.opened = [];
      dialog.showMessageBox = (...args: unknown[]) => {
        const options = args.at(-1) as { message: string; detail: string };
        seen.asked?.push(`${options.message} ${options.detail}`);
        return Promise.resolve({ response: button, checkboxChecked: false });
      };
      shell.openExternal = (url) => {
        seen.opened?.push(url);
        return Promise.resolve();
      };
    }, response);
  }
  const seen = (): Promise<{ asked?: string[]; opened?: string[] }> =>
    app.evaluate(() => {
      const { asked, opened } = globalThis as { asked?: string[]; opened?: string[] };
      return { asked: asked ?? [], opened: opened ?? [] };
    });

  test('leave the app only after a question that shows the whole address', async () => {
    await answerWith(2);
    expect(await ask(page, 'link.open', { url: 'https://аррӏе.example/a?b=c#d' })).toBe(false);
    expect((await seen()).opened).toEqual([]);
    expect((await seen()).asked?.[0]).toContain('https://xn--80ak6aa92e.example/a?b=c#d');
    await answerWith(0);
    expect(await ask(page, 'link.open', { url: 'https://example.org/a' })).toBe(true);
    expect((await seen()).opened).toEqual(['https://example.org/a']);
  });

  test('are refused without a question where they are no web address', async () => {
    await answerWith(0);
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://server/x',
      'https://user@example.org/',
      'mailto:a@b.c',
    ]) {
      expect(await request(page, 'link.open', { url })).toMatchObject({
        ok: false,
        error: { code: 'link.refused' },
      });
    }
    expect(await seen()).toEqual({ asked: [], opened: [] });
  });
});

// The last one: it closes the app.
test('the profile holds nothing of a case but its backups', async () => {
  await page.evaluate((text) => {
    try {
      localStorage.setItem('canary', text);
      document.cookie = 'canary=CANARY';
    } catch {
      // Not to be had is as good.
    }
  }, TITLE);
  await ask(page, 'case.close');
  await shut.close();
  const holding = filesBelow(shut.userData).filter((file) =>
    readFileSync(file).includes('Canary of the hardening'),
  );
  const backups = join(shut.userData, 'backups');
  expect(holding.filter((file) => !file.startsWith(backups))).toEqual([]);
  // The search sees what is there.
  expect(holding).not.toEqual([]);
});
