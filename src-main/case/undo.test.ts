import { expect, onTestFinished, test } from 'vitest';
import { openCase } from './case-file';
import {
  claimCommand,
  claimedCase,
  cleanUpWith,
  refusalOf,
  rowsOf,
  tamper,
  testHost,
  withDb,
} from './test-case';

cleanUpWith(onTestFinished);

test('250 steps back and forth, across reopening', () => {
  const { opened, claimId } = claimedCase();
  const speakers = Array.from({ length: 250 }, (_, index) => `Speaker ${index}`);
  const states = [withDb(opened.path, rowsOf)];
  for (const speaker of speakers) {
    opened.execute({ type: 'claim.update', id: claimId, patch: { speaker } });
    states.push(withDb(opened.path, rowsOf));
  }
  opened.close();
  const again = openCase(opened.path, testHost());
  for (const state of states.slice(0, -1).toReversed()) {
    expect(again.undo().seq).toBeGreaterThan(0);
    expect(withDb(again.path, rowsOf)).toEqual(state);
  }
  expect(again.history().redo).toEqual({ code: 'claim.update', field: 'speaker' });
  again.close();
  const third = openCase(opened.path, testHost());
  for (const state of states.slice(1)) {
    third.redo();
    expect(withDb(third.path, rowsOf)).toEqual(state);
  }
  expect(refusalOf(() => third.redo()).code).toBe('redo.nothing');
  expect(third.check()).toMatchObject({ ok: true, entries: 3 + 3 * 250 });
  third.close();
}, 60_000);

test('undo and redo are named by what they undo, and a new change ends redo', () => {
  const { opened, articleId, claimId } = claimedCase();
  opened.execute({ type: 'claim.tag', id: claimId, tags: ['sourced', 'framing'] });
  const tagging = { code: 'claim.tag', tags: ['sourced', 'framing'] };
  expect(opened.history()).toMatchObject({ undo: tagging, redo: null });
  expect(opened.undo().history).toMatchObject({ undo: { code: 'claim.add' }, redo: tagging });
  opened.execute(claimCommand(articleId, 'a scandal'));
  expect(opened.history().redo).toBeNull();
});

test('undoing an import takes the article out and keeps its body for redo', () => {
  const { opened, articleId } = claimedCase();
  const { versionId } = opened.snapshot().articles[0]!;
  opened.undo();
  expect(opened.undo().changes).toEqual([{ noun: 'article', id: articleId, value: null }]);
  expect(refusalOf(() => opened.body(versionId)).code).toBe('article.notFound');
  expect(opened.check().ok).toBe(true);
  opened.redo();
  expect(opened.body(versionId).text).toContain('harbour');
});

test('the number of an undone claim is not given to another', () => {
  const { opened, articleId } = claimedCase();
  opened.undo();
  opened.execute(claimCommand(articleId, 'a scandal'));
  expect(opened.snapshot().claims.map(({ number }) => number)).toEqual([2]);
});

test('a row that somebody else altered is not undone over, but reported', () => {
  const { opened } = claimedCase();
  tamper(opened.path, `UPDATE anchors SET exact = 'The harbour is safe'`);
  opened.close();
  const again = openCase(opened.path, testHost());
  expect(refusalOf(() => again.undo())).toEqual({
    code: 'case.journalBroken',
    params: { name: 'harbour.plumb', seq: 3 },
  });
  again.close();
});

test('an entry whose label is unreadable is not offered, and not undone', () => {
  const { opened } = claimedCase();
  tamper(opened.path, `UPDATE journal SET label = '{}' WHERE seq = 3`);
  opened.close();
  const again = openCase(opened.path, testHost());
  expect(again.history().undo).toBeNull();
  expect(refusalOf(() => again.undo()).code).toBe('case.journalBroken');
  again.close();
});
