import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cleanUpWith, fillDisk, mountSmallDisk, testFolder } from '../case/test-case';
import { readJson, writeJson, writeJsonIfPossible } from './json-file';

cleanUpWith(onTestFinished);

test('where there is room for a part of it only, the file that was there stays, and it is said', (context) => {
  const disk = testFolder();
  const unmount = mountSmallDisk(disk, 64);
  if (unmount === null) return context.skip('mounting a small disk needs root on Linux');
  onTestFinished(unmount);
  const path = join(disk, 'settings.json');
  writeJson(path, { analyst: 'Ada' });
  appendFileSync(join(disk, 'room'), Buffer.alloc(16_384));
  fillDisk(disk);
  rmSync(join(disk, 'room'));
  const large = { analyst: 'x'.repeat(40_000) };
  expect(() => {
    writeJson(path, large);
  }).toThrow(/ENOSPC/);
  expect(readJson(path)).toEqual({ analyst: 'Ada' });
  writeJsonIfPossible(path, large);
  expect(readJson(path)).toEqual({ analyst: 'Ada' });
});
