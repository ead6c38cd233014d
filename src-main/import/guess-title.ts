/** Tells whether the first line of a text looks like its title. */

/** Longest first line that is taken for a title, in UTF-16 units; headlines stay below half of it. */
const TITLE_LIMIT = 200;

/** Marks that a headline does not end with; "?" and "!" it may. */
const UNFINISHED = /[,;:，；：]["'”’»)\]]*$/u;
const FULL_STOP = /[.。．…]["'”’»)\]]*$/u;

/**
 * @property blankAfter a blank line follows
 * @property nextGroup number of lines in the group of lines after that blank line
 */
export interface FirstLine {
  readonly line: string;
  readonly hasMore: boolean;
  readonly blankAfter: boolean;
  readonly nextGroup: number;
}

/**
 * A title is a short line with text after it that is no sentence. Where title, blank line and one sentence
 * a line follow each other (the layout of news corpora), a title may be a sentence too.
 */
export function looksLikeTitle({ line, hasMore, blankAfter, nextGroup }: FirstLine): boolean {
  const title = line.trim();
  if (!hasMore || title.length > TITLE_LIMIT || !/[\p{L}\p{N}]/u.test(title) || UNFINISHED.test(title))
    return false;
  return !FULL_STOP.test(title) || (blankAfter && nextGroup > 1);
}
