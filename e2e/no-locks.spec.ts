// A drive that allows no locks, as some network drives do: cases on it can be read, and nothing is written there.
import { expect, test } from '@playwright/test';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { acceptCase, answerSaveDialog, makeCase, request } from './case-window';
import { launchApp, tempFolder } from './launch';
import { plumbline, setUpOnce } from './plumbline';
import { canPreload, preloaded } from './processes';
import { pictures } from './working-case';

/** What such drives answer (errno(3)): ENOLCK, which SQLite takes for a lock that somebody holds, and EOPNOTSUPP. */
const ANSWERS = { ENOLCK: '37', EOPNOTSUPP: '95' } as const;

/** @returns what makes a program meet a drive like that in `folder` */
function refusingLocks(folder: string, answer: keyof typeof ANSWERS): Readonly<Record<string, string>> {
  return { ...preloaded('refuse-locks.c'), REFUSE_LOCKS_IN: folder, REFUSE_LOCKS_WITH: ANSWERS[answer] };
}

test.skip(!canPreload, 'it takes a C compiler to play that drive');
test.beforeAll(setUpOnce);

for (const answer of Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])
  test(`${answer}: a case there opens for reading, from a copy; none is made there, and nothing is left behind`, async () => {
    const path = await makeCase('Harbour');
    const folder = dirname(path);
    const before = readFileSync(path);
    const { app, page, userData, close } = await launchApp({
      args: [path],
      env: refusingLocks(folder, answer),
    });
    const notices = page.getByTestId('case-notices');
    await expect(notices).toContainText('its drive allows no locks');
    await expect(page.getByText('Read-only: drive without locks')).toBeVisible();
    await pictures(page, 'read-only');
    expect(await request(page, 'case.execute', { type: 'case.rename', title: 'Other' })).toMatchObject({
      ok: false,
      error: { code: 'case.readOnly' },
    });

    await answerSaveDialog(app, join(folder, 'New.plumb'));
    await page.keyboard.press('Control+n');
    await page.getByLabel('Title').fill('New');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('alert')).toContainText(
      'The drive for "New.plumb" allows no locks.',
    );
    await pictures(page, 'not-made');
    await close();
    expect(readdirSync(folder)).toEqual(['Harbour.plumb']);
    expect(readFileSync(path).equals(before)).toBe(true);

    // Opened before and closed as it should be, it is trusted; its drive is not.
    const again = await launchApp({ args: [path], userData, env: refusingLocks(folder, answer) });
    await expect(again.page.getByText('Read-only: drive without locks')).toBeVisible();
    await again.close();
  });

test('control: the same app and the same case, where locks are to be had', async () => {
  const path = await makeCase('Harbour');
  const elsewhere = tempFolder('elsewhere');
  const { page, close } = await launchApp({ args: [path], env: refusingLocks(elsewhere, 'ENOLCK') });
  await acceptCase(page);
  expect(await request(page, 'case.execute', { type: 'case.rename', title: 'Other' })).toMatchObject({
    ok: true,
  });
  await close();
});

test('the command line reads a case there, and says why it does not write', async () => {
  const path = await makeCase('Harbour');
  const folder = dirname(path);
  const article = join(tempFolder('article'), 'article.md');
  copyFileSync(join(import.meta.dirname, '../README.md'), article);
  const saved = { ...process.env };
  Object.assign(process.env, refusingLocks(folder, 'ENOLCK'));
  try {
    expect(await plumbline(folder, 'show', path)).toMatchObject({ code: 0 });
    expect(await plumbline(folder, 'check', path)).toMatchObject({ code: 0 });
    for (const args of [
      ['import', path, article],
      ['new', join(folder, 'New.plumb')],
    ])
      expect((await plumbline(folder, ...args)).err).toContain('allows no locks');
  } finally {
    process.env = saved;
  }
  expect(readdirSync(folder)).toEqual(['Harbour.plumb']);
});
