import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../sha256';
import {
  articleCommand,
  claimCommand,
  claimedCase,
  cleanUpWith,
  evidenceCommand,
  referenceCommand,
  refusalOf,
  testCase,
  TEXT,
} from '../test-case';

cleanUpWith(onTestFinished);

test('an article is listed with its provenance, figures and hashes', () => {
  const opened = testCase();
  const command = articleCommand();
  const { changes, history } = opened.execute(command);
  expect(changes).toEqual([{ noun: 'article', id: command.id, value: opened.snapshot().articles[0] }]);
  expect(opened.snapshot().articles).toEqual([
    {
      ...command.provenance,
      id: command.id,
      versionId: command.versionId,
      version: 1,
      textSha256: sha256(TEXT),
      characters: TEXT.length,
      words: command.words,
      blocks: 3,
      format: 'text',
      encoding: 'utf-8',
      originalName: 'harbour.txt',
      originalSha256: sha256(command.original),
      originalSize: command.original.byteLength,
      importedAt: history.savedAt,
    },
  ]);
  expect(opened.body(command.versionId)).toEqual({
    versionId: command.versionId,
    text: TEXT,
    blocks: command.blocks,
  });
});

test('the same bytes are taken once, and again once the article is deleted', () => {
  const opened = testCase();
  const first = articleCommand();
  opened.execute(first);
  const second = articleCommand(TEXT, 'again.txt');
  const params = { name: 'again.txt', title: 'The harbour is safe' };
  expect(refusalOf(() => opened.execute(second))).toEqual({ code: 'import.duplicate', params });
  opened.execute({ type: 'article.delete', id: first.id });
  opened.execute(second);
  expect(opened.snapshot().articles.map(({ id }) => id)).toEqual([second.id]);
  expect(opened.check().ok).toBe(true);
});

test('a text that breaks its promises is refused', () => {
  const opened = testCase();
  const command = articleCommand('One\nTwo');
  const block = (start: number, end: number) => ({ kind: 'paragraph' as const, start, end });
  const broken = [
    { ...command, text: 'One\r\nTwo' },
    { ...command, blocks: [block(0, 3)] },
    { ...command, blocks: [block(0, 3), block(4, 8)] },
    { ...command, blocks: [block(4, 7), block(0, 3)] },
    { ...command, blocks: [block(0, 5), block(4, 7)] },
    { ...command, blocks: [block(1, 3), block(4, 7)] },
  ];
  for (const add of broken) expect(refusalOf(() => opened.execute(add)).code).toBe('command.invalid');
  expect(opened.history().headSeq).toBe(1);
  opened.execute(command);
});

test('an id or a version is never used twice', () => {
  const opened = testCase();
  const first = articleCommand();
  opened.execute(first);
  const other = articleCommand('Another text');
  expect(refusalOf(() => opened.execute({ ...other, id: first.id })).code).toBe('command.invalid');
  expect(refusalOf(() => opened.execute({ ...other, versionId: first.versionId })).code).toBe(
    'command.invalid',
  );
});

test('details are edited one by one', () => {
  const { opened, articleId } = claimedCase();
  opened.execute({ type: 'article.update', id: articleId, patch: { author: 'B. Writer' } });
  expect(opened.snapshot().articles[0]).toMatchObject({ author: 'B. Writer', publisher: 'The Example' });
});

test('a deleted article takes its claims, their evidence and reviews along, and undo brings all back', () => {
  const { opened, articleId, claimId } = claimedCase();
  const reference = referenceCommand();
  const evidence = evidenceCommand(claimId, reference.id);
  const review = {
    type: 'review.decide',
    id: articleCommand().id,
    claimId,
    decision: 'later',
    note: '',
  } as const;
  for (const command of [reference, evidence, review]) opened.execute(command);
  const before = opened.snapshot();
  const { changes } = opened.execute({ type: 'article.delete', id: articleId });
  expect(changes.map(({ noun, value }) => [noun, value])).toEqual([
    ['article', null],
    ['claim', null],
    ['evidence', null],
    ['review', null],
  ]);
  expect(opened.snapshot()).toMatchObject({ articles: [], claims: [], evidence: [], reviews: [] });
  expect(refusalOf(() => opened.execute({ type: 'claim.restore', id: claimId })).code).toBe('claim.notFound');
  expect(refusalOf(() => opened.execute(claimCommand(articleId, 'a scandal'))).code).toBe('article.notFound');
  expect(refusalOf(() => opened.execute({ type: 'article.delete', id: articleId })).code).toBe(
    'article.notFound',
  );
  expect(opened.undo().changes.map(({ noun }) => noun)).toEqual(['article', 'claim', 'evidence', 'review']);
  expect({ ...opened.snapshot(), history: null }).toEqual({ ...before, history: null });
});

test('the case can be renamed', () => {
  const { opened } = claimedCase();
  const { changes } = opened.execute({ type: 'case.rename', title: 'Docks' });
  expect(changes).toMatchObject([{ noun: 'info', value: { title: 'Docks' } }]);
  opened.undo();
  expect(opened.snapshot().info.title).toBe('Harbour');
});
