import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cleanUpWith, smallDisk } from '../case/test-case';
import { readJson, writeJson, writeJsonIfPossible } from './json-file';

cleanUpWith(onTestFinished);

test('where there is room for a part of it only, the file that was there stays, and it is said', (context) => {
  const disk = smallDisk(64);
  if (disk === null) return context.skip('mounting a small disk needs root on Linux');
  onTestFinished(disk.unmount);
  const path = join(disk.folder, 'settings.json');
  writeJson(path, { analyst: 'Ada' });
  appendFileSync(join(disk.folder, 'room'), Buffer.alloc(16_384));
  disk.fill();
  rmSync(join(disk.folder, 'room'));
  const large = { analyst: 'x'.repeat(40_000) };
  expect(() => {
    writeJson(path, large);
  }).toThrow(/ENOSPC/);
  expect(readJson(path)).toEqual({ analyst: 'Ada' });
  writeJsonIfPossible(path, large);
  expect(readJson(path)).toEqual({ analyst: 'Ada' });
});
