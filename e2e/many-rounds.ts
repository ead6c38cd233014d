/** The same thing done many times over: what the specs of it share. */
import type { Page } from '@playwright/test';
import { connect } from '../src-main/db/open';
import { closeDb, get } from '../src-main/db/sql';
import { inspectorHasFocus } from './case-window';
import type { Opened } from './working-case';

/** Rounds of the test that is run; by default so few that they can be a part of the tests. */
const ROUNDS = Number(process.env['PLUMBLINE_ROUNDS'] ?? 0);

/** `npm run torture -- --only NAME --rounds N` asks for more than these few. */
export const rounds = (few: number): number => (ROUNDS > 0 ? ROUNDS : few);

/** Time that a test of all its rounds may take, in ms. */
export const ROUNDS_MS = 120_000 + ROUNDS * 20_000;

export const statement = (page: Page) => page.getByRole('textbox', { name: 'Statement', exact: true });

/** The first claim of a case, open in the inspector. */
export async function withClaim(opened: Opened): Promise<void> {
  const { page, article } = opened;
  await article.text.focus();
  await page.keyboard.press('j');
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await inspectorHasFocus(page);
}

export function statementIn(path: string): string {
  const db = connect(path, 'read');
  const claim = get<{ statement: string }>(db, 'SELECT statement FROM claims ORDER BY number LIMIT 1');
  closeDb(db);
  return claim?.statement ?? '';
}

/** @returns a whole number from 0 to `most`, by chance */
export const upTo = (most: number): number => Math.round(Math.random() * most);
