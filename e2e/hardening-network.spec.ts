// Zero network and no permissions, each layer by itself and all of them against a page that tries.
import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { brokenDirectives, openShutWindow, watchPolicy, type ShutWindow } from './shut-window';

let shut: ShutWindow;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  shut = await openShutWindow();
  ({ app, page } = shut);
});

test.afterAll(() => shut.close());

test.beforeEach(() => watchPolicy(page));

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
        place: await outcome(
          new Promise((done, fail) => {
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
      [session.defaultSession, ...webContents.getAllWebContents().map((contents) => contents.session)].map(
        (each) => each.isSpellCheckerEnabled(),
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
    expect(
      await app.evaluate(({ app: main }) => main.commandLine.getSwitchValue('disable-features')),
    ).toContain('WebRtcHideLocalIpsWithMdns');
  });

  test('each layer holds by itself, in every session', async () => {
    shut.arrived.length = 0;
    const sessions = await app.evaluate(async ({ session, webContents }, address) => {
      const all = [
        session.defaultSession,
        ...webContents.getAllWebContents().map((contents) => contents.session),
      ];
      const outcome = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          () => 'reached',
          (error: unknown) => String(error),
        );
      return Promise.all(
        all.map(async (each) => ({
          filter: await outcome(each.fetch(`${address}/session`)),
          proxy: await each.resolveProxy(address),
          name: await outcome(each.resolveHost('example.org')),
          localName: await outcome(each.resolveHost('localhost')),
        })),
      );
    }, shut.origin);
    expect(sessions.length).toBeGreaterThan(1);
    for (const each of sessions) {
      expect(each.filter).toContain('ERR_BLOCKED_BY_CLIENT');
      expect(each.proxy).toBe('SOCKS5 127.0.0.1:9');
      expect(each.name).toContain('ERR_NAME_NOT_RESOLVED');
      expect(each.localName).toContain('ERR_NAME_NOT_RESOLVED');
    }
    expect(shut.arrived).toEqual([]);
  });

  test('nothing that a page can try arrives, while the same server answers anybody else', async () => {
    shut.arrived.length = 0;
    await page.evaluate((address) => {
      for (const rel of [
        'dns-prefetch',
        'preconnect',
        'prefetch',
        'preload',
        'prerender',
        'icon',
        'manifest',
        'modulepreload',
      ]) {
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
    }, shut.origin);
    await expect.poll(() => brokenDirectives(page)).toContain('img-src');
    // Answered after everything above, and over the same loop.
    expect(await (await fetch(`${shut.origin}/control`)).text()).toBe('hello');
    expect(shut.arrived).toEqual(['/control']);
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
