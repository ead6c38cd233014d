import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../src-shared/errors';
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

function open(...names: string[]) {
  const doors = {
    openCase: vi.fn(() => withCase),
    importArticles: vi.fn<(window: AppWindow, paths: readonly string[]) => void>(),
    report: vi.fn<(window: AppWindow, error: { code: string }) => void>(),
  };
  openFiles(
    names.map((name) => join(folder, name)),
    start,
    doors,
  );
  return { ...doors, codes: doors.report.mock.calls.map(([, error]) => error.code) };
}

test('a case is opened', () => {
  const { openCase, codes } = open('a.plumb');
  expect(openCase).toHaveBeenCalledWith(join(folder, 'a.plumb'), start);
  expect(codes).toEqual([]);
});

test('articles go into the case that is named with them, in whatever order', () => {
  const { importArticles, codes } = open('b.txt', 'a.plumb', 'c.md');
  expect(importArticles).toHaveBeenCalledWith(withCase, [join(folder, 'b.txt'), join(folder, 'c.md')]);
  expect(codes).toEqual([]);
});

test('an article without a case says that one is needed', () => {
  const { importArticles, codes } = open('b.txt');
  expect(importArticles).not.toHaveBeenCalled();
  expect(codes).toEqual(['case.notOpen']);
});

test('each thing that cannot be opened says why, and does not stop the rest', () => {
  const { openCase, codes } = open('nowhere.plumb', 'e.plumb', 'd.pdf', 'a%2Eplumb', 'a.plumb');
  expect(codes).toEqual(['file.notFound', 'file.isFolder', 'case.notACase', 'file.notFound']);
  expect(openCase).toHaveBeenCalledTimes(1);
});

test('a case that refuses to open is told, a bug is not', () => {
  const report = vi.fn();
  const doors = { importArticles: vi.fn(), report };
  const path = join(folder, 'a.plumb');
  openFiles([path], start, {
    ...doors,
    openCase: () => {
      throw new Refusal('case.damaged', { name: 'a.plumb' });
    },
  });
  expect(report).toHaveBeenCalledWith(start, { code: 'case.damaged', params: { name: 'a.plumb' } });
  expect(() => {
    openFiles([path], start, {
      ...doors,
      openCase: () => {
        throw new TypeError('bug');
      },
    });
  }).toThrow(TypeError);
});
