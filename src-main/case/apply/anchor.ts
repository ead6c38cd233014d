/** Puts a passage at its place in an article text, or refuses. */
import type { Place } from '../../../src-shared/commands/command';
import { describeSpan, holds, isOnGraphemes } from '../../../src-shared/domain/anchor';
import { Refusal } from '../../../src-shared/errors';
import type { AnchorRow } from '../tables/claims';

type PlaceColumns = Pick<AnchorRow, 'start_offset' | 'end_offset' | 'exact' | 'prefix' | 'suffix'>;

/** How much of a quote a message shows, in UTF-16 units. */
const QUOTE_LENGTH = 80;

/** @throws Refusal anchor.outOfRange, anchor.mismatch, anchor.splitsCharacter */
export function placeColumns(text: string, place: Place): PlaceColumns {
  const { start, end, exact } = place;
  if (start >= end || end > text.length) throw new Refusal('anchor.outOfRange', { start, end });
  if (!holds(text, place)) throw new Refusal('anchor.mismatch', { exact: shortened(exact), start, end });
  if (!isOnGraphemes(text, place)) throw new Refusal('anchor.splitsCharacter', { start, end });
  return { start_offset: start, end_offset: end, ...describeSpan(text, place) };
}

/** The beginning of a quote, for messages. */
export function shortened(quote: string): string {
  return quote.length <= QUOTE_LENGTH ? quote : `${quote.slice(0, QUOTE_LENGTH)}…`;
}
