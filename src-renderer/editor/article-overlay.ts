/** Article overlay: what highlights can't draw - the flags beside claims, and the lines under forced colours. */
import type { Tag } from '../../src-shared/domain/claim';
import type { Id } from '../../src-shared/domain/ids';
import type { ArticleDom, BlockRange } from './article-dom';
import type { ClaimIndex } from './interval-index';
import css from './article-view.module.css';

const SVG = 'http://www.w3.org/2000/svg';
/** The flag of Lucide, as everywhere else in the window. */
const FLAG_PATH =
  'M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528';

/** Distance of the lanes from each other under forced colours, in CSS pixels. */
const LANE = 4;

function flagSign(claimId: Id): HTMLElement {
  const sign = document.createElement('span');
  sign.className = css['flagSign'] ?? '';
  sign.dataset['claim'] = claimId;
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', FLAG_PATH);
  svg.append(path);
  sign.append(svg);
  return sign;
}

function lineOf(tag: Tag): HTMLElement {
  const line = document.createElement('span');
  line.className = `${css['line'] ?? ''} ${css[tag] ?? ''}`;
  return line;
}

function place(element: HTMLElement, box: { left?: number; top: number; width?: number }): void {
  element.style.top = `${String(box.top)}px`;
  if (box.left !== undefined) element.style.left = `${String(box.left)}px`;
  if (box.width !== undefined) element.style.width = `${String(box.width)}px`;
}

export class ArticleOverlay {
  constructor(
    private readonly element: HTMLElement,
    private readonly dom: ArticleDom,
  ) {}

  /** Draws anew what belongs to the blocks of a window; all is measured before anything is drawn. */
  draw(index: ClaimIndex, window: BlockRange | null, withLines: boolean): void {
    const origin = this.element.getBoundingClientRect();
    const drawn: HTMLElement[] = [];
    for (let block = window?.first ?? 0; window !== null && block <= window.last; block++) {
      drawn.push(...this.flags(index, block, origin));
      if (withLines) drawn.push(...this.lines(index, block, origin));
    }
    if (drawn.length > 0 || this.element.childElementCount > 0) this.element.replaceChildren(...drawn);
  }

  private flags(index: ClaimIndex, block: number, origin: DOMRect): readonly HTMLElement[] {
    const tops = new Map<number, HTMLElement>();
    for (const { claimId, start, flagged, begins } of index.piecesOf(block)) {
      if (!flagged || !begins) continue;
      const rect = this.dom.rangeIn(block, { start, end: start + 1 })?.getBoundingClientRect();
      // One sign a line: the second would hide the first.
      if (!rect || tops.has(rect.top)) continue;
      const sign = flagSign(claimId);
      place(sign, { top: rect.top - origin.top + rect.height / 2 });
      tops.set(rect.top, sign);
    }
    return [...tops.values()];
  }

  private lines(index: ClaimIndex, block: number, origin: DOMRect): readonly HTMLElement[] {
    return index.piecesOf(block).flatMap((piece) => {
      const rects = [...(this.dom.rangeIn(block, piece)?.getClientRects() ?? [])];
      return piece.tags.flatMap((tag, at) =>
        rects.map((rect) => {
          const line = lineOf(tag);
          const top = rect.bottom - origin.top + (piece.lanes[at] ?? 0) * LANE;
          place(line, { left: rect.left - origin.left, top, width: rect.width });
          return line;
        }),
      );
    });
  }
}
