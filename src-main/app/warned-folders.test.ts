import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openWarnedFolders } from './warned-folders';

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return join(folder, 'warned.json');
}

test('a folder is new once, also after a restart', () => {
  const path = file();
  const warned = openWarnedFolders(path);
  expect([warned.isNew('/a'), warned.isNew('/a'), warned.isNew('/b')]).toEqual([true, false, true]);
  expect(openWarnedFolders(path).isNew('/a')).toBe(false);
});

test('a damaged file, or one that cannot be written, only costs another warning', () => {
  const path = file();
  writeFileSync(path, '{"x"');
  expect(openWarnedFolders(path).isNew('/a')).toBe(true);
  expect(openWarnedFolders('/dev/null/warned.json').isNew('/a')).toBe(true);
});
