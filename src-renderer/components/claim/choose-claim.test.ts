import { describe, expect, it } from 'vitest';
import type { Claim } from '../../../src-shared/domain/claim';
import { EMPTY_RICH_TEXT } from '../../../src-shared/domain/rich-text';
import { neighbour } from './choose-claim';

function claim(id: string): Claim {
  return {
    id,
    articleId: 'article',
    number: 1,
    anchors: [],
    tags: ['sourced'],
    codes: [],
    flagged: false,
    flagReason: '',
    statement: '',
    speaker: '',
    statedOn: '',
    claimType: '',
    verdict: null,
    confidence: null,
    rationale: EMPTY_RICH_TEXT,
    status: 'draft',
    createdAt: '',
    deletedAt: null,
  };
}

describe('neighbour', () => {
  const claims = [claim('a'), claim('b'), claim('c')];

  it('is the claim after it', () => {
    expect(neighbour(claims, 'a')?.id).toBe('b');
  });

  it('is the claim before it at the end of the list', () => {
    expect(neighbour(claims, 'c')?.id).toBe('b');
  });

  it('is nothing when it is the only one', () => {
    expect(neighbour([claim('a')], 'a')).toBeNull();
  });

  it('is the first one when it is not in the list', () => {
    expect(neighbour(claims, 'filtered out')?.id).toBe('a');
  });
});
