/** The paragraphs that a claim stands in, cut where the claim begins and ends. */
import type { ArticleBody } from '../../../src-shared/domain/article';
import type { Span } from '../../../src-shared/domain/anchor';

interface MarkedParagraph {
  /** Start of the block, in UTF-16 units of the article text. */
  readonly start: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** Blocks that share at least one unit with the span, in the order of the text. */
export function markedParagraphs(
  { text, blocks }: ArticleBody,
  { start, end }: Span,
): readonly MarkedParagraph[] {
  return blocks
    .filter((block) => block.start < end && block.end > start)
    .map((block) => {
      const from = Math.max(block.start, start);
      const to = Math.min(block.end, end);
      return {
        start: block.start,
        before: text.slice(block.start, from),
        marked: text.slice(from, to),
        after: text.slice(to, block.end),
      };
    });
}
