import { expect, onTestFinished, test } from 'vitest';
import type { Claim } from '../../../src-shared/domain/claim';
import { richTextFromPlain } from '../../../src-shared/domain/rich-text';
import type { OpenCase } from '../open-case';
import {
  articleCommand,
  claimCommand,
  claimedCase,
  cleanUpWith,
  evidenceCommand,
  referenceCommand,
  refusalOf,
  TEXT,
} from '../test-case';

cleanUpWith(onTestFinished);

function claimIn(opened: OpenCase, id: string): Claim {
  return opened.snapshot().claims.find((claim) => claim.id === id)!;
}

test('a claim is anchored with its context', () => {
  const { opened, articleId, claimId } = claimedCase();
  const start = TEXT.indexOf('the harbour is safe');
  expect(claimIn(opened, claimId)).toMatchObject({
    articleId,
    number: 1,
    tags: ['contested'],
    status: 'draft',
    flagged: false,
    verdict: null,
    deletedAt: null,
    anchors: [
      {
        articleId,
        start,
        end: start + 19,
        exact: 'the harbour is safe',
        prefix: TEXT.slice(start - 32, start),
        suffix: TEXT.slice(start + 19, start + 51),
        orphaned: false,
      },
    ],
  });
});

test('a passage that is not there, lies outside or cuts a character is refused', () => {
  const { opened, articleId, claimId } = claimedCase();
  const claim = claimCommand(articleId, 'a scandal');
  const emoji = TEXT.indexOf('👩');
  const places = [
    [{ ...claim.place, exact: 'A scandal' }, 'anchor.mismatch'],
    [{ start: 5, end: TEXT.length + 1, exact: TEXT.slice(5) }, 'anchor.outOfRange'],
    [{ start: 7, end: 7, exact: 'x' }, 'anchor.outOfRange'],
    [{ start: emoji, end: emoji + 2, exact: '👩' }, 'anchor.splitsCharacter'],
  ] as const;
  for (const [place, code] of places) {
    expect(refusalOf(() => opened.execute({ ...claim, place })).code).toBe(code);
    expect(refusalOf(() => opened.execute({ type: 'claim.move', id: claimId, place })).code).toBe(code);
  }
  expect(opened.history().headSeq).toBe(3);
});

test('claims may lie over each other and be of the same passage', () => {
  const { opened, articleId } = claimedCase();
  for (const exact of ['the harbour is safe', 'harbour', 'that the harbour']) {
    opened.execute(claimCommand(articleId, exact, ['framing', 'sourced']));
  }
  expect(opened.snapshot().claims.map(({ number, tags }) => [number, tags])).toEqual([
    [1, ['contested']],
    [2, ['sourced', 'framing']],
    [3, ['sourced', 'framing']],
    [4, ['sourced', 'framing']],
  ]);
});

test('at least one tag stays', () => {
  const { opened, articleId, claimId } = claimedCase();
  expect(refusalOf(() => opened.execute({ type: 'claim.tag', id: claimId, tags: [] })).code).toBe(
    'claim.needsTag',
  );
  expect(refusalOf(() => opened.execute(claimCommand(articleId, 'a scandal', []))).code).toBe(
    'claim.needsTag',
  );
  opened.execute({ type: 'claim.tag', id: claimId, tags: ['framing', 'sourced'] });
  expect(claimIn(opened, claimId).tags).toEqual(['sourced', 'framing']);
});

test('moving takes the quote and its context along', () => {
  const { opened, claimId, articleId } = claimedCase();
  const { place } = claimCommand(articleId, 'a scandal');
  const [change] = opened.execute({ type: 'claim.move', id: claimId, place }).changes;
  expect(change).toMatchObject({
    noun: 'claim',
    id: claimId,
    value: { anchors: [{ ...place, orphaned: false }] },
  });
});

