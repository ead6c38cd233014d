/** The quote of an anchor in its context, re-checked against the article text. */
import { en } from '../strings/en';
import { fill } from '../strings/format';
import { holds, type Anchor } from './anchor';
import type { Article, ArticleBody, Block } from './article';
import type { Quote } from './report-model';
import { wellFormed } from './report-text';

/** Longest context on each side, in UTF-16 units: about three lines of print. */
const CONTEXT_LIMIT = 240;

/** Index of the last block that starts at or before `offset`; blocks ascend, so halves are searched. */
function blockAt(blocks: readonly Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function contextBefore(text: string): string {
  if (text.length <= CONTEXT_LIMIT) return text;
  const cut = text.indexOf(' ', text.length - CONTEXT_LIMIT);
  return `… ${wellFormed(text.slice(cut === -1 ? text.length - CONTEXT_LIMIT : cut + 1))}`;
}

function contextAfter(text: string): string {
  if (text.length <= CONTEXT_LIMIT) return text;
  const cut = text.lastIndexOf(' ', CONTEXT_LIMIT);
  return `${wellFormed(text.slice(0, cut === -1 ? CONTEXT_LIMIT : cut))} …`;
}

/**
 * @param body undefined when the text of the anchor's version is not at hand: then the context
 *   that was kept with the anchor is shown
 */
export function quoteOf(anchor: Anchor, article: Article, body: ArticleBody | undefined): Quote {
  const { start, end, exact } = anchor;
  const orphaned = anchor.orphaned || (body !== undefined && !holds(body.text, anchor));
  const common = { exact, language: article.language, direction: article.direction, orphaned };
  if (orphaned || body === undefined) {
    const words = orphaned ? en.report.placeOrphaned : en.report.placeUnknownBlock;
    return { ...common, before: anchor.prefix, after: anchor.suffix, place: fill(words, { start, end }) };
  }
  const first = blockAt(body.blocks, start);
  const from = Math.min(start, body.blocks[first]?.start ?? start);
  const to = Math.max(end, body.blocks[blockAt(body.blocks, end - 1)]?.end ?? end);
  return {
    ...common,
    before: contextBefore(body.text.slice(from, start)),
    after: contextAfter(body.text.slice(end, to)),
    place: fill(en.report.place, { block: first + 1, start, end }),
  };
}
