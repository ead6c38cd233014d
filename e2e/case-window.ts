// What end-to-end tests of the app itself do at a window: answer its native dialogs and ask main by the page's own door.
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { join } from 'node:path';
import type {
  EventChannel,
  Events,
  PlumblineApi,
  RequestChannel,
  RequestPayload,
  Responses,
} from '../src-shared/ipc/contract';
import { en } from '../src-shared/strings/en';
import { launchApp, tempFolder } from './launch';

declare global {
  interface Window {
    readonly plumbline: PlumblineApi;
    heard?: Record<string, Promise<unknown>>;
  }
}

type Value<C extends RequestChannel> = Extract<Responses[C], { ok: true }>['value'];

/** A request as the page makes it, answered with a Result. */
export function request<C extends RequestChannel>(
  page: Page,
  channel: C,
  payload?: RequestPayload<C>,
): Promise<Responses[C]> {
  return page.evaluate(
    ([name, value]): Promise<never> =>
      window.plumbline.request(name as RequestChannel, value as never) as Promise<never>,
    [channel as string, payload] as const,
  );
}

/** The value of a request that has to succeed. */
export async function ask<C extends RequestChannel>(
  page: Page,
  channel: C,
  payload?: RequestPayload<C>,
): Promise<Value<C>> {
  const result = await request(page, channel, payload);
  if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The next save dialogs are answered with this path. */
export async function answerSaveDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

/** The next open dialogs are answered with this path. */
export async function answerOpenDialog(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
  }, path);
}

/** Creates a case in the window as a person would, and waits until it is open. */
export async function createCase(
  app: ElectronApplication,
  page: Page,
  path: string,
  title: string,
): Promise<void> {
  await answerSaveDialog(app, path);
  await ask(page, 'case.new', { title });
}

/** Listens from now on. @returns what gives the first payload of that event */
export async function listen<E extends EventChannel>(
  page: Page,
  channel: E,
): Promise<() => Promise<Events[E]>> {
  await page.evaluate((name: EventChannel) => {
    window.heard = { ...window.heard, [name]: new Promise((done) => window.plumbline.on(name, done)) };
  }, channel);
  return () => page.evaluate((name) => window.heard?.[name] as Promise<never>, channel);
}

/** A closed case file with this title. */
export async function makeCase(title: string): Promise<string> {
  const path = join(tempFolder('case'), `${title}.plumb`);
  const { app, page, close } = await launchApp();
  await createCase(app, page, path, title);
  await close();
  return path;
}

/** Chooses an item of the application menu. In a text field the keys are the menu's. */
export function chooseItem(app: ElectronApplication, id: string): Promise<void> {
  return app.evaluate(({ Menu }, name) => {
    Menu.getApplicationMenu()?.getMenuItemById(name)?.click();
  }, id);
}

/** A person has read whose case it is and what was checked, and works in it from here on. */
export async function acceptCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.opening.foreign.accept }).click();
  await expect(page.getByTestId('case-notices')).not.toContainText(en.opening.foreign.title);
}

/** The inspector takes the focus when it comes up; whoever types before that is overtaken by it, as no person is. */
export async function inspectorHasFocus(page: Page): Promise<void> {
  await expect(page.locator('[data-part="claim-detail"] [data-autofocus]')).toBeFocused();
}

/** What each window shows: its title, and its case by main's account. */
export const titles = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => window.getTitle())
      .sort(),
  );
