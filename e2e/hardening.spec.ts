// The window is shut: what a hostile page could try in it fails, and nothing leaves the machine.
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { WebPreferences } from 'electron';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { requestSchemas, type RequestChannel } from '../src-shared/ipc/contract';
import { ask, createCase, request } from './case-window';
import { launchApp, tempFolder, type LaunchedApp } from './launch';

declare global {
  interface Window {
    /** Directives of the content security policy that were broken, oldest first. */
    broken: string[];
    /** Takes a string past Trusted Types, so that what lies behind them is tested. */
    trusted: (value: string, kind?: 'url') => unknown;
  }
  const trustedTypes: {
    createPolicy(
      name: string,
      rules: Record<'createScript' | 'createScriptURL', (value: string) => string>,
    ): Record<'createScript' | 'createScriptURL', (value: string) => unknown>;
  };
}

const TITLE = 'Canary of the hardening test';
const INDEX = 'app://bundle/index.html';

let launched: LaunchedApp;
let app: ElectronApplication;
let page: Page;
let server: Server;
let origin: string;
const arrived: string[] = [];

test.beforeAll(async () => {
  server = createServer((incoming, answer) => {
    arrived.push(incoming.url ?? '');
    answer.setHeader('Access-Control-Allow-Origin', '*');
    answer.end('hello');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  launched = await launchApp();
  ({ app, page } = launched);
  await createCase(app, page, join(tempFolder('hardening'), 'canary.plumb'), TITLE);
});

test.afterAll(async () => {
  await launched.close();
  server.close();
});

test.beforeEach(async () => {
  await page.evaluate(() => {
    window.broken = [];
    const policy = trustedTypes.createPolicy('test', { createScript: (value) => value, createScriptURL: (value) => value });
    window.trusted = (value, kind) => (kind === 'url' ? policy.createScriptURL(value) : policy.createScript(value));
    document.addEventListener('securitypolicyviolation', (event) => window.broken.push(event.effectiveDirective));
  });
});

const broken = (): Promise<string[]> => page.evaluate(() => window.broken);

test.describe('the process', () => {
  test('every window has the strictest preferences', async () => {
    const preferences = await app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .map((contents) => ({ ...(contents as unknown as { getLastWebPreferences(): WebPreferences }).getLastWebPreferences() })),
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
      return { names, kinds: names.map((name) => typeof (window.plumbline as unknown as Record<string, unknown>)[name]) };
    });
    expect(bridge.names.toSorted()).toEqual(['importDropped', 'on', 'request']);
    expect(bridge.kinds).toEqual(['function', 'function', 'function']);
  });

  test('hands no event object to the page', async () => {
    await page.evaluate(() => {
      window.plumbline.on('case:changed', (...args: unknown[]) => window.broken.push(`${String(args.length)} arguments`));
    });
    await ask(page, 'case.execute', { type: 'case.rename', title: `${TITLE}.` });
    await expect.poll(broken).toEqual(['1 arguments']);
    await ask(page, 'case.undo');
  });

  test('refuses events and requests that do not exist', async () => {
    await expect(page.evaluate(() => window.plumbline.on('app:secret' as never, () => undefined))).rejects.toThrow();
    for (const name of ['case.delete', 'plumbline:dropped', 'plumbline:request', '__proto__', 'toString', '']) {
      expect(await request(page, name as RequestChannel)).toMatchObject({ ok: false, error: { code: 'app.unexpected' } });
    }
  });

  const WRONG: readonly unknown[] = [
    null,
    7,
    'x',
    [],
    { title: 7 },
    { title: 'x'.repeat(5000), id: '../../etc/passwd', token: 'x'.repeat(5000), url: 'x'.repeat(9000), enabled: ['x'] },
    { type: 'article.add' },
    { type: 'case.rename', title: '' },
    { type: 'claim.add', id: 'x', articleId: '/etc/passwd', place: { start: -1, end: NaN, exact: '' }, tags: ['true'] },
    { versionId: '/etc/passwd', format: 'exe', articleId: '../x', text: { length: 1 }, theme: 'pink', encoding: 'rot13' },
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
      expect(await frame.evaluate(() => typeof (window as { plumbline?: unknown }).plumbline)).toBe('undefined');
      expect(await frame.evaluate(() => typeof (globalThis as { require?: unknown }).require)).toBe('undefined');
    }
    await page.evaluate(() => {
      document.querySelectorAll('iframe.stranger').forEach((frame) => {
        frame.remove();
      });
    });
  });
});

