import type * as fs from 'node:fs';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openCopy } from './open-copy';
import { claimedCase, cleanUpWith, refusalOf, testFolder, testHost } from './test-case';

vi.mock('node:fs', async (original) => {
  const actual = await original<typeof fs>();
  return { ...actual, rmSync: vi.fn(actual.rmSync) };
});

cleanUpWith(onTestFinished);

test('a private copy that can not be removed is closed all the same', () => {
  const { opened } = claimedCase();
  opened.close();
  const folder = join(testFolder(), 'copy');
  const copy = openCopy(opened.path, { folder, host: testHost(), why: 'file', journal: false });
  vi.mocked(rmSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('held'), { code: 'EBUSY' });
  });
  copy.close();
  expect(refusalOf(() => copy.info()).code).toBe('case.notOpen');
});
