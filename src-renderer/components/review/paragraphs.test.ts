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

const around = (start: number, end: number) =>
  markedParagraphs(BODY, { start, end }).map(({ before, marked, after }) => [before, marked, after]);

describe('markedParagraphs', () => {
  it('cuts the whole paragraph around the claim, and adds the ones before and after', () => {
    expect(around(16, 20)).toEqual([
      ['One two.', '', ''],
      ['Three ', 'four', '.'],
      ['', '', 'Five'],
    ]);
  });

  it('takes every paragraph that the claim reaches into', () => {
    expect(around(4, 15)).toEqual([
      ['One ', 'two.', ''],
      ['', 'Three', ' four.'],
      ['', '', 'Five'],
    ]);
  });

  it('marks nothing in paragraphs that the claim only touches', () => {
    expect(around(10, 21).map(([, marked]) => marked)).toEqual(['', 'Three four.', '']);
    expect(around(22, 26)).toEqual([
      ['Three four.', '', ''],
      ['', 'Five', ''],
    ]);
  });
});
