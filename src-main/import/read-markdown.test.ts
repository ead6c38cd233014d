import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_LIMIT } from './limits';
import { readMarkdown } from './read-markdown';

const shown = (source: string): readonly string[] => {
  const { text, blocks } = readMarkdown(source);
  return blocks.map((block) => {
    const { kind, start, end, ...attributes } = block;
    return `${[kind, ...Object.values(attributes)].join(' ')}: ${text.slice(start, end)}`;
  });
};

describe('blocks of Markdown', () => {
  it('are headings, paragraphs, quotes and list items without their marks', () => {
    const source =
      '# Title *here*\n\nSome **bold**, `code` and a [link](https://example.org "t").\n\n> Quoted _words_\n> go on.\n\n' +
      'Second\n---\n\n- one\n- two\n  1. inner\n\n  more of two\n\n3. three\n4. four\n';
    expect(shown(source)).toEqual([
      'heading 1: Title here',
      'paragraph: Some bold, code and a link.',
      'quote: Quoted words go on.',
      'heading 2: Second',
      'listItem 0 0: one',
      'listItem 0 0: two',
      'listItem 1 1: inner',
      'paragraph: more of two',
      'listItem 0 3: three',
      'listItem 0 4: four',
    ]);
  });

  it('are joined by a blank line', () => {
    expect(readMarkdown('a\n***\nb\n\n\n\nc').text).toBe('a\n\nb\n\nc');
  });

  it('keep the lines of code and of hard breaks, and make soft ones a space', () => {
    expect(shown('```js\nlet a;\n  b();\n```\n\none  \ntwo\nthree\\\nfour<br>five\n')).toEqual([
      'paragraph: let a;\n  b();',
      'paragraph: one\ntwo three\nfour\nfive',
    ]);
    expect(readMarkdown('市长说\n新桥').text).toBe('市长说新桥');
  });

  it('hold what images describe, what references name and what HTML says', () => {
    const source =
      '![A bridge](x.png) and ![b][r], [text][r], [r], <https://a.example/> &amp; &copy; <b>bold</b>\n\n' +
      '<div class="x">Inside <i>the</i> tags<!-- not this --></div>\n\n<script>\nnot();\n</script>\n\n[r]: https://b.example\n';
    expect(shown(source)).toEqual([
      'paragraph: A bridge and b, text, r, https://a.example/ & © bold',
      'paragraph: Inside the tags',
    ]);
  });

  it('give each row of a table its own block', () => {
    expect(shown('| Year | *Sum* |\n|---|--:|\n| 2021 | 3 |\n| 2022 | a \\| b |\n')).toEqual([
      'paragraph: Year\tSum',
      'paragraph: 2021\t3',
      'paragraph: 2022\ta | b',
    ]);
  });

  it('keep what CommonMark does not know', () => {
    expect(readMarkdown('~~gone~~ [^1] {x} :::note a_b_c 2*3*4').text).toContain(
      '~~gone~~ [^1] {x} :::note a_b_c',
    );
  });

  it('are in order, apart by blank lines only, for any source', () => {
    const part = fc.constantFrom(
      '# ',
      '> ',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      'word ',
      '*',
      '`',
      '[',
      '](',
      ')',
      '|',
      '---',
      '<b>',
      '    ',
      '&#13;',
      'é',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const { text, blocks } = readMarkdown(parts.join(''));
        let end = 0;
        for (const block of blocks) {
          expect(text.slice(end, block.start)).toMatch(end === 0 ? /^$/u : /^\n\n$/u);
          expect(text.slice(block.start, block.end).trim()).not.toBe('');
          end = block.end;
        }
        expect(end).toBe(text.length);
        expect(text).not.toContain('\r');
      }),
      { numRuns: 500 },
    );
  });
});

describe('front matter', () => {
  it('becomes provenance and leaves the text', () => {
    const read = readMarkdown(
      '---\ntitle: "Bridge: late"\nauthors:\n  - Ann Lee\n  - Bo Kim\ndate: 2024-03-05T10:00:00Z\nurl: https://example.org/a\nsite: The Paper\nlang: en_GB\ntags: [a, b]\n---\n# Other\n\nText.\n',
    );
    expect(read.frontMatter).toEqual({
      title: 'Bridge: late',
      url: 'https://example.org/a',
      publisher: 'The Paper',
      author: 'Ann Lee, Bo Kim',
      published: '2024-03-05',
      language: 'en-GB',
    });
    expect(read.title).toBe('Bridge: late');
    expect(read.text).toBe('Other\n\nText.');
  });

  it('is article text where it only looks like it', () => {
    expect(readMarkdown('---\nThis is a sentence between rules.\n---\n').text).toContain(
      'This is a sentence',
    );
    expect(readMarkdown('---\ntitle: never closed\n').text).toContain('title: never closed');
  });

  it('gives no address but http, no date but a date', () => {
    const { frontMatter } = readMarkdown(
      '---\nurl: javascript:alert(1)\ndate: next week\nlang: a language\n---\nText\n',
    );
    expect(frontMatter).toMatchObject({ url: '', published: '', language: '' });
  });
});

describe('hostile Markdown', () => {
  it.each([
    ['5,000 quotes within each other', `${'>'.repeat(5000)} deep`, 'deep'],
    ['5,000 open brackets', '['.repeat(5000), '['.repeat(5000)],
    ['5,000 emphases within each other', `${'*a _b '.repeat(2500)}end${'_ *'.repeat(2500)}`, 'end'],
    ['a list 500 deep', `${'- '.repeat(500)}deep`, 'deep'],
    ['comments that never end', `<div>\n${'<!-- '.repeat(20_000)}`, ''],
    ['tags that never end', `<div>x\n${'<a '.repeat(20_000)}`, 'x'],
    ['a table of 2,000 rows', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(2000)}`, 'x\ty'],
  ])('%s is read in seconds', (_, source, expected) => {
    const { text, blocks } = readMarkdown(source);
    expect(text).toContain(expected);
    for (const block of blocks) expect(block.end - block.start).toBeLessThanOrEqual(BLOCK_LIMIT);
  });
});
