// What the tests of open cases share: a case with an article, looked at from beside the app.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../src-main/db/open';
import { all, closeDb } from '../src-main/db/sql';
import { ArticlePage } from './article-page';
import { createCase, request } from './case-window';
import { launchApp, tempFolder, type LaunchedApp } from './launch';

// A constant of the build, in which a lock says which version made it.
Object.assign(globalThis, { __APP_VERSION__: 'test' });

export const TEXT = [
  'A long report',
  ...Array.from({ length: 80 }, (_, at) =>
    `Paragraph ${at + 1} says that the harbour is safe. `.repeat(4).trim(),
  ),
].join('\n\n');

export interface Opened extends LaunchedApp {
  readonly path: string;
  readonly article: ArticlePage;
  readonly troubles: Locator;
}

/** A case with an article, made by the app in a folder of its own. */
export async function openedCase(folder = join(tempFolder('working'), 'case')): Promise<Opened> {
  if (!existsSync(folder)) {
    mkdirSync(folder);
    chmodSync(folder, 0o777);
  }
  const launched = await launchApp();
  const path = join(folder, 'Harbour.plumb');
  await createCase(launched.app, launched.page, path, 'Harbour');
  const article = new ArticlePage(launched.page);
  await article.importText(TEXT);
  return { ...launched, path, article, troubles: launched.page.getByTestId('troubles') };
}

export function picture(page: Page, name: string): Promise<Buffer> {
  return page.screenshot({ path: test.info().outputPath(`${name}.png`) });
}

/** On a small screen in dark, and on a wide one in light, which stays; axe has nothing to object to. @param part CSS selector */
export async function pictures(page: Page, name: string, part = 'body'): Promise<void> {
  for (const [theme, width, height] of [
    ['dark', 1024, 700],
    ['light', 1440, 900],
  ] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    // Wherever the display has its pointer, something of the page came to lie under it.
    await page.mouse.move(0, 0);
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await picture(page, `${name}-${theme}`);
    const axe = new AxeBuilder({ page }).setLegacyMode(true).include(part);
    expect((await axe.analyze()).violations).toEqual([]);
  }
}

/** The file of the version that was saved under that name. */
export function versionPath(userData: string, name: string): string {
  const root = join(userData, 'backups');
  const note = readdirSync(root)
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(root, folder, file)))
    .filter((file) => file.endsWith('.json'))
    .find((file) => (JSON.parse(readFileSync(file, 'utf8')) as { name: string }).name === name);
  return (note ?? '').replace(/json$/, 'plumb');
}

/** The title of the case and the journal's length, read past the app. */
export function journalOf(path: string): { readonly title: string; readonly entries: number } {
  const db = connect(path, 'read');
  const [info] = all<{ title: string }>(db, 'SELECT title FROM case_info');
  const [journal] = all<{ n: number }>(db, 'SELECT count(*) AS n FROM journal');
  closeDb(db);
  return { title: info?.title ?? '', entries: journal?.n ?? 0 };
}

export function rename(page: Page, title: string) {
  return request(page, 'case.execute', { type: 'case.rename', title });
}
