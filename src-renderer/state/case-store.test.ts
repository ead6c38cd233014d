import { beforeEach, describe, expect, it } from 'vitest';
import { applyChanges, caseStore, clearCase, loadSnapshot } from './case-store';
import { articles, bin, claimCounts, claimsOf, filteredClaims, reviewQueue } from './selectors';
import { sampleArticle, sampleClaim, sampleSnapshot } from './testing/samples';

const HISTORY = { undo: null, redo: null, headSeq: 2, headHash: 'x', savedAt: '2026-03-07T10:00:01.000Z' };

const outer = sampleClaim(1, 0, 18, { tags: ['contested'], flagged: true });
const inner = sampleClaim(2, 4, 11, { tags: ['sourced', 'framing'] });
const late = sampleClaim(3, 19, 39, { tags: ['framing'] });
const gone = sampleClaim(4, 40, 50, { deletedAt: '2026-03-07T09:00:00.000Z' });
const elsewhere = sampleClaim(5, 0, 3, { articleId: 'article-2', flagged: true });

beforeEach(() => {
  const both = [sampleArticle('article-1'), sampleArticle('article-2')];
  loadSnapshot(sampleSnapshot({ articles: both, claims: [elsewhere, gone, late, inner, outer] }));
});

describe('applyChanges', () => {
  it('keeps the identity of all that did not change', () => {
    const before = caseStore.getState();
    applyChanges([{ noun: 'claim', id: late.id, value: { ...late, flagged: true } }], HISTORY);
    const after = caseStore.getState();
    expect(after.claims.get(late.id)?.flagged).toBe(true);
    expect(after.claims.get(outer.id)).toBe(before.claims.get(outer.id));
    expect(after.articles).toBe(before.articles);
    expect(after.references).toBe(before.references);
    expect(before.claims.get(late.id)).toBe(late);
  });

  it('takes away what a change removed, and takes the history over', () => {
    applyChanges(
      [
        { noun: 'article', id: 'article-2', value: null },
        { noun: 'claim', id: elsewhere.id, value: null },
      ],
      HISTORY,
    );
    expect([...caseStore.getState().articles.keys()]).toEqual(['article-1']);
    expect(caseStore.getState().claims.has(elsewhere.id)).toBe(false);
    expect(caseStore.getState().history).toBe(HISTORY);
  });
});

describe('selectors', () => {
  const ids = (claims: readonly { readonly id: string }[]) => claims.map(({ id }) => id);

  it('give the claims of an article in the order of its text, nested ones after what holds them', () => {
    expect(ids(claimsOf(caseStore.getState(), 'article-1'))).toEqual([outer.id, inner.id, late.id]);
    expect(claimsOf(caseStore.getState(), null)).toEqual([]);
  });

  it('give the same list while claims stay the same', () => {
    const before = claimsOf(caseStore.getState(), 'article-1');
    applyChanges(
      [{ noun: 'info', id: 'case-1', value: { id: 'case-1', title: 'B', createdAt: '' } }],
      HISTORY,
    );
    expect(claimsOf(caseStore.getState(), 'article-1')).toBe(before);
  });

  it('filter by any of the tags, and by flag', () => {
    const state = caseStore.getState();
    const only = (tags: readonly ('sourced' | 'contested' | 'framing')[], flaggedOnly = false) =>
      ids(filteredClaims(state, 'article-1', { tags, flaggedOnly }));
    expect(only([])).toEqual([outer.id, inner.id, late.id]);
    expect(only(['framing'])).toEqual([inner.id, late.id]);
    expect(only(['framing', 'contested'])).toEqual([outer.id, inner.id, late.id]);
    expect(only([], true)).toEqual([outer.id]);
    expect(only(['framing'], true)).toEqual([]);
  });

  it('queue flagged claims article by article, without the bin', () => {
    expect(ids(reviewQueue(caseStore.getState()))).toEqual([outer.id, elsewhere.id]);
    expect(ids(bin(caseStore.getState()))).toEqual([gone.id]);
  });

  it('count claims by article without the bin', () => {
    expect([...claimCounts(caseStore.getState())]).toEqual([
      ['article-2', 1],
      ['article-1', 3],
    ]);
  });

  it('hold nothing once the case is closed', () => {
    clearCase();
    expect(articles(caseStore.getState())).toEqual([]);
    expect(reviewQueue(caseStore.getState())).toEqual([]);
  });
});