test('fields are kept, and confidence goes with the verdict', () => {
  const { opened, claimId } = claimedCase();
  const rationale = richTextFromPlain('Because.\nAnd so on.');
  const patch = {
    statement: 'The harbour is safe.',
    verdict: 'false',
    confidence: 'low',
    rationale,
  } as const;
  opened.execute({ type: 'claim.update', id: claimId, patch });
  expect(claimIn(opened, claimId)).toMatchObject(patch);
  expect(opened.history().undo).toEqual({ code: 'claim.update', field: 'verdict' });
  opened.execute({ type: 'claim.update', id: claimId, patch: { verdict: null } });
  expect(claimIn(opened, claimId)).toMatchObject({ verdict: null, confidence: null, rationale });
});

test('codes keep their order, and one stands once', () => {
  const { opened, claimId } = claimedCase();
  opened.execute({ type: 'claim.code', id: claimId, codes: ['Doubt', 'Slogans', 'Doubt'] });
  expect(claimIn(opened, claimId).codes).toEqual(['Doubt', 'Slogans']);
  opened.execute({ type: 'claim.code', id: claimId, codes: ['Slogans', 'Doubt'] });
  expect(claimIn(opened, claimId).codes).toEqual(['Slogans', 'Doubt']);
  opened.undo();
  expect(claimIn(opened, claimId).codes).toEqual(['Doubt', 'Slogans']);
});

test('a flag asks for review; taking it off leaves what was approved or voided', () => {
  const { opened, claimId } = claimedCase();
  const flag = (flagged: boolean) =>
    opened.execute({ type: 'claim.flag', id: claimId, flagged, reason: 'why?' });
  flag(true);
  expect(claimIn(opened, claimId)).toMatchObject({ flagged: true, flagReason: 'why?', status: 'inReview' });
  flag(false);
  expect(claimIn(opened, claimId)).toMatchObject({ flagged: false, flagReason: '', status: 'draft' });
  for (const status of ['approved', 'void'] as const) {
    flag(true);
    opened.execute({ type: 'claim.update', id: claimId, patch: { status } });
    flag(false);
    expect(claimIn(opened, claimId)).toMatchObject({ flagged: false, status });
  }
});

test('a claim in the bin takes no change but restoring', () => {
  const { opened, claimId } = claimedCase();
  opened.execute({ type: 'claim.delete', id: claimId });
  expect(claimIn(opened, claimId).deletedAt).toBe(opened.history().savedAt);
  const refused = [
    () => opened.execute({ type: 'claim.tag', id: claimId, tags: ['framing'] }),
    () => opened.execute({ type: 'claim.update', id: claimId, patch: { speaker: 'x' } }),
    () => opened.execute({ type: 'claim.delete', id: claimId }),
  ];
  for (const work of refused) expect(refusalOf(work).code).toBe('claim.notFound');
  opened.execute({ type: 'claim.restore', id: claimId });
  expect(claimIn(opened, claimId).deletedAt).toBeNull();
});

test('a restored claim brings back the references it rests on', () => {
  const { opened, claimId } = claimedCase();
  const reference = referenceCommand();
  opened.execute(reference);
  opened.execute(evidenceCommand(claimId, reference.id));
  opened.execute({ type: 'claim.delete', id: claimId });
  opened.execute({ type: 'reference.delete', id: reference.id });
  expect(opened.snapshot().references[0]!.deletedAt).not.toBeNull();
  const { changes } = opened.execute({ type: 'claim.restore', id: claimId });
  expect(changes.map(({ noun }) => noun)).toEqual(['claim', 'reference']);
  expect(opened.snapshot().references[0]!.deletedAt).toBeNull();
});

test('an id is never used twice, and a claim needs its article', () => {
  const { opened, articleId, claimId } = claimedCase();
  const claim = claimCommand(articleId, 'a scandal');
  expect(refusalOf(() => opened.execute({ ...claim, id: claimId })).code).toBe('command.invalid');
  expect(refusalOf(() => opened.execute({ ...claim, articleId: articleCommand().id })).code).toBe(
    'article.notFound',
  );
  expect(refusalOf(() => opened.execute({ type: 'claim.delete', id: articleId })).code).toBe(
    'claim.notFound',
  );
});
