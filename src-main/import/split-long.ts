/** Splits a paragraph that is too long to be laid out as one block, where a reader would least mind. */
import type { Span } from '../../src-shared/domain/anchor';
import { BLOCK_LIMIT } from './limits';
import { isBlank } from './lines';

const SENTENCE_BORDER = /[.!?…]["'”’»)\]]*\s+|[。！？]["'”’»）」』]*\s*/gu;
const SPACE = /\s+/gu;

/** Room behind a cut, so that a grapheme cluster that reaches over it is seen whole, in UTF-16 units. */
const MARGIN = 64;

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function lastBorder(text: string, border: RegExp): number | null {
  let end: number | null = null;
  for (const match of text.matchAll(border)) end = match.index + match[0].length;
  return end;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Moves a cut back to the start of its grapheme cluster; one that fills a whole block is cut between characters. */
function snapBack(text: string, start: number, cut: number): number {
  const found = segmenter.segment(text.slice(start, cut + MARGIN)).containing(cut - start);
  if (!found || found.index > 0) return start + (found?.index ?? cut - start);
  return isLowSurrogate(text.charCodeAt(cut)) ? cut - 1 : cut;
}

/** Where the block that begins at `start` ends: at the last sentence, else the last space, of its second half. */
function cutAfter(text: string, start: number): number {
  const limit = start + BLOCK_LIMIT;
  const half = start + BLOCK_LIMIT / 2;
  const tail = text.slice(half, limit);
  const border = lastBorder(tail, SENTENCE_BORDER) ?? lastBorder(tail, SPACE);
  return snapBack(text, start, border === null ? limit : half + border);
}

/** Parts of at most BLOCK_LIMIT units that together are the span; parts of white space only are left out. */
export function splitLong(text: string, span: Span): readonly Span[] {
  if (span.end - span.start <= BLOCK_LIMIT) return [span];
  const parts: Span[] = [];
  let { start } = span;
  while (span.end - start > BLOCK_LIMIT) {
    const end = cutAfter(text, start);
    if (!isBlank(text, start, end)) parts.push({ start, end });
    start = end;
  }
  if (!isBlank(text, start, span.end)) parts.push({ start, end: span.end });
  return parts;
}
