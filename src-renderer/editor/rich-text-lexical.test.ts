import { $createLinkNode, LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { $createParagraphNode, $createTextNode, $getRoot, createEditor, type LexicalEditor } from 'lexical';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { richTextSchema, type RichText } from '../../src-shared/domain/rich-text';
import { ReferenceNode } from './reference-node';
import { $readRichText, $writeRichText } from './rich-text-lexical';
import { isLinkAddress, normalRichText, sameRichText } from './rich-text-normal';
import { registerRichTextRules } from './rich-text-rules';

/** An editor without a page; `_headless` is how Lexical itself marks one. */
function pagelessEditor(): LexicalEditor {
  const editor = createEditor({
    nodes: [ListNode, ListItemNode, LinkNode, ReferenceNode],
    onError: (error) => {
      throw error;
    },
  });
  editor._headless = true;
  registerRichTextRules(editor);
  return editor;
}

function change(editor: LexicalEditor, work: () => void): RichText {
  editor.update(work, { discrete: true });
  return editor.getEditorState().read($readRichText);
}

const throughEditor = (value: RichText) =>
  change(pagelessEditor(), () => {
    $writeRichText(value);
  });

const referenceId = '01900000-0000-7000-8000-000000000001';
const text = fc.record(
  {
    text: fc.stringMatching(/^[a-zA-Z é中👍.\n]{0,12}$/u),
    bold: fc.constant(true as const),
    italic: fc.constant(true as const),
    link: fc.constantFrom(
      'https://example.org/a',
      'http://example.org',
      'javascript:alert(1)',
      'file:///etc/passwd',
    ),
  },
  { requiredKeys: ['text'] },
);
const spans = fc.array(fc.oneof({ weight: 4, arbitrary: text }, fc.constant({ referenceId })), {
  maxLength: 6,
});
const paragraph = fc.record({ type: fc.constant('paragraph' as const), spans });
const list = fc.record({
  type: fc.constant('list' as const),
  ordered: fc.boolean(),
  items: fc.array(fc.record({ depth: fc.nat(4), spans }), { maxLength: 5 }),
});
const richTexts: fc.Arbitrary<RichText> = fc.record({
  blocks: fc.array(fc.oneof(paragraph, list), { maxLength: 5 }),
});

describe('rich text through an editor', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(richTexts, (value) => {
        expect(throughEditor(value)).toEqual(normalRichText(value));
      }),
      { numRuns: 300 },
    );
  });

  it('is always valid, and holds no address but those of the web', () => {
    fc.assert(
      fc.property(richTexts, (value) => {
        const back = throughEditor(value);
        expect(richTextSchema.parse(back)).toEqual(back);
        expect(JSON.stringify(back)).not.toMatch(/javascript:|file:/);
      }),
      { numRuns: 100 },
    );
  });

  it('is empty when nothing is in it', () => {
    expect(throughEditor({ blocks: [] })).toEqual({ blocks: [] });
    expect(throughEditor({ blocks: [{ type: 'paragraph', spans: [{ text: '' }] }] })).toEqual({ blocks: [] });
  });
});

describe('rules', () => {
  it('take off every look but bold and italic, and every address but those of the web', () => {
    const value = change(pagelessEditor(), () => {
      const loud = $createTextNode('loud').setStyle('color: red; font-size: 90px');
      for (const format of ['bold', 'underline', 'strikethrough', 'code', 'highlight'] as const)
        loud.toggleFormat(format);
      const trap = $createLinkNode('javascript:alert(1)').append($createTextNode(' trap'));
      const link = $createLinkNode('https://example.org').append($createTextNode(' link'));
      $getRoot()
        .clear()
        .append($createParagraphNode().setFormat('center').setIndent(3).append(loud, trap, link));
    });
    expect(value).toEqual({
      blocks: [
        {
          type: 'paragraph',
          spans: [
            { text: 'loud', bold: true },
            { text: ' trap' },
            { text: ' link', link: 'https://example.org' },
          ],
        },
      ],
    });
  });
});

describe('normal form', () => {
  it('is the same for texts that read the same', () => {
    const split: RichText = {
      blocks: [{ type: 'paragraph', spans: [{ text: 'one ' }, { text: '' }, { text: 'two' }] }],
    };
    const whole: RichText = { blocks: [{ type: 'paragraph', spans: [{ text: 'one two' }] }] };
    expect(sameRichText(split, whole)).toBe(true);
    expect(sameRichText(whole, { blocks: [] })).toBe(false);
  });

  it.each([
    ['https://example.org/a?b=c', true],
    ['HTTP://example.org', true],
    ['javascript:alert(1)', false],
    ['https://', false],
    ['https:// example.org', false],
    ['example.org', false],
    [' https://example.org', false],
  ])('takes %s for a web address: %s', (address, expected) => {
    expect(isLinkAddress(address)).toBe(expected);
  });
});
