/** The paragraphs that a claim stands in, cut where the claim begins and ends, and one more on each side. */
import type { ArticleBody } from '../../../src-shared/domain/article';
import type { Span } from '../../../src-shared/domain/anchor';

interface MarkedParagraph {
  /** Start of the block, in UTF-16 units of the article text. */
  readonly start: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

function clamp(offset: number, { start, end }: Span): number {
  return Math.max(start, Math.min(offset, end));
}

/**
 * Blocks that share at least one unit with the span, in the order of the text, and their neighbours, in which
 * nothing is marked: in many articles a paragraph is a single sentence, which is no context.
 */
export function markedParagraphs(
  { text, blocks }: ArticleBody,
  { start, end }: Span,
): readonly MarkedParagraph[] {
  const first = blocks.findIndex((block) => block.end > start);
  const last = blocks.findLastIndex((block) => block.start < end);
  return blocks
    .filter((_, index) => index >= first - 1 && index <= last + 1)
    .map((block) => {
      const from = clamp(start, block);
      const to = clamp(end, block);
      return {
        start: block.start,
        before: text.slice(block.start, from),
        marked: text.slice(from, to),
        after: text.slice(to, block.end),
      };
    });
}