test.describe('the content security policy', () => {
  test('comes as a header, with the page served from app://bundle', async () => {
    expect(await page.evaluate(() => location.origin)).toBe('app://bundle');
    const header = await app.evaluate(async ({ BrowserWindow }, url) => {
      const answer = await BrowserWindow.getAllWindows()[0]?.webContents.session.fetch(url);
      return { policy: answer?.headers.get('Content-Security-Policy'), sniff: answer?.headers.get('X-Content-Type-Options') };
    }, INDEX);
    expect(header.policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]+'; /);
    expect(header.policy).not.toMatch(/unsafe|http|\*/);
    expect(header.sniff).toBe('nosniff');
  });

  test('the page itself keeps to it', async () => {
    const complaints: string[] = [];
    const note = (message: { text(): string }): void => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) complaints.push(message.text());
    };
    page.on('console', note);
    await page.reload();
    await page.waitForSelector('[data-ready="true"]');
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
        // eslint-disable-next-line no-eval -- that it fails is the point
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
      await page.evaluate(attempt, origin);
      await expect.poll(broken).toContain(directive);
      expect(await broken()).not.toContain('RAN');
      expect(page.url()).toBe(INDEX);
    });
  }
});

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
      await page.evaluate(go, `${origin}/away`);
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
      origin,
    );
    expect(opened).toEqual([true, true, true, true, true]);
    const place = await page.evaluate((address) => {
      const anchor = document.createElement('a');
      Object.assign(anchor, { id: 'new-window', href: address, target: '_blank', textContent: 'link' });
      Object.assign(anchor.style, { position: 'fixed', insetBlockStart: '0', insetInlineStart: '0', zIndex: '9999' });
      anchor.addEventListener('click', () => window.broken.push('left'));
      anchor.addEventListener('auxclick', () => window.broken.push('middle'));
      document.body.append(anchor);
      const { x, y, width, height } = anchor.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, `${origin}/blank`);
    for (const button of ['left', 'middle'] as const) await page.mouse.click(place.x, place.y, { button });
    await page.evaluate(() => document.querySelector('#new-window')?.remove());
    expect(await broken()).toEqual(['left', 'middle']);
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

test.describe('permissions', () => {
  const NAMES = [
    'accelerometer',
    'background-fetch',
    'background-sync',
    'camera',
    'clipboard-read',
    'clipboard-write',
    'display-capture',
    'geolocation',
    'gyroscope',
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'notifications',
    'payment-handler',
    'periodic-background-sync',
    'persistent-storage',
    'screen-wake-lock',
    'speaker-selection',
    'storage-access',
    'window-management',
  ];

  test('not one is granted', async () => {
    const states = await page.evaluate(
      (names) =>
        Promise.all(
          names.map((name) =>
            navigator.permissions.query({ name: name as PermissionName }).then(
              ({ state }) => state,
              () => 'unknown',
            ),
          ),
        ),
      NAMES,
    );
    expect(states.filter((state) => state !== 'denied' && state !== 'unknown')).toEqual([]);
    expect(states.filter((state) => state === 'denied').length).toBeGreaterThan(10);
  });

  test('asking does not help', async () => {
    const outcomes = await page.evaluate(async () => {
      const outcome = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'granted',
          () => 'refused',
        );
      return {
        microphone: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
        camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
        clipboard: await outcome(navigator.clipboard.readText()),
        notifications: await Notification.requestPermission(),
        place: await outcome(new Promise((done, fail) => {
            navigator.geolocation.getCurrentPosition(done, fail);
          }),
        ),
      };
    });
    expect(outcomes).toEqual({
      microphone: 'refused',
      camera: 'refused',
      screen: 'refused',
      clipboard: 'refused',
      notifications: 'denied',
      place: 'refused',
    });
  });
});

