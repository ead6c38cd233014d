import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
  copyFileSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTrustedCases } from './trusted-cases';

const HEAD = { seq: 7, hash: 'hash' };
let folder: string;
const at = (name: string) => join(folder, name);
const trusted = () => openTrustedCases(at('trusted.json'));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-trusted-'));
  writeFileSync(at('a.plumb'), 'a');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a file that nobody touched since is known again, also by another start and through a link', () => {
  trusted().remember(at('a.plumb'), 'id', HEAD);
  expect(trusted().matches(at('a.plumb'))).toBe(true);
  symlinkSync(at('a.plumb'), at('link.plumb'));
  expect(trusted().matches(at('link.plumb'))).toBe(true);
});

test.each([
  [
    'written to',
    () => {
      appendFileSync(at('a.plumb'), 'b');
    },
  ],
  [
    'touched',
    () => {
      utimesSync(at('a.plumb'), 1, 1);
    },
  ],
  [
    'gone',
    () => {
      rmSync(at('a.plumb'));
    },
  ],
  [
    'replaced',
    () => {
      copyFileSync(at('a.plumb'), at('b.plumb'));
      renameSync(at('b.plumb'), at('a.plumb'));
    },
  ],
])('a file that was %s is a stranger', (_what, change) => {
  trusted().remember(at('a.plumb'), 'id', HEAD);
  change();
  expect(trusted().matches(at('a.plumb'))).toBe(false);
});

test('with what entry a case was last closed is known, wherever its file is', () => {
  trusted().remember(at('a.plumb'), 'id', { seq: 6, hash: 'older' });
  trusted().remember(at('a.plumb'), 'id', HEAD);
  expect([trusted().headOf('id'), trusted().headOf('other')]).toEqual([HEAD, null]);
});

test('what was accepted is known to another start', () => {
  expect(trusted().isOwn('id')).toBe(false);
  trusted().accept('id');
  expect(trusted().isOwn('id')).toBe(true);
});

test('a registry that is no registry trusts nobody', () => {
  writeFileSync(at('trusted.json'), '{"closed":[{"path":7}]}');
  expect(trusted().matches(at('a.plumb'))).toBe(false);
});

test('a file that was changed in place is not known again, though its time was put back', async () => {
  utimesSync(at('a.plumb'), 1000, 1000);
  trusted().remember(at('a.plumb'), 'id', HEAD);
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(at('a.plumb'), 'b');
  utimesSync(at('a.plumb'), 1000, 1000);
  expect(trusted().matches(at('a.plumb'))).toBe(false);
});

test('a profile that has no room for what is known costs another inspection, and nothing else', () => {
  const known = openTrustedCases(join(at('a.plumb'), 'trusted.json'));
  known.remember(at('a.plumb'), 'id', HEAD);
  known.accept('019b5a3e-0000-7000-8000-000000000000');
  expect(known.matches(at('a.plumb'))).toBe(true);
});
