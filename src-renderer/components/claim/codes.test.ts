import { describe, expect, it } from 'vitest';
import { PERSUASION_TECHNIQUES } from '../../../src-shared/domain/codebook';
import { codeFrom, codeOptions, withCode, withoutCodes } from './codes';

describe('codeOptions', () => {
  it('offers the whole codebook at first', () => {
    expect(codeOptions([], '').map((option) => option.id)).toEqual([...PERSUASION_TECHNIQUES]);
  });

  it('leaves out what the claim has', () => {
    expect(codeOptions(['Doubt'], '').some((option) => option.id === 'Doubt')).toBe(false);
  });

  it('narrows by words as people read the names, and offers the words themselves last', () => {
    expect(codeOptions([], 'name calling / lab')).toEqual([
      { id: 'Name_Calling-Labeling', isOwn: false },
      { id: 'name calling / lab', isOwn: true },
    ]);
  });

  it('does not offer a name of the book as words of one’s own', () => {
    expect(codeOptions([], 'straw man')).toEqual([{ id: 'Straw_Man', isOwn: false }]);
    expect(codeOptions(['Straw_Man'], 'straw man')).toEqual([]);
  });

  it('offers no blank code', () => {
    expect(codeOptions([], '  ').every((option) => !option.isOwn)).toBe(true);
  });
});

describe('withCode', () => {
  it('adds a code once', () => {
    const codes = ['Doubt'];
    expect(withCode(codes, ' own words ').codes).toEqual(['Doubt', 'own words']);
    expect(withCode(codes, 'doubt').codes).toBe(codes);
  });

  it('says what does not fit', () => {
    expect(withCode([], 'a'.repeat(201)).problem).toMatch('200');
    expect(
      withCode(
        Array.from({ length: 50 }, (_, index) => `c${index}`),
        'one more',
      ).problem,
    ).toMatch('50');
  });

  it('knows a code of the book by its name', () => {
    expect(codeFrom('Appeal to Fear / Prejudice')).toBe('Appeal_to_Fear-Prejudice');
  });
});

describe('withoutCodes', () => {
  it('takes codes away and keeps the order of the rest', () => {
    expect(withoutCodes(['a', 'b', 'c'], new Set(['b']))).toEqual(['a', 'c']);
  });
});
