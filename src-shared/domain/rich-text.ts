/** Rich text of analysts' own writing (rationale): a small closed format that any editor can be mapped to. */
import { z } from 'zod';
import { idSchema } from './ids';
import { RICH_TEXT_LIMIT } from '../limits';

const textSpan = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  /** http or https address */
  link: z.string().max(2048).optional(),
});
/** A reference chip: prints as a numbered citation. */
const citation = z.object({ referenceId: idSchema });
const spans = z.array(z.union([textSpan, citation]));

/** Rich text of any length: what is too long to be stored was written all the same. */
export const writtenRichTextSchema = z.object({
  blocks: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('paragraph'), spans }),
      z.object({
        type: z.literal('list'),
        ordered: z.boolean(),
        items: z.array(z.object({ depth: z.number().int().min(0).max(9), spans })),
      }),
    ]),
  ),
});
export const richTextSchema = writtenRichTextSchema.refine(
  (value) => JSON.stringify(value).length <= RICH_TEXT_LIMIT,
  'longer than 2 MB',
);
export type RichText = z.infer<typeof richTextSchema>;
export type RichBlock = RichText['blocks'][number];
export type RichSpan = z.infer<typeof spans>[number];

export const EMPTY_RICH_TEXT: RichText = { blocks: [] };

export function richTextFromPlain(text: string): RichText {
  return {
    blocks: text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => ({ type: 'paragraph', spans: [{ text: line }] })),
  };
}

function spansOf(block: RichBlock): readonly (readonly RichSpan[])[] {
  return block.type === 'paragraph' ? [block.spans] : block.items.map((item) => item.spans);
}

/** All spans in reading order. */
export function allSpans(value: RichText): readonly RichSpan[] {
  return value.blocks.flatMap((block) => spansOf(block).flat());
}

export function plainText(value: RichText): string {
  return value.blocks
    .flatMap(spansOf)
    .map((line) => line.map((span) => ('text' in span ? span.text : '')).join(''))
    .join('\n');
}

export function isEmptyRichText(value: RichText): boolean {
  return allSpans(value).every((span) => 'text' in span && span.text.trim() === '');
}
