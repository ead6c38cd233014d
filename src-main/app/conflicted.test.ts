import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Backups } from '../case/backup/backups';
import { inspectFile } from '../case/inspect/inspect-file';
import { claimedCase, cleanUpWith, testFolder, testHost } from '../case/test-case';
import { createConflicted } from './conflicted';

cleanUpWith(onTestFinished);

test('a conflicted copy that is still being looked at when its case is closed is no bug', async () => {
  const { opened } = claimedCase();
  const copy = join(dirname(opened.path), "harbour (Ann's conflicted copy 2026-01-15).plumb");
  copyFileSync(opened.path, copy);
  const checkFile = (path: string) => {
    opened.close();
    return Promise.resolve(inspectFile(path, testFolder(), { originals: 'all', askedHash: null }));
  };
  const logged: unknown[] = [];
  const log = { warn: (_event: string, details: unknown) => logged.push(details) } as never;
  const start = () => {
    throw new Error('no process is needed here');
  };
  const backups = new Backups({ ...testHost(), root: testFolder(), start });
  expect(await createConflicted({ checkFile, backups, log })(opened)).toEqual([]);
  expect(logged).toEqual([{ code: 'case.notOpen' }]);
});
