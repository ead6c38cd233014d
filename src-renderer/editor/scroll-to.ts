/** Scroll to: brings a part of the text into view, moving no more than needed. */

/** Kept free above and below, in CSS pixels: two lines of text. */
const MARGIN = 56;

/** Where a passage is put that was out of view, as a share of the height from above: what leads up to it shows too. */
const READING_HEIGHT = 0.3;

/** Scrolls until a caret or selection end is in view. */
export function scrollToCaret(scroller: HTMLElement, target: DOMRect): void {
  const view = scroller.getBoundingClientRect();
  if (target.top < view.top + MARGIN) scroller.scrollTop += target.top - view.top - MARGIN;
  else if (target.bottom > view.bottom - MARGIN) scroller.scrollTop += target.bottom - view.bottom + MARGIN;
}

/** Scrolls until a passage is in view; one that is so already stays where it is. */
export function scrollToPassage(scroller: HTMLElement, target: DOMRect): void {
  const view = scroller.getBoundingClientRect();
  if (target.top >= view.top && target.bottom <= view.bottom) return;
  scroller.scrollTop += target.top - view.top - view.height * READING_HEIGHT;
}
