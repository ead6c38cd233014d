import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DraftCommand } from '../../src-shared/commands/draft';
import { newId } from '../../src-shared/domain/ids';
import { createCase } from '../case/case-file';
import type { OpenCase } from '../case/open-case';
import { createDrafts } from './drafts';
import { openLog } from './log';
import type { AppWindow } from './window';

let home: string;
let opened: OpenCase;
let window: AppWindow;
const host = { analyst: () => 'Ada', now: () => new Date('2026-01-31T09:00:00Z') };

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'plumbline-drafts-'));
  opened = createCase(join(home, 'a.plumb'), { title: 'A' }, host);
  // All that drafts know of a window is its case.
  window = { openCase: opened } as AppWindow;
});

afterEach(() => {
  opened.close();
  rmSync(home, { recursive: true, force: true });
});

function drafts() {
  return createDrafts({
    cases: { of: () => opened },
    folder: join(home, 'drafts'),
    log: openLog(join(home, 'log'), host.now),
    now: host.now,
  });
}

const typed = (statement: string): DraftCommand => ({
  type: 'claim.update',
  id: newId(),
  patch: { statement },
});

it('keeps the newest text of each field until it is dropped, for the next start as well', () => {
  const command = typed('one, two');
  drafts().keep(window, { key: 'a', command: typed('one') });
  drafts().keep(window, { key: 'b', command: typed('else') });
  drafts().keep(window, { key: 'a', command });
  expect(
    drafts()
      .of(window)
      .map(({ key }) => key),
  ).toEqual(['b', 'a']);
  expect(drafts().of(window)[1]).toEqual({ key: 'a', command, at: '2026-01-31T09:00:00.000Z' });
  drafts().drop(window, { key: 'b' });
  drafts().drop(window, { key: 'never kept' });
  expect(
    drafts()
      .of(window)
      .map(({ key }) => key),
  ).toEqual(['a']);
  drafts().drop(window, { key: 'a' });
  expect(readdirSync(join(home, 'drafts'))).toEqual([]);
});

it('is nobody else’s to read', () => {
  drafts().keep(window, { key: 'a', command: typed('one') });
  const file = join(home, 'drafts', `${opened.info().id}.json`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, 'utf8')).toContain('one');
});

it('does not lose what can be read to what can’t', () => {
  drafts().keep(window, { key: 'a', command: typed('one') });
  const file = join(home, 'drafts', `${opened.info().id}.json`);
  const kept = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
  writeFileSync(file, JSON.stringify([{ key: 'b', command: { type: 'claim.shout' } }, 7, ...kept]));
  expect(
    drafts()
      .of(window)
      .map(({ key }) => key),
  ).toEqual(['a']);
  writeFileSync(file, '{ cut o');
  expect(drafts().of(window)).toEqual([]);
});
