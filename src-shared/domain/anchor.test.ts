import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { CONTEXT_LENGTH, describeSpan, holds, isOnGraphemes, snapToGraphemes, trimSpan } from './anchor';

/** Texts with everything that makes offsets go wrong: emoji, flags, combining marks, line ends, lone surrogates. */
const piece = fc.constantFrom(
  'a',
  'word ',
  'é',
  'e\u0301',
  '👩‍👩‍👧',
  '🇺🇦',
  '🇫🇷',
  '\n',
  '\n\n',
  'नि',
  '각',
  '\u200d',
  '\ud83d',
  ' ',
  '日本',
);
const text = fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => pieces.join(''));
const textAndSpan = text.chain((value) =>
  fc
    .tuple(fc.nat(value.length), fc.nat(value.length))
    .map(([a, b]) => ({ value, span: { start: Math.min(a, b), end: Math.max(a, b) } })),
);

/** The slow truth: every border of every grapheme cluster, segmenting the whole text. */
function borders(value: string): ReadonlySet<number> {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return new Set([...segmenter.segment(value)].map((segment) => segment.index).concat(value.length));
}

describe('an anchor', () => {
  test.prop([textAndSpan])(
    'never cuts a grapheme cluster, and loses nothing that was selected',
    ({ value, span }) => {
      const snapped = snapToGraphemes(value, span);
      expect(snapped.start).toBeLessThanOrEqual(span.start);
      expect(snapped.end).toBeGreaterThanOrEqual(span.end);
      expect(borders(value).has(snapped.start)).toBe(true);
      expect(borders(value).has(snapped.end)).toBe(true);
    },
  );

  test.prop([textAndSpan])('holds in its own text, with context that stands beside it', ({ value, span }) => {
    const snapped = snapToGraphemes(value, span);
    fc.pre(snapped.start < snapped.end);
    const { exact, prefix, suffix } = describeSpan(value, snapped);
    expect(holds(value, { ...snapped, exact })).toBe(true);
    expect(value.slice(snapped.start - prefix.length, snapped.start)).toBe(prefix);
    expect(value.slice(snapped.end, snapped.end + suffix.length)).toBe(suffix);
    expect(Math.max(prefix.length, suffix.length)).toBeLessThanOrEqual(CONTEXT_LENGTH);
  });

  test.prop([textAndSpan, fc.nat()])(
    'fails in a text that differs by one unit inside it',
    ({ value, span }, at) => {
      fc.pre(span.start < span.end);
      const exact = value.slice(span.start, span.end);
      const changed = span.start + (at % exact.length);
      const other = `${value.slice(0, changed)}\u0001${value.slice(changed + 1)}`;
      expect(holds(other, { ...span, exact })).toBe(false);
    },
  );

  it.each([
    ['a zero-width place', { start: 2, end: 2, exact: '' }],
    ['an end behind the text', { start: 0, end: 99, exact: 'hello' }],
    ['swapped ends', { start: 5, end: 0, exact: 'hello' }],
  ])('does not hold with %s', (_what, anchor) => {
    expect(holds('hello', anchor)).toBe(false);
  });

  it('is trimmed of white space at both ends, of every kind', () => {
    expect(trimSpan(' \u00a0a b\n\t', { start: 0, end: 7 })).toEqual({ start: 2, end: 5 });
    expect(trimSpan('   ', { start: 0, end: 3 })).toEqual({ start: 3, end: 3 });
  });

  it('knows when an end lies inside a character', () => {
    expect(isOnGraphemes('a🇺🇦b', { start: 1, end: 5 })).toBe(true);
    expect(isOnGraphemes('a🇺🇦b', { start: 1, end: 3 })).toBe(false);
    expect(isOnGraphemes('e\u0301', { start: 0, end: 1 })).toBe(false);
  });
});
