import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnGraphemes } from '../../src-shared/domain/anchor';
import { BLOCK_LIMIT } from './limits';
import { readText } from './read-text';

const shown = (text: string): readonly string[] =>
  readText(text).blocks.map((block) => `${block.kind}: ${text.slice(block.start, block.end)}`);

function expectWellFormed(text: string): void {
  const { blocks } = readText(text);
  let end = 0;
  for (const block of blocks) {
    expect(block.start).toBeGreaterThanOrEqual(end);
    expect(block.end).toBeGreaterThan(block.start);
    expect(text.slice(end, block.start)).toMatch(/^[\s\u0085]*$/u);
    expect(text.slice(block.start, block.end).trim()).not.toBe('');
    expect(text.slice(block.start, block.end)).not.toMatch(/[\n\v\f\u0085\u2028\u2029]$/u);
    expect(block.end - block.start).toBeLessThanOrEqual(BLOCK_LIMIT);
    end = block.end;
  }
  expect(text.slice(end)).toMatch(/^[\s\u0085]*$/u);
}

describe('blocks of plain text', () => {
  it('are its lines, the first a heading where it looks like a title', () => {
    expect(shown('Bridge opens late\nIt took years. Nobody knows why.\nThe mayor is glad.\n')).toEqual([
      'heading: Bridge opens late',
      'paragraph: It took years. Nobody knows why.',
      'paragraph: The mayor is glad.',
    ]);
  });

  it('know the layout title, blank line, one sentence a line', () => {
    expect(shown('The bridge is late.\n\nIt took years.\nThe mayor is glad.\n')[0]).toBe(
      'heading: The bridge is late.',
    );
  });

  it.each([
    ['a sentence among paragraphs', 'It took years.\n\nThe mayor is glad.\n\nNobody knows why.'],
    ['an opening that goes on', 'The mayor said,\nand then left.'],
    ['the only line', 'Bridge opens late'],
    ['a long line', `${'word '.repeat(60)}\nSentence.`],
    ['a rule', '-----\nSentence.'],
  ])('hold no heading for %s', (_, text) => {
    expect(readText(text).blocks.map((block) => block.kind)).not.toContain('heading');
    expect(readText(text).title).toBe('');
  });

  it('join lines that were broken at a fixed width, and nothing else', () => {
    const first =
      'The bridge over the river was to be opened eight years ago, but first\n' +
      'the money and then the steel ran out, and in the end nobody on either\n' +
      'bank believed the promises that the town hall made each spring.';
    const second =
      'Now it stands there, white and very thin, and the mayor says that the\n' +
      'first cars will cross it on Sunday. Some people want to see it before\n' +
      'they say anything.';
    expect(shown(`BRIDGE\n\n${first}\n\n${second}\n\nNames:\nAnna\nBen\n`)).toEqual([
      'heading: BRIDGE',
      `paragraph: ${first}`,
      `paragraph: ${second}`,
      'paragraph: Names:',
      'paragraph: Anna',
      'paragraph: Ben',
    ]);
  });

  it('begin anew at an indent where wrapped paragraphs have no blank line between them', () => {
    const wrapped =
      '   The bridge over the river was to be opened eight years ago, and it\n' +
      'took longer than anybody on the bank had thought that it would take, so\n' +
      'the mayor, who had promised it each spring, had to go before it stood.\n' +
      '   Now it stands there, white and very thin, and the new mayor says it\n' +
      'will be open to the first cars on Sunday, when the band will play on it.\n';
    expect(readText(wrapped).blocks).toHaveLength(2);
  });

  it('end at all line ends that Unicode calls mandatory', () => {
    expect(shown('One thing\u2028Two things.\u2029Three.\u0085Four.\fFive.\vSix.')).toHaveLength(6);
  });

  it.each([
    ['ascending, apart by white space only, and whole', fc.string({ unit: 'grapheme', maxLength: 400 })],
    [
      'the same for text of lines',
      fc
        .array(
          fc.constantFrom('Word', 'word ', 'End.', '\n', '\n\n', '  ', '\u2028', '\u0085', '\t', 'é', '😀'),
          {
            maxLength: 300,
          },
        )
        .map((parts) => parts.join('')),
    ],
  ])('are %s', (_, texts) => {
    fc.assert(fc.property(texts, expectWellFormed), { numRuns: 300 });
  });
});

describe('a line of a million characters', () => {
  it.each([
    ['of sentences', 'The bridge is late, and nobody knows why it took so long. '],
    ['of words', 'bridge '],
    ['of one letter', 'a'],
    ['of Chinese', '市长说河上的新桥将在春天开放。'],
    ['of families', '👨‍👩‍👧‍👦'],
    ['of flags', '🇺🇦🇳🇱'],
    ['of accents', 'e\u0301\u0323'],
  ])('%s becomes blocks that cut no character', (_, unit) => {
    const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
    const { blocks } = readText(text);
    expect(blocks.length).toBeGreaterThan(190);
    expect(blocks.map((block) => text.slice(block.start, block.end)).join('')).toBe(text);
    for (const block of blocks) {
      expect(block.end - block.start).toBeLessThanOrEqual(BLOCK_LIMIT);
      if (!isOnGraphemes(text, block)) expect(unit).toContain('🇺🇦');
      expect((block.end - block.start) % unit.length === 0 || /^[a-z .,T]|市/u.test(unit)).toBe(true);
    }
  });

  it('is cut behind sentences where it has some', () => {
    const text = 'The bridge is late, and nobody knows why it took so long. '.repeat(2000);
    for (const block of readText(text).blocks) {
      expect(text.slice(block.start, block.end)).toMatch(/^The .* long\. $/u);
    }
  });

  it('is cut between code points where one cluster fills a block', () => {
    const text = `a${'\u0301'.repeat(20_000)} ${'\u{1d165}'.repeat(20_000)}`;
    for (const block of readText(text).blocks) {
      expect(text.slice(block.start, block.end)).not.toMatch(/\p{Surrogate}/u);
      expect(block.end - block.start).toBeLessThanOrEqual(BLOCK_LIMIT);
    }
  });
});
