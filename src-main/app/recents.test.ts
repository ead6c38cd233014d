import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Refusal } from '../../src-shared/errors';
import { findAt } from '../case/drive/serve-drives';
import { openRecents, type RecentsDoors } from './recents';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-recents-'));
  file = join(folder, 'recent.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const openList = (doors: Partial<RecentsDoors> = {}) =>
  openRecents(file, { ask: findAt, onNews: () => undefined, ...doors });

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

test('keeps the last ten, newest first, each once, and across starts', () => {
  const recents = openList();
  for (let i = 0; i < 12; i++) recents.add(`/cases/${String(i)}.plumb`, at(i));
  recents.add('/cases/5.plumb', at(20));
  const names = openList()
    .list()
    .map(({ name }) => name);
  expect(names).toEqual([5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((i) => `${String(i)}.plumb`));
});

test('an id leads to its path and names none', () => {
  const recents = openList();
  recents.add('/cases/secret place/a.plumb', at(0));
  const [recent] = recents.list();
  expect(recent?.id).toMatch(/^[0-9a-f]{16}$/);
  expect(recents.pathOf(recent!.id)).toBe('/cases/secret place/a.plumb');
});

test('a path or a guess is no id', () => {
  const recents = openList();
  recents.add('/cases/a.plumb', at(0));
  for (const id of ['/cases/a.plumb', '', '0', '../a', '__proto__']) {
    expect(() => recents.pathOf(id)).toThrow(Refusal);
  }
});

test('says which are missing, and forgets on request', async () => {
  const onNews = vi.fn();
  const recents = openList();
  const path = join(folder, 'there.plumb');
  writeFileSync(path, '');
  recents.add('/nowhere/gone.plumb', at(0));
  recents.add(path, at(1));
  const again = openList({ onNews });
  await again.known;
  expect(again.list().map(({ missing }) => missing)).toEqual([false, true]);
  expect(onNews).toHaveBeenCalledTimes(1);
  recents.forget(recents.list()[1]!.id);
  expect(openList().list()).toHaveLength(1);
});

test('a drive that does not answer is not waited for', async () => {
  const recents = openList();
  recents.add('/away/a.plumb', at(0));
  const again = openList({ ask: () => new Promise(() => undefined) });
  await again.known;
  expect(again.list().map(({ missing }) => missing)).toEqual([false]);
});

test.each(['', '{}', '[1, null, {"path": 3}, {"path": "/a"}]', 'x'])(
  'a file that holds %j is an empty list',
  (content) => {
    writeFileSync(file, content);
    expect(openList().list()).toEqual([]);
  },
);
