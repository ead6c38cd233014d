// A claim that lost its place says so everywhere; a rationale carries links and citations into the report.
import Database from 'better-sqlite3';
import { expect, test } from '@playwright/test';
import { chmodSync, chownSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ArticlePage } from './article-page';
import { journalled } from './journalled';
import { acceptCase } from './case-window';
import { launchApp, tempFolder } from './launch';
import { plumbline, setUpOnce, show } from './plumbline';

const SAMPLE = resolve(import.meta.dirname, '../resources/sample');
const NOBODY = 65534;

/** A case with the sample's article and claims, which the app may write whoever it runs as. */
async function sampleCase(): Promise<string> {
  const folder = tempFolder('anchors');
  const path = join(folder, 'ferry.plumb');
  for (const args of [
    ['new', path],
    ['import', path, join(SAMPLE, 'harbour-news.txt')],
    ['annotate', path, join(SAMPLE, 'sample.claims.json')],
  ]) {
    expect(await plumbline(folder, ...args)).toMatchObject({ code: 0 });
  }
  if (process.getuid?.() === 0) chownSync(path, NOBODY, NOBODY);
  chmodSync(path, 0o600);
  return path;
}

/** As another program might leave it, that knows the journal and not the text. */
function loseItsPlace(path: string, claimId: string): void {
  const db = new Database(path, { readonly: true });
  const sql = 'SELECT id, exact FROM anchors WHERE claim_id = ?';
  const { id, exact } = db.prepare<[string], { id: string; exact: string }>(sql).get(claimId)!;
  db.close();
  const after = { exact: 'words that stand nowhere' };
  const change = { table: 'anchors', key: [id], before: { exact }, after };
  journalled(path, 'UPDATE anchors SET exact = ? WHERE id = ?', [after.exact, id], change);
}

test.beforeAll(setUpOnce);

test('an anchor that fails is listed as orphaned, never moved', async () => {
  const path = await sampleCase();
  const [first] = (await show(path)).claims;
  loseItsPlace(path, first!.id);

  const { page, close } = await launchApp({ args: [path] });
  const row = page.getByRole('row').filter({ hasText: 'words that stand nowhere' });
  await expect(row).toContainText('Lost its place');
  await row.dblclick();
  await expect(page.getByRole('note')).toContainText('place');
  const snapshot = await new ArticlePage(page).snapshot();
  const orphaned = snapshot.claims.flatMap(({ anchors }) => anchors.filter((anchor) => anchor.orphaned));
  expect(orphaned.map(({ start, end }) => ({ start, end }))).toEqual([
    { start: first?.start, end: first?.end },
  ]);
  expect(snapshot.claims).toHaveLength(9);
  await close();

  const checked = await plumbline('.', 'check', path);
  expect(checked.code).toBe(1);
  expect((await show(path)).claims.filter(({ orphaned: lost }) => lost)).toHaveLength(1);
});

test('links and citations of a rationale are kept, and stand in the report', async () => {
  const path = await sampleCase();
  const { page, close } = await launchApp({ args: [path] });
  await acceptCase(page);
  await page.getByRole('row').nth(2).dblclick();
  const rationale = page.getByRole('textbox', { name: 'Rationale', exact: true });
  await rationale.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' See ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('the accounts');
  await page.keyboard.press('Control+b');
  await page.keyboard.type(' and @');
  await page.getByRole('option', { name: /^Condition survey/ }).click();
  await expect(rationale).toContainText('Condition survey');
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('textbox', { name: 'Address of the link' }).fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByText('An address begins with http:// or https://.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Address of the link' }).fill('https://example.org/accounts');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: /^Claim/ }).click();
  await expect(page.getByTestId('saved-state')).toContainText('Saved');
  await expect
    .poll(async () => {
      const { claims } = await new ArticlePage(page).snapshot();
      return JSON.stringify(claims.map((claim) => claim.rationale));
    })
    .toMatch(/"bold":true.*"referenceId"|"referenceId".*"bold":true/);
  await close();

  const report = join(tempFolder('report'), 'report.html');
  expect(await plumbline('.', 'export', path, '--format', 'html', '--out', report)).toMatchObject({
    code: 0,
  });
  expect(readFileSync(report, 'utf8')).toContain('href="https://example.org/accounts"');
});
