import { expect, onTestFinished, test } from 'vitest';
import type { CommandOf } from '../../../src-shared/commands/command';
import { newId } from '../../../src-shared/domain/ids';
import { claimedCase, cleanUpWith, refusalOf } from '../test-case';

cleanUpWith(onTestFinished);

type Decide = CommandOf<'review.decide'>;

function flagged() {
  const { opened, claimId } = claimedCase();
  opened.execute({ type: 'claim.flag', id: claimId, flagged: true, reason: 'who says so?' });
  const decide = (decision: Decide['decision'], more: Partial<Decide> = {}) =>
    opened.execute({ type: 'review.decide', id: newId(), claimId, decision, note: '', ...more });
  return { opened, claimId, decide };
}

test.each([
  ['accept', {}, { flagged: false, flagReason: '', status: 'approved', tags: ['contested'] }],
  ['retag', { tags: ['framing'] }, { flagged: false, flagReason: '', status: 'approved', tags: ['framing'] }],
  [
    'sendBack',
    { note: 'ask' },
    { flagged: true, flagReason: 'ask', status: 'disputed', tags: ['contested'] },
  ],
  ['later', {}, { flagged: true, flagReason: 'who says so?', status: 'inReview', tags: ['contested'] }],
] as const)('%s', (decision, more, expected) => {
  const { opened, claimId, decide } = flagged();
  const committed = decide(decision, more as Partial<Decide>);
  const { claims, reviews } = opened.snapshot();
  expect(claims[0]).toMatchObject(expected);
  expect(reviews).toMatchObject([{ claimId, decision, analyst: 'Ada', at: committed.history.savedAt }]);
  expect(committed.history.undo).toEqual({ code: 'review.decide', decision });
  opened.undo();
  expect(opened.snapshot()).toMatchObject({ reviews: [], claims: [{ flagged: true, status: 'inReview' }] });
});

test('retagging needs tags', () => {
  const { opened, decide } = flagged();
  expect(refusalOf(() => decide('retag')).code).toBe('claim.needsTag');
  expect(opened.snapshot().reviews).toEqual([]);
});
