import { describe, expect, it } from 'vitest';
import { directionOf, runsOneWay } from './text-direction';

describe('direction of a block', () => {
  it.each([
    ['one way only', 'Plain English, 1990.', 'rtl', 'ltr', true],
    ['one way only', 'שלום עולם', 'ltr', 'rtl', true],
    ['mixed: the majority', 'NATO הודיעה היום כי לא תצרף חברות', 'ltr', 'rtl', false],
    ['mixed: the majority', 'שלום is the Hebrew word for peace', 'rtl', 'ltr', false],
    ['no letters: the article', '1990 - 2000 (!)', 'rtl', 'rtl', false],
    ['a tie: the article', 'ab אב', 'rtl', 'rtl', false],
  ] as const)('%s: %s', (_, text, article, expected, oneWay) => {
    expect(directionOf(text, article)).toBe(expected);
    expect(runsOneWay(text)).toBe(oneWay);
  });
});
