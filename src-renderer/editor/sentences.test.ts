import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src-shared/domain/article';
import { BlockTable } from './block-table';
import { Sentences, sentenceSpans } from './sentences';

const split = (text: string, language = 'en') =>
  sentenceSpans(text, language).map(({ start, end }) => text.slice(start, end));

describe('sentenceSpans', () => {
  it.each([
    ['titles and initials', 'en', 'Mr. J. P. Smith met Dr. Jones.|Gen. Lee did not come.'],
    ['abbreviations with dots', 'en', 'He lives in the U.S. Senate district, e.g. Ohio.|It rained.'],
    [
      'an abbreviation that ends a sentence',
      'en',
      'He moved to the U.S. in March.|She lives in the U.S.|The house is red.',
    ],
    ['times of day', 'en', 'It began at 5 p.m. Tuesday.|It ended at 7 p.m.|They left.'],
    ['companies', 'en', 'Acme Inc. Chief Anna Bell resigned.|She led Acme Inc.|However, it grew.'],
    ['numbers', 'en', 'It rose 3.5 percent to $1.2 million.|No. 5 came last.'],
    ['a quotation inside a sentence', 'en', '"Will you come?" he asked.|"No!" she said.'],
    [
      'closing quotation marks and brackets',
      'en',
      'He said "it is absolutely irrelevant".|(She agreed.)|“So do I.”|They left.',
    ],
    ['the word I', 'en', 'So do I.|He left.'],
    ['entries of a list', 'en', '1. The first point stands.|2. The second does not.'],
    ['ellipses', 'en', 'Well... maybe not.|Really?!|Yes.'],
    [
      'German ordinals and abbreviations',
      'de',
      'Am 3. Oktober 1990 kam z. B. Dr. Meyer.|Das war 2010.|Dann ging er.',
    ],
    ['French', 'fr', 'M. Dupont est venu.|« Non », dit-il.|Il est parti.'],
    ['Spanish', 'es', '¿Viene el Sr. García?|No lo sabe.|¡Vaya!'],
    ['Russian', 'ru', 'Это было в 1990 г. в Москве.|Он ушёл.'],
    ['a language without rules', 'sw', 'Alikuja jana.|Ameondoka leo.'],
  ])('%s', (_, language, marked) => {
    const expected = marked.split('|');
    expect(split(expected.join(' '), language)).toEqual(expected);
  });

  it('works without spaces between sentences', () => {
    expect(split('他来了。「不行」他说。她走了！', 'zh')).toEqual(['他来了。', '「不行」他说。', '她走了！']);
    expect(split('今日は雨です。「行きますか。」はい。', 'ja')).toEqual([
      '今日は雨です。',
      '「行きますか。」',
      'はい。',
    ]);
    expect(split('ภาษาไทยไม่มีจุด', 'th')).toEqual(['ภาษาไทยไม่มีจุด']);
  });

  it('reads over hard wrapped lines', () => {
    expect(split('The first line goes\non here. The second\nends.')).toEqual([
      'The first line goes\non here.',
      'The second\nends.',
    ]);
  });

  it('takes a language tag that is none', () => {
    expect(split('One. Two.', 'not a tag!')).toEqual(['One.', 'Two.']);
    expect(split('One. Two.', '')).toEqual(['One.', 'Two.']);
  });

  it('leaves out nothing but white space, whatever the text', () => {
    const piece = fc.constantFrom(
      'A',
      'b',
      'Mr',
      '.',
      '!',
      '?',
      ' ',
      '\n',
      '"',
      '”',
      '(',
      ')',
      '3',
      '。',
      'é',
      '👩‍👩‍👧',
      '...',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom('en', 'de', 'zh', 'xx'),
        (pieces, language) => {
          const text = pieces.join('');
          const spans = sentenceSpans(text, language);
          let from = 0;
          for (const { start, end } of spans) {
            expect(text.slice(from, start).trim()).toBe('');
            expect(start).toBeLessThan(end);
            from = end;
          }
          expect(text.slice(from).trim()).toBe('');
        },
      ),
    );
  });
});

