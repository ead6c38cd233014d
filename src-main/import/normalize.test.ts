import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize } from './normalize';
import { refusalOf } from './testing/refusal-of';

describe('normalize', () => {
  it('takes one byte order mark off, and only at the start', () => {
    expect(normalize('\ufeffa', 'n')).toBe('a');
    expect(normalize('\ufeff\ufeffa\ufeff', 'n')).toBe('\ufeffa\ufeff');
  });

  it('makes each CRLF and lone CR one LF', () => {
    expect(normalize('a\r\nb\rc\nd\r\r\ne\n\rf', 'n')).toBe('a\nb\nc\nd\n\ne\n\nf');
  });

  it('leaves the line ends of Unicode and unnormalised letters, because offsets count them', () => {
    const text = 'a\u0085b\u2028c\u2029d e\u0301 \ufb01 \u212b';
    expect(normalize(text, 'n')).toBe(text);
  });

  it('changes nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (tail) => {
        const text = `words ${tail}`;
        expect(normalize(text, 'n')).toBe(text.replaceAll('\r\n', '\n').replaceAll('\r', '\n'));
      }),
    );
  });

  it.each([
    ['NUL', `${'text '.repeat(1000)}\0`],
    ['many control characters', 'ab\u0001cd\u0002'],
    ['ISO 2022 escapes', `${'text '.repeat(1000)}\u001b$B4A;z\u001b(B`],
  ])('refuses %s as binary', (_, text) => {
    expect(refusalOf(() => normalize(text, 'n'))).toEqual({ code: 'file.binary', params: { name: 'n' } });
  });

  it('keeps a stray control character in a long text', () => {
    const text = `${'text '.repeat(100)}\u001a`;
    expect(normalize(text, 'n')).toBe(text);
  });

  it('refuses white space alone', () => {
    for (const text of [' \n\t', '\ufeff', '\ufeff\r\n', '\u0085\u2028\u3000']) {
      expect(refusalOf(() => normalize(text, 'n'))?.code).toBe('import.noText');
    }
  });
});
