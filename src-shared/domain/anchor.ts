/** Anchor: where a claim sits in an article text, and the check that it still does. */
import { z } from 'zod';
import { idSchema } from './ids';
import { EXACT_LIMIT } from '../limits';

/** Context kept on each side, in UTF-16 units (as Hypothes.is keeps it; DESIGN "anchor"). */
export const CONTEXT_LENGTH = 32;

/** W3C Web Annotation TextPositionSelector and TextQuoteSelector, counted in UTF-16 units; end is exclusive. */
export const anchorSchema = z.object({
  id: idSchema,
  articleId: idSchema,
  versionId: idSchema,
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  exact: z.string().min(1).max(EXACT_LIMIT),
  prefix: z.string().max(CONTEXT_LENGTH),
  suffix: z.string().max(CONTEXT_LENGTH),
  /** true: the text at [start, end) is not `exact`. Worked out on every open, never stored. */
  orphaned: z.boolean(),
});
export type Anchor = Readonly<z.infer<typeof anchorSchema>>;

export interface Span {
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** How far around an offset grapheme clusters are looked for, in UTF-16 units; segmenting a whole article is quadratic. */
const WINDOW = 64;

/**
 * The borders of the grapheme cluster around `offset`: [offset, offset] when it is a border itself.
 * Segments from the start of the line or from a window before the offset, whichever is nearer.
 */
function clusterAround(text: string, offset: number): Span {
  if (offset <= 0 || offset >= text.length) return { start: offset, end: offset };
  let from = Math.max(0, text.lastIndexOf('\n', offset - 1) + 1);
  if (offset - from > WINDOW) {
    const space = text.lastIndexOf(' ', offset - 1);
    from = space >= from && offset - space <= WINDOW ? space : Math.max(from, offset - WINDOW);
    if (isLowSurrogate(text.charCodeAt(from))) from -= 1;
  }
  if (from === offset) return { start: offset, end: offset };
  for (const segment of segmenter.segment(text.slice(from, offset + WINDOW))) {
    const start = from + segment.index;
    const end = start + segment.segment.length;
    if (start === offset) return { start: offset, end: offset };
    if (start < offset && offset < end) return { start, end };
  }
  return { start: offset, end: offset };
}

/** Widens a span so that it cuts no grapheme cluster (W3C Web Annotation: selectors SHOULD NOT cut one). */
export function snapToGraphemes(text: string, span: Span): Span {
  return { start: clusterAround(text, span.start).start, end: clusterAround(text, span.end).end };
}

/** True when neither end lies inside a grapheme cluster. */
export function isOnGraphemes(text: string, span: Span): boolean {
  const snapped = snapToGraphemes(text, span);
  return snapped.start === span.start && snapped.end === span.end;
}

/** Drops white space at both ends: nobody means the blank behind a sentence. An all-blank span becomes empty. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  return { start, end };
}

/** The selectors of a span: the passage itself and up to 32 units on each side, cut on grapheme borders. */
export function describeSpan(
  text: string,
  { start, end }: Span,
): { exact: string; prefix: string; suffix: string } {
  const before = Math.max(0, start - CONTEXT_LENGTH);
  const after = Math.min(text.length, end + CONTEXT_LENGTH);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(clusterAround(text, before).end, start),
    suffix: text.slice(end, clusterAround(text, after).start),
  };
}

/** The invariant of an anchor: the text at its place is its quote. */
export function holds(
  text: string,
  anchor: { readonly start: number; readonly end: number; readonly exact: string },
): boolean {
  return (
    anchor.end <= text.length &&
    anchor.start < anchor.end &&
    text.slice(anchor.start, anchor.end) === anchor.exact
  );
}
