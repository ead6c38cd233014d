/** Claim layers: what is painted over a block - one line a tag in its lane, and the tint of the innermost claim. */
import type { Span } from '../../src-shared/domain/anchor';
import { TAGS, type Tag } from '../../src-shared/domain/claim';
import { LANES, type Piece } from './interval-index';

export type LineStyle = `line-${Tag}-${number}`;
export type TintStyle = `tint-${Tag}`;
export type ClaimStyle = LineStyle | TintStyle;

/** A style over a stretch of the article text, in UTF-16 units. */
export interface Stroke<S extends string = ClaimStyle> extends Span {
  readonly style: S;
}

export const TINT_STYLES: readonly TintStyle[] = TAGS.map((tag) => `tint-${tag}` as const);
export const LINE_STYLES: readonly LineStyle[] = TAGS.flatMap((tag) =>
  Array.from({ length: LANES }, (_, lane): LineStyle => `line-${tag}-${lane}`),
);

export function linesOf(pieces: readonly Piece[]): readonly Stroke<LineStyle>[] {
  return pieces.flatMap(({ start, end, tags, lanes }) =>
    tags.map((tag, index): Stroke<LineStyle> => ({ style: `line-${tag}-${lanes[index] ?? 0}`, start, end })),
  );
}

function innermost(pieces: readonly Piece[], offset: number): Piece | null {
  let inner: Piece | null = null;
  for (const piece of pieces) {
    if (piece.start > offset || offset >= piece.end) continue;
    if (!inner || piece.length <= inner.length) inner = piece;
  }
  return inner;
}

/** Tints never overlap: two grounds over each other would show one of them at random. */
export function tintsOf(pieces: readonly Piece[]): readonly Stroke<TintStyle>[] {
  const borders = [...new Set(pieces.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const tints: Stroke<TintStyle>[] = [];
  borders.slice(0, -1).forEach((start, index) => {
    const tag = innermost(pieces, start)?.tags[0];
    const end = borders[index + 1];
    if (tag && end !== undefined) tints.push({ style: `tint-${tag}`, start, end });
  });
  return tints;
}
