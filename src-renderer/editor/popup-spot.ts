/** Popup spot: where beside a passage the popup stands without covering it. */
import type { Span } from '../../src-shared/domain/anchor';
import type { ArticleSurface } from './article-surface';

/** Between the passage and the popup, and between the popup and the edge of the view, in CSS pixels. */
const GAP = 8;

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Under the end of the passage, above its start where there is no room, or at the lower edge of a view that the
 * passage fills. All in CSS pixels of the window. null = the passage is out of view.
 */
export function spotBeside(
  first: Box,
  last: Box,
  view: Box,
  size: Size,
): { left: number; top: number } | null {
  if (last.bottom < view.top || first.top > view.bottom) return null;
  const within = (left: number) => Math.max(view.left + GAP, Math.min(left, view.right - size.width - GAP));
  const below = last.bottom + GAP;
  if (below + size.height <= view.bottom) return { left: within(last.right - size.width / 2), top: below };
  const above = first.top - GAP - size.height;
  if (above >= view.top) return { left: within(first.left - size.width / 2), top: above };
  return { left: within((view.left + view.right - size.width) / 2), top: view.bottom - size.height - GAP };
}

/** The spot in the coordinates of the popup's own parent. */
export function popupSpot(
  surface: ArticleSurface,
  span: Span,
  popup: HTMLElement,
): { left: number; top: number } | null {
  const first = surface.boxOf({ start: span.start, end: span.start + 1 });
  const last = surface.boxOf({ start: span.end - 1, end: span.end });
  const parent = popup.offsetParent?.getBoundingClientRect();
  if (!first || !last || !parent) return null;
  const spot = spotBeside(first, last, surface.view(), {
    width: popup.offsetWidth,
    height: popup.offsetHeight,
  });
  return spot && { left: spot.left - parent.left, top: spot.top - parent.top };
}
