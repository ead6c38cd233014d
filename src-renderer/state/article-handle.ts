/** What actions may ask of the article view, so that they need not know the editor behind it. */
import type { Place } from '../../src-shared/commands/command';
import type { Id } from '../../src-shared/domain/ids';

export interface ArticleHandle {
  /** The selected passage, snapped to grapheme clusters and trimmed; null = nothing is selected. */
  selectedPlace(): Place | null;
  /** Selects the sentence at the caret; again = extends by the next one. */
  selectSentence(): void;
  /** Selects the next (1) or previous (-1) sentence. */
  stepSentence(step: 1 | -1): void;
  /** Puts the caret behind the selection, as after typing. */
  collapseToEnd(): void;
  /** Scrolls a claim into view and puts the caret at its start. */
  reveal(claimId: Id): void;
  /** Where the caret is, in UTF-16 units of the article text; null = not in the article. */
  caret(): number | null;
  /** Where the text is scrolled to. */
  readingPlace(): ReadingPlace;
  /** Scrolls back there, as soon as that part of the text is on the page. */
  returnTo(place: ReadingPlace): void;
  focus(): void;
}

/** The first block in sight, and how far it is scrolled past, in CSS pixels. */
export interface ReadingPlace {
  readonly block: number;
  readonly past: number;
}

let current: ArticleHandle | null = null;

export function articleHandle(): ArticleHandle | null {
  return current;
}

/** Called by the article view when it appears, and with null when it goes. */
export function setArticleHandle(handle: ArticleHandle | null): void {
  current = handle;
}
