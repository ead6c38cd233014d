// Every limit of a case: one less is taken, as many are taken, and one more is refused in words.
import { truncateSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { richTextFromPlain } from '../../src-shared/domain/rich-text';
import {
  CASE_FILE_LIMIT,
  CLAIM_LIMIT,
  isLarge,
  isTooLongMessage,
  LINE_LIMIT,
  RICH_TEXT_LIMIT,
} from '../../src-shared/limits';
import { readFormat } from '../db/header';
import { addBareClaims, claimCommand, claimedCase, cleanUpWith, refusalOf, testCase } from './test-case';

cleanUpWith(onTestFinished);

const GIB = 1024 ** 3;
const AROUND = [-1, 0, 1] as const;

test('a case file of 8 GB is opened, a larger one is not; from 1 GB on it is called large', () => {
  const opened = testCase();
  opened.close();
  const { path } = opened;
  const outcomes = AROUND.map((by) => {
    // A hole in the file: it takes no room.
    truncateSync(path, CASE_FILE_LIMIT + by);
    try {
      return readFormat(path);
    } catch (error) {
      return refusalOf(() => {
        throw error;
      }).code;
    }
  });
  expect(outcomes).toEqual([expect.any(Number), expect.any(Number), 'case.tooLarge']);
  expect(AROUND.map((by) => isLarge(GIB + by))).toEqual([false, true, true]);
});

test('50,000 claims are taken, and not one more', () => {
  const { opened, articleId } = claimedCase();
  addBareClaims(opened.path, articleId, CLAIM_LIMIT - 2);
  opened.execute(claimCommand(articleId, 'a scandal'));
  expect(refusalOf(() => opened.execute(claimCommand(articleId, 'a scandal'))).code).toBe('claim.tooMany');
}, 60_000);

test('the longest title, note and message are taken, and not one unit more', () => {
  const { opened } = claimedCase();
  const [claim] = opened.snapshot().claims;
  const isTaken = (work: () => unknown): boolean => {
    try {
      work();
      return true;
    } catch (error) {
      const { code } = refusalOf(() => {
        throw error;
      });
      expect(code).toBe('command.invalid');
      return false;
    }
  };
  const taken = [true, true, false];
  const titled = (length: number) => opened.execute({ type: 'case.rename', title: 'x'.repeat(length) });
  expect(AROUND.map((by) => isTaken(() => titled(LINE_LIMIT + by)))).toEqual(taken);

  const around = JSON.stringify(richTextFromPlain('x')).length - 1;
  const noted = (length: number) =>
    opened.execute({
      type: 'claim.update',
      id: claim!.id,
      patch: { rationale: richTextFromPlain('x'.repeat(length - around)) },
    });
  expect(AROUND.map((by) => isTaken(() => noted(RICH_TEXT_LIMIT + by)))).toEqual(taken);

  const messages = AROUND.map((by) => isTooLongMessage({ text: ['x'.repeat(16 * 1024 ** 2 - 1 + by), 'x'] }));
  expect(messages).toEqual([false, false, true]);
});
