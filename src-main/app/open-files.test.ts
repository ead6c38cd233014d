import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../src-shared/errors';
import { findAt } from '../case/drive/serve-drives';
import { openFiles } from './open-files';
import type { AppWindow } from './window';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-open-'));
  for (const name of ['a.plumb', 'b.txt', 'c.md', 'd.pdf']) writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, 'e.plumb'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = { openCase: null } as AppWindow;
const withCase = { openCase: {} } as AppWindow;

async function open(...names: string[]) {
  const doors = {
    find: findAt,
    openCase: vi.fn(() => Promise.resolve(withCase)),
    importArticles: vi.fn<(window: AppWindow, paths: readonly string[]) => void>(),
    report: vi.fn<(window: AppWindow, error: { code: string }) => void>(),
  };
  await openFiles(
    names.map((name) => join(folder, name)),
    start,
    doors,
  );
  return { ...doors, codes: doors.report.mock.calls.map(([, error]) => error.code) };
}

test('a case is opened', async () => {
  const { openCase, codes } = await open('a.plumb');
  expect(openCase).toHaveBeenCalledWith(join(folder, 'a.plumb'), start);
  expect(codes).toEqual([]);
});

test('articles go into the case that is named with them, in whatever order', async () => {
  const { importArticles, codes } = await open('b.txt', 'a.plumb', 'c.md');
  expect(importArticles).toHaveBeenCalledWith(withCase, [join(folder, 'b.txt'), join(folder, 'c.md')]);
  expect(codes).toEqual([]);
});

test('an article without a case says that one is needed', async () => {
  const { importArticles, codes } = await open('b.txt');
  expect(importArticles).not.toHaveBeenCalled();
  expect(codes).toEqual(['case.notOpen']);
});

test('each thing that cannot be opened says why, and does not stop the rest', async () => {
  const { openCase, codes } = await open('nowhere.plumb', 'e.plumb', 'd.pdf', 'a%2Eplumb', 'a.plumb');
  expect(codes).toEqual(['file.notFound', 'file.isFolder', 'case.notACase', 'file.notFound']);
  expect(openCase).toHaveBeenCalledTimes(1);
});

test('a case that refuses to open is told, a bug is not', async () => {
  const report = vi.fn();
  const doors = { find: findAt, importArticles: vi.fn(), report };
  const path = join(folder, 'a.plumb');
  await openFiles([path], start, {
    ...doors,
    openCase: () => Promise.reject(new Refusal('case.damaged', { name: 'a.plumb' })),
  });
  expect(report).toHaveBeenCalledWith(start, { code: 'case.damaged', params: { name: 'a.plumb' } });
  const broken = { ...doors, openCase: () => Promise.reject(new TypeError('bug')) };
  await expect(openFiles([path], start, broken)).rejects.toThrow(TypeError);
});
