// A window for tests that attack it: with a case open, a server that would notice, and a watch on the policy.
import type { ElectronApplication, Page } from '@playwright/test';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createCase } from './case-window';
import { launchApp, tempFolder } from './launch';

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

export const TITLE = 'Canary of the hardening test';
export const INDEX = 'app://bundle/index.html';

export interface ShutWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Of a server on this machine. */
  readonly origin: string;
  /** Paths that were asked of it, oldest first. */
  readonly arrived: string[];
  readonly close: () => Promise<void>;
}

export async function openShutWindow(): Promise<ShutWindow> {
  const arrived: string[] = [];
  const server = createServer((incoming, answer) => {
    arrived.push(incoming.url ?? '');
    answer.setHeader('Access-Control-Allow-Origin', '*');
    answer.end('hello');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const { app, page, userData, close } = await launchApp();
  await createCase(app, page, join(tempFolder('hardening'), 'canary.plumb'), TITLE);
  return {
    app,
    page,
    userData,
    origin,
    arrived,
    close: async () => {
      await close();
      server.close();
    },
  };
}

/** Begins to note in the page which directives of the policy are broken. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.broken = [];
    const policy = trustedTypes.createPolicy('test', {
      createScript: (value) => value,
      createScriptURL: (value) => value,
    });
    window.trusted = (value, kind) =>
      kind === 'url' ? policy.createScriptURL(value) : policy.createScript(value);
    document.addEventListener('securitypolicyviolation', (event) =>
      window.broken.push(event.effectiveDirective),
    );
  });
}

export const brokenDirectives = (page: Page): Promise<string[]> => page.evaluate(() => window.broken);

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
