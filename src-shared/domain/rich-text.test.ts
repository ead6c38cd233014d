import { describe, expect, it } from 'vitest';
import { newId } from './ids';
import { allSpans, isEmptyRichText, plainText, richTextFromPlain, richTextSchema } from './rich-text';

describe('rich text', () => {
  it('is made from plain text, a paragraph a line', () => {
    const value = richTextFromPlain('One.\n\nTwo.\n');
    expect(value.blocks).toHaveLength(2);
    expect(plainText(value)).toBe('One.\nTwo.');
  });

  it('counts as empty when it holds only white space, and not when it holds a citation', () => {
    expect(isEmptyRichText({ blocks: [] })).toBe(true);
    expect(isEmptyRichText(richTextFromPlain('  '))).toBe(true);
    expect(isEmptyRichText({ blocks: [{ type: 'paragraph', spans: [{ referenceId: newId() }] }] })).toBe(
      false,
    );
  });

  it('reads lists item by item', () => {
    const value = richTextSchema.parse({
      blocks: [
        {
          type: 'list',
          ordered: true,
          items: [
            { depth: 0, spans: [{ text: 'a' }] },
            { depth: 1, spans: [{ text: 'b', bold: true }] },
          ],
        },
      ],
    });
    expect(plainText(value)).toBe('a\nb');
    expect(allSpans(value)).toHaveLength(2);
  });

  it.each([
    ['an unknown block', { blocks: [{ type: 'script', spans: [] }] }],
    ['a wrong type', { blocks: [{ type: 'paragraph', spans: [{ text: 7 }] }] }],
    [
      'a depth out of bounds',
      { blocks: [{ type: 'list', ordered: false, items: [{ depth: 99, spans: [] }] }] },
    ],
  ])('refuses %s', (_what, value) => {
    expect(richTextSchema.safeParse(value).success).toBe(false);
  });
});
