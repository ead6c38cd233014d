/** Highlight registry: the CSS highlights that articles are painted with, one for each style (css/highlights.css). */
import { LINE_STYLES, TINT_STYLES, type ClaimStyle } from './claim-layers';

/** What is painted over claims, weakest first. */
const MARK_STYLES = ['claim-hovered', 'claim-selected', 'kept-selection'] as const;
export type MarkStyle = (typeof MARK_STYLES)[number];
export type HighlightStyle = ClaimStyle | MarkStyle;

/** Later styles win where two paint the same thing: lines over tints, the selected claim over both. */
const ORDER: readonly HighlightStyle[] = [...TINT_STYLES, ...LINE_STYLES, ...MARK_STYLES];

export class HighlightRegistry {
  private readonly highlights = new Map<HighlightStyle, Highlight>();

  constructor() {
    ORDER.forEach((style, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.highlights.set(style, highlight);
      CSS.highlights.set(style, highlight);
    });
  }

  add(style: HighlightStyle, range: Range): void {
    this.highlights.get(style)?.add(range);
  }

  delete(style: HighlightStyle, range: Range): void {
    this.highlights.get(style)?.delete(range);
  }

  /** Replaces all ranges of a style. */
  set(style: MarkStyle, ranges: readonly Range[]): void {
    const highlight = this.highlights.get(style);
    highlight?.clear();
    for (const range of ranges) highlight?.add(range);
  }

  dispose(): void {
    for (const [style, highlight] of this.highlights) {
      if (CSS.highlights.get(style) === highlight) CSS.highlights.delete(style);
    }
  }
}