const TEXT = 'Title here\nOne is first. Two is second.\nThree is third. Four is last.';
const BLOCKS: readonly Block[] = [
  { kind: 'heading', level: 1, start: 0, end: 10 },
  { kind: 'paragraph', start: 11, end: 39 },
  { kind: 'paragraph', start: 40, end: 69 },
];

describe('Sentences', () => {
  const sentences = new Sentences(TEXT, new BlockTable(BLOCKS), 'en');
  const words = (span: { start: number; end: number } | null) => span && TEXT.slice(span.start, span.end);
  const spanOf = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length });

  it('finds the sentence at the caret, in it, at its start and right behind it', () => {
    expect([0, 10, 11, 15, 24, 25, 39, 69].map((caret) => words(sentences.at(caret)))).toEqual([
      'Title here',
      'Title here',
      'One is first.',
      'One is first.',
      'One is first.',
      'Two is second.',
      'Two is second.',
      'Four is last.',
    ]);
  });

  it('steps over blocks in both directions and stops at the ends', () => {
    const forward: (string | null)[] = [];
    for (let span = sentences.next(0); span; span = sentences.next(span.end)) forward.push(words(span));
    expect(forward).toEqual([
      'Title here',
      'One is first.',
      'Two is second.',
      'Three is third.',
      'Four is last.',
    ]);
    const back: (string | null)[] = [];
    for (let span = sentences.previous(TEXT.length); span; span = sentences.previous(span.start))
      back.push(words(span));
    expect(back).toEqual([...forward].reverse());
  });

  it('goes on behind a caret that stands after a sentence, as it does after tagging', () => {
    expect(words(sentences.next(spanOf('One is first.').end))).toBe('Two is second.');
  });

  it('widens a caret to its sentence, a part to the whole, and the whole by the next one, over blocks too', () => {
    expect(words(sentences.widen({ start: 15, end: 15 }))).toBe('One is first.');
    expect(words(sentences.widen(spanOf('is fir')))).toBe('One is first.');
    expect(words(sentences.widen(spanOf('first. Two')))).toBe('One is first. Two is second.');
    expect(words(sentences.widen(spanOf('One is first.')))).toBe('One is first. Two is second.');
    expect(words(sentences.widen(spanOf('Two is second.')))).toBe('Two is second.\nThree is third.');
    expect(words(sentences.widen(spanOf('Four is last.')))).toBe('Four is last.');
  });
});

const data = resolve(process.env['PLUMBLINE_TEST_DATA'] ?? '../shared/data');
const tsv = (name: string) => resolve(data, 'multilingual', name);

/** Documents of gold sentences, joined as paragraphs; the share of sentences found exactly. */
function share(file: string, language: string): number {
  const documents = new Map<string, string[]>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [id, , sentence] = line.split('\t');
    if (id === undefined || sentence === undefined) continue;
    documents.set(id, [...(documents.get(id) ?? []), sentence.trim()]);
  }
  let found = 0;
  let all = 0;
  for (const gold of documents.values()) {
    const ours = new Set(split(gold.join(' '), language));
    found += gold.filter((sentence) => ours.has(sentence)).length;
    all += gold.length;
  }
  return found / all;
}

// Runs where the material is: other people's sentences are no part of the project.
describe.skipIf(!existsSync(tsv('ru_pud.sentences.tsv')))('gold sentences of Universal Dependencies', () => {
  it.each([
    ['ru', 'ru_pud.sentences.tsv', 0.9],
    ['ar', 'ar_pud.sentences.tsv', 0.9],
  ])('%s', (language, file, least) => {
    expect(share(tsv(file), language)).toBeGreaterThan(least);
  });
});

const seed = resolve(data, 'articles/000_ef153942868fdf22.txt');

describe.skipIf(!existsSync(seed))('a news article', () => {
  const lines = existsSync(seed)
    ? readFileSync(seed, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
    : [];

  it('is split where its quotations and sentences end', () => {
    const counts = lines.map((line) => split(line).length);
    expect(counts.slice(0, 7)).toEqual([1, 1, 1, 2, 1, 2, 1]);
    expect(split(lines[3] ?? '')[0]).toMatch(/^"Nato members .*aspirations\.$/);
    expect(split(lines[5] ?? '')[1]).toMatch(/^"Don't be shy .*Russia\."$/);
  });
});
