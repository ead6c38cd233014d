// The life of a case: made, filled from files, exported, copied, and kept whatever its window does.
import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptCase, answerSaveDialog, ask, listen, makeCase, request, titles } from './case-window';
import { launchApp, tempFolder } from './launch';

test('a new case never replaces a file that is there', async () => {
  const path = join(tempFolder('there'), 'there.plumb');
  writeFileSync(path, 'precious');
  const { app, page, close } = await launchApp();
  await answerSaveDialog(app, path);
  expect(await request(page, 'case.new', { title: 'There' })).toMatchObject({
    ok: false,
    error: { code: 'file.exists' },
  });
  expect(readFileSync(path, 'utf8')).toBe('precious');
  await close();
});

test('the sample case opens with its claims, and what was done in it stays', async () => {
  const first = await launchApp({ args: ['--sample'] });
  const sample = await ask(first.page, 'case.snapshot');
  expect(sample.articles).toHaveLength(1);
  expect(new Set(sample.claims.flatMap(({ tags }) => tags))).toEqual(
    new Set(['sourced', 'contested', 'framing']),
  );
  expect(sample.references.length).toBeGreaterThan(0);
  await ask(first.page, 'case.execute', { type: 'case.rename', title: 'My sample' });
  await first.close();

  const second = await launchApp({ userData: first.userData });
  await ask(second.page, 'case.openSample');
  expect(await ask(second.page, 'case.snapshot')).toMatchObject({ info: { title: 'My sample' } });
  expect(readdirSync(first.userData).filter((name) => name.startsWith('sample'))).toEqual(['sample.plumb']);
  await second.close();
});

test('an article goes from file to case only by the yes of the person', async () => {
  const folder = tempFolder('import');
  const article = join(folder, 'article.txt');
  writeFileSync(
    article,
    'A Title of Its Own\n\nThe first paragraph says something.\n\nThe second says more.\n',
  );
  const path = await makeCase('Import');
  const { app, page, close } = await launchApp({ args: [path] });
  await acceptCase(page);
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file, `${file}.missing`] });
  }, article);
  const [previewed, refused] = [await listen(page, 'import:preview'), await listen(page, 'import:failed')];
  await ask(page, 'import.choose');
  const preview = await previewed();
  expect(preview).toMatchObject({ fileName: 'article.txt', format: 'text', sameAs: null });
  expect((await refused()).error.code).toBe('file.notFound');
  expect((await ask(page, 'case.snapshot')).articles).toEqual([]);

  const reread = await ask(page, 'import.reread', { token: preview.token, encoding: 'windows-1252' });
  expect(reread).toMatchObject({ encoding: 'windows-1252', encodingBasis: 'chosen' });
  const confirmation = { token: preview.token, provenance: reread.provenance };
  const { articleId } = await ask(page, 'import.confirm', confirmation);
  const [added] = (await ask(page, 'case.snapshot')).articles;
  expect(added).toMatchObject({ id: articleId, title: 'A Title of Its Own' });
  expect((await ask(page, 'article.body', { versionId: added!.versionId })).text).toContain(
    'The second says more.',
  );
  expect(await request(page, 'import.confirm', confirmation)).toMatchObject({
    ok: false,
    error: { code: 'import.expired' },
  });
  await close();
});

test('a file that is dropped is read from where it lies', async () => {
  const article = join(tempFolder('drop'), 'dropped.md');
  writeFileSync(article, '# Dropped\n\nA paragraph.\n');
  const path = await makeCase('Drop');
  const { page, close } = await launchApp({ args: [path] });
  await acceptCase(page);
  // A file that the person picked has a path like one that was dropped; a script can make neither.
  await page.evaluate(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', id: 'picked' });
    document.body.append(input);
  });
  await page.locator('#picked').setInputFiles(article);
  const previewed = await listen(page, 'import:preview');
  const answer = await page.evaluate(() =>
    window.plumbline.importDropped([...(document.querySelector<HTMLInputElement>('#picked')?.files ?? [])]),
  );
  expect(answer).toEqual({ ok: true, value: null });
  expect(await previewed()).toMatchObject({ fileName: 'dropped.md', format: 'markdown' });
  await close();
});

test('a report is written where the person chose', async () => {
  const { app, page, close } = await launchApp({ args: ['--sample'] });
  const folder = tempFolder('report');
  for (const format of ['html', 'md', 'pdf'] as const) {
    const path = join(folder, `report.${format}`);
    await answerSaveDialog(app, path);
    expect(await ask(page, 'export.report', { format, articleId: null })).toMatchObject({
      fileName: `report.${format}`,
    });
    expect(readFileSync(path).length).toBeGreaterThan(1000);
  }
  expect(readFileSync(join(folder, 'report.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  await close();
});

test('a copy is saved, and the case stays open where it was', async () => {
  const { app, page, close } = await launchApp({ args: ['--sample'] });
  const path = join(tempFolder('copy'), 'copy');
  await answerSaveDialog(app, path);
  expect(await ask(page, 'case.saveCopy')).toEqual({ fileName: 'copy.plumb' });
  expect(existsSync(`${path}.plumb`)).toBe(true);
  expect(await ask(page, 'app.state')).toMatchObject({ openCase: { fileName: 'sample.plumb' } });
  await close();
});

test('what a page sends while its window closes is kept', async () => {
  const path = await makeCase('Last words');
  const first = await launchApp({ args: [path] });
  await acceptCase(first.page);
  await first.page.evaluate(() => {
    window.addEventListener('beforeunload', () => {
      void window.plumbline.request('case.execute', { type: 'case.rename', title: 'Typed last' });
    });
  });
  const gone = once(first.app.process(), 'exit');
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await gone;
  const second = await launchApp({ args: [path] });
  expect(await titles(second.app)).toEqual(['Typed last - Plumbline']);
  await second.close();
});
