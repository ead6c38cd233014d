import { describe, expect, it } from 'vitest';
import { formatOf } from './sniff';
import { refusalOf } from './testing/refusal-of';

describe('formatOf', () => {
  it.each([
    ['a.md', 'markdown'],
    ['A.MARKDOWN', 'markdown'],
    ['a.txt', 'text'],
    ['a.text', 'text'],
    ['README', 'text'],
    ['.hidden', 'text'],
    ['transcript.srt', 'text'],
    ['a.b.unheard-of', 'text'],
  ])('reads %s as %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });

  it.each(['a.docx', 'A.PDF', 'a.zip', 'a.html', 'a.png', 'case.plumb'])('refuses %s by its name', (name) => {
    expect(refusalOf(() => formatOf(name))).toEqual({ code: 'file.typeUnknown', params: { name } });
  });
});
