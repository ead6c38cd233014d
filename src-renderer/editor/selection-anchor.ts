/** Selection anchor: turns the two ends of a selection into the place of a claim. */
import { snapToGraphemes, trimSpan } from '../../src-shared/domain/anchor';
import type { Place } from '../../src-shared/commands/command';

/** Where a selection began and where it ends now, in UTF-16 units of the article text; it may run backwards. */
export interface Ends {
  readonly anchor: number;
  readonly focus: number;
}

export function isCollapsed({ anchor, focus }: Ends): boolean {
  return anchor === focus;
}

/** The passage between two ends: whole characters, no blanks around it. null = nothing but blanks. */
export function placeBetween(text: string, { anchor, focus }: Ends): Place | null {
  const selected = { start: Math.min(anchor, focus), end: Math.max(anchor, focus) };
  const trimmed = trimSpan(text, snapToGraphemes(text, selected));
  if (trimmed.start === trimmed.end) return null;
  // A blank can carry a combining mark: without it the mark alone would be a cut character.
  const { start, end } = snapToGraphemes(text, trimmed);
  return { start, end, exact: text.slice(start, end) };
}
