// A sync service has put a conflicted copy beside the case: said, kept among the versions, and never merged by itself.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openCase } from '../src-main/case/case-file';
import { newId } from '../src-shared/domain/ids';
import { ask } from './case-window';
import { launchApp } from './launch';
import { openedCase, pictures } from './working-case';

test.setTimeout(60_000);

const ANN = "Harbour (Ann's conflicted copy 2026-01-15).plumb";
const SAME = 'Harbour (conflicted copy 2026-01-16).plumb';
const HOST = { analyst: () => 'Ann', now: () => new Date() };

/** What Ann did in her file, which the service has put beside ours. */
function workOfAnn(path: string): void {
  const opened = openCase(path, HOST);
  const [article] = opened.snapshot().articles;
  const { text } = opened.body(article!.versionId);
  const place = { start: 0, end: 13, exact: text.slice(0, 13) };
  opened.execute({ type: 'claim.add', id: newId(), articleId: article!.id, place, tags: ['framing'] });
  opened.close();
}

test('its changes can be looked at and restored; both files stay as they are, and it is said once', async () => {
  const first = await openedCase();
  const { path, userData } = first;
  await first.close();
  const [ann, same] = [join(dirname(path), ANN), join(dirname(path), SAME)];
  copyFileSync(path, ann);
  copyFileSync(path, same);
  workOfAnn(ann);
  // The tests may run as somebody else than the app.
  for (const file of [ann, same]) chmodSync(file, 0o666);
  const before = [ann, same].map((file) => readFileSync(file).toString('base64'));

  const { page, close } = await launchApp({ args: [path], userData });
  const troubles = page.getByTestId('troubles');
  await expect(troubles).toContainText(`Beside "Harbour.plumb" lies "${ANN}"`);
  await expect(troubles).toContainText('Nothing was merged');
  // The other one holds nothing that is not here.
  await expect(troubles).not.toContainText(SAME);
  await pictures(page, 'conflicted');
  expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
  expect((await ask(page, 'case.snapshot')).claims).toEqual([]);

  await troubles.getByRole('button', { name: 'Versions' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versions' });
  await dialog.getByRole('option', { name: ANN }).click();
  await expect(dialog.getByText('Claim 1, brought back: "A long report"')).toBeVisible();
  await pictures(page, 'compared');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect.poll(async () => (await ask(page, 'case.snapshot')).claims.length).toBe(1);
  await ask(page, 'case.undo');
  expect((await ask(page, 'case.snapshot')).claims).toEqual([]);
  await close();
  expect([ann, same].map((file) => readFileSync(file).toString('base64'))).toEqual(before);

  const again = await launchApp({ args: [path], userData });
  await expect(again.page.getByTestId('article-text')).toBeVisible();
  await again.page.waitForTimeout(2000);
  await expect(again.page.getByTestId('troubles')).not.toContainText(ANN);
  await again.close();
});
