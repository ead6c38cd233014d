import { describe, expect, it } from 'vitest';
import type { ArticleBody } from '../../../src-shared/domain/article';
import { markedParagraphs } from './paragraphs';

const BODY: ArticleBody = {
  versionId: 'v',
  text: 'One two.\n\nThree four.\nFive',
  blocks: [
    { kind: 'heading', level: 1, start: 0, end: 8 },
    { kind: 'paragraph', start: 10, end: 21 },
    { kind: 'paragraph', start: 22, end: 26 },
  ],
};

describe('markedParagraphs', () => {
  it('cuts the whole paragraph around the claim', () => {
    expect(markedParagraphs(BODY, { start: 16, end: 20 })).toEqual([
      { start: 10, before: 'Three ', marked: 'four', after: '.' },
    ]);
  });

  it('takes every paragraph that the claim reaches into', () => {
    expect(markedParagraphs(BODY, { start: 4, end: 15 })).toEqual([
      { start: 0, before: 'One ', marked: 'two.', after: '' },
      { start: 10, before: '', marked: 'Three', after: ' four.' },
    ]);
  });

  it('leaves out paragraphs that the claim only touches', () => {
    expect(markedParagraphs(BODY, { start: 10, end: 21 }).map((part) => part.start)).toEqual([10]);
  });
});
