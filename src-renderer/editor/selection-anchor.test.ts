import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, isOnGraphemes } from '../../src-shared/domain/anchor';
import { placeBetween } from './selection-anchor';

const pieces = fc.constantFrom(
  'a',
  'Word ',
  ' ',
  '\n',
  '\n\n',
  'e\u0301',
  ' \u0301',
  '👩‍👩‍👧',
  '🇺🇦',
  '👍🏽',
  'नि',
  'ก็',
  '각',
  'ـًّ',
  '.',
  '中',
  '\u00a0',
  '\u200d',
);
const texts = fc.array(pieces, { minLength: 1, maxLength: 60 }).map((list) => list.join(''));

describe('placeBetween', () => {
  it('widens to whole characters, whichever way the selection runs', () => {
    const text = 'A 👩‍👩‍👧 family e\u0301';
    const family = { start: 2, end: 10, exact: '👩‍👩‍👧' };
    expect(placeBetween(text, { anchor: 3, focus: 5 })).toEqual(family);
    expect(placeBetween(text, { anchor: 5, focus: 3 })).toEqual(family);
    expect(placeBetween(text, { anchor: text.length - 1, focus: text.length })?.exact).toBe('e\u0301');
  });

  it('drops blanks and line ends at both ends, and keeps those inside', () => {
    expect(placeBetween('One.\nTwo three. \nFour', { anchor: 4, focus: 17 })).toEqual({
      start: 5,
      end: 15,
      exact: 'Two three.',
    });
    expect(placeBetween('One.\nTwo', { anchor: 0, focus: 8 })?.exact).toBe('One.\nTwo');
  });

  it('finds nothing in a caret and in blanks', () => {
    expect(placeBetween('One two', { anchor: 2, focus: 2 })).toBeNull();
    expect(placeBetween('One \n two', { anchor: 3, focus: 6 })).toBeNull();
  });

  it('always gives a place that holds, cuts no character and does not begin or end with a blank', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, a, b) => {
        const ends = { anchor: a % (text.length + 1), focus: b % (text.length + 1) };
        const place = placeBetween(text, ends);
        if (!place) return;
        expect(holds(text, place)).toBe(true);
        expect(isOnGraphemes(text, place)).toBe(true);
        const first = [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(place.exact)][0];
        expect(first?.segment).not.toMatch(/^\s$/u);
        expect(placeBetween(text, { anchor: place.end, focus: place.start })).toEqual(place);
      }),
      { numRuns: 2000 },
    );
  });
});
