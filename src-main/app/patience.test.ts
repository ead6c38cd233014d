import { truncateSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { claimedCase, cleanUpWith } from '../case/test-case';
import { lastKnown } from './patience';

cleanUpWith(onTestFinished);

test.each([
  [
    'a write-ahead log lies beside it',
    (path: string) => {
      writeFileSync(`${path}-wal`, 'a log');
    },
  ],
  [
    'it was emptied',
    (path: string) => {
      truncateSync(path, 0);
    },
  ],
  [
    'it was written over',
    (path: string) => {
      writeFileSync(path, 'no case at all');
    },
  ],
])('what is only shown of a case is what was read last where %s', (_what, happen) => {
  const { opened } = claimedCase();
  const historyOf = lastKnown((one) => one.history());
  const before = historyOf(opened);
  happen(opened.path);
  expect(historyOf(opened)).toEqual(before);
});