test.describe('the network', () => {
  test('the spell-checker is off in every session', async () => {
    const checking = await app.evaluate(({ session, webContents }) =>
      [session.defaultSession, ...webContents.getAllWebContents().map((contents) => contents.session)].map((each) =>
        each.isSpellCheckerEnabled(),
      ),
    );
    expect(checking.length).toBeGreaterThan(1);
    expect(checking).not.toContain(true);
  });

  test('the switches are set', async () => {
    const set = await app.evaluate(({ app: main }) =>
      [
        'host-resolver-rules',
        'disable-background-networking',
        'disable-component-update',
        'disable-domain-reliability',
        'no-pings',
        'force-webrtc-ip-handling-policy',
      ].filter((name) => !main.commandLine.hasSwitch(name)),
    );
    expect(set).toEqual([]);
    expect(await app.evaluate(({ app: main }) => main.commandLine.getSwitchValue('disable-features'))).toContain(
      'WebRtcHideLocalIpsWithMdns',
    );
  });

  test('no session reaches even a server on this machine, and no name is looked up', async () => {
    arrived.length = 0;
    const outcomes = await app.evaluate(async ({ session, webContents }, address) => {
      const sessions = [session.defaultSession, ...webContents.getAllWebContents().map((contents) => contents.session)];
      const outcome = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'reached',
          () => 'refused',
        );
      return Promise.all(
        sessions.flatMap((each) => [
          outcome(each.fetch(`${address}/session`)),
          outcome(each.resolveHost('example.org')),
          outcome(each.resolveHost('localhost')),
        ]),
      );
    }, origin);
    expect(new Set(outcomes)).toEqual(new Set(['refused']));
    expect(arrived).toEqual([]);
  });

  test('nothing that a page can try arrives, while the same server answers anybody else', async () => {
    arrived.length = 0;
    await page.evaluate((address) => {
      for (const rel of ['dns-prefetch', 'preconnect', 'prefetch', 'preload', 'prerender', 'icon', 'manifest', 'modulepreload']) {
        const link = document.createElement('link');
        Object.assign(link, { rel, href: `${address}/${rel}`, as: 'image' });
        document.head.append(link);
      }
      const anchor = document.createElement('a');
      Object.assign(anchor, { href: '#', ping: `${address}/ping` });
      document.body.append(anchor);
      anchor.click();
      const box = document.createElement('div');
      box.style.backgroundImage = `url(${address}/background)`;
      document.body.append(box);
      const video = document.createElement('video');
      Object.assign(video, { poster: `${address}/poster`, src: `${address}/video` });
      document.body.append(video);
      new EventSource(`${address}/events`);
    }, origin);
    await expect.poll(broken).toContain('img-src');
    // Answered after everything above, and over the same loop.
    expect(await (await fetch(`${origin}/control`)).text()).toBe('hello');
    expect(arrived).toEqual(['/control']);
  });

  test('peers get no address to connect to', async () => {
    const candidates = await page.evaluate(async () => {
      const found: string[] = [];
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:3478' }] });
      const done = new Promise<void>((resolve) => {
        peer.onicegatheringstatechange = () => {
          if (peer.iceGatheringState === 'complete') resolve();
        };
      });
      peer.onicecandidate = ({ candidate }) => {
        if (candidate?.candidate) found.push(candidate.candidate);
      };
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await done;
      peer.close();
      return found;
    });
    expect(candidates.filter((candidate) => / udp /i.test(candidate))).toEqual([]);
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
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'smb://server/x', 'https://user@example.org/', 'mailto:a@b.c']) {
      expect(await request(page, 'link.open', { url })).toMatchObject({ ok: false, error: { code: 'link.refused' } });
    }
    expect(await seen()).toEqual({ asked: [], opened: [] });
  });
});

test('the profile holds nothing of a case', async () => {
  await page.evaluate((text) => {
    try {
      localStorage.setItem('canary', text);
      document.cookie = 'canary=CANARY';
    } catch {
      // Not to be had is as good.
    }
  }, TITLE);
  await ask(page, 'case.close');
  await launched.close();
  const holding = filesBelow(launched.userData).filter((file) => readFileSync(file).includes('Canary of the hardening'));
  expect(holding).toEqual([]);
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
