/** Article DOM: from places in the article text to places on the screen, and back. Offsets are UTF-16 units. */
import type { Span } from '../../src-shared/domain/anchor';
import type { BlockTable } from './block-table';

export interface DomPoint {
  readonly node: Node;
  readonly offset: number;
}

/** Blocks from the first to the last, both included. */
export interface BlockRange {
  readonly first: number;
  readonly last: number;
}

function indexOf(element: Element): number {
  return Number((element as HTMLElement).dataset['block']);
}

export class ArticleDom {
  /** How many blocks are on the page so far. */
  filled = 0;

  /** @param elementAt the element of a block that is on the page */
  constructor(
    readonly root: HTMLElement,
    readonly table: BlockTable,
    private readonly elementAt: (index: number) => HTMLElement | null,
  ) {}

  element(index: number): HTMLElement | null {
    return index < this.filled ? this.elementAt(index) : null;
  }

  textNode(index: number): Text | null {
    const node = this.element(index)?.firstChild?.firstChild;
    return node instanceof Text ? node : null;
  }

  /** Where a DOM point stands in the text; points before and behind the article count as its ends. */
  offsetAt(node: Node, offset: number): number {
    if (!this.root.contains(node)) return this.offsetOutside(node);
    const element = node instanceof Element ? node : node.parentElement;
    const block = element?.closest('[data-block]');
    if (!block) return this.offsetBetween(node, offset);
    const { start, end } = this.table.at(indexOf(block));
    if (node instanceof Text) return Math.min(start + offset, end);
    return offset === 0 ? start : end;
  }

  private offsetOutside(node: Node): number {
    const before = this.root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
    return before || this.table.length === 0 ? 0 : this.table.at(this.table.length - 1).end;
  }

  /** A point between two blocks, in the root or in a list. */
  private offsetBetween(node: Node, offset: number): number {
    const next = node.childNodes[offset];
    const following =
      next instanceof Element ? (next.closest('[data-block]') ?? next.querySelector('[data-block]')) : null;
    if (following) return this.table.at(indexOf(following)).start;
    const blocks = (node as Element).querySelectorAll('[data-block]');
    const last = blocks[blocks.length - 1];
    return last ? this.table.at(indexOf(last)).end : 0;
  }

  /** The DOM point of an offset; null while its block is not on the page. `edge` says which block where two touch. */
  pointAt(offset: number, edge: 'start' | 'end'): DomPoint | null {
    const index = edge === 'start' ? this.table.indexAt(offset) : this.table.indexOfEnd(offset);
    const node = this.textNode(index);
    if (!node) return null;
    return { node, offset: Math.max(0, Math.min(offset - this.table.at(index).start, node.length)) };
  }

  /** A range over a part of one block. */
  rangeIn(index: number, { start, end }: Span): Range | null {
    const node = this.textNode(index);
    if (!node) return null;
    const from = this.table.at(index).start;
    const range = document.createRange();
    range.setStart(node, Math.max(0, start - from));
    range.setEnd(node, Math.min(node.length, end - from));
    return range;
  }

  /** The blocks that are at least partly between two heights of the screen, in CSS pixels. null = none is there. */
  blocksBetween(top: number, bottom: number): BlockRange | null {
    if (this.filled === 0) return null;
    const first = this.search((rect) => rect.bottom >= top);
    const last = this.search((rect) => rect.top > bottom) - 1;
    return first <= last ? { first, last } : null;
  }

  /** Binary search: the first block whose box fits, or the number of blocks. */
  private search(fits: (rect: DOMRect) => boolean): number {
    let low = 0;
    let high = this.filled;
    while (low < high) {
      const middle = (low + high) >> 1;
      const rect = this.element(middle)?.getBoundingClientRect();
      if (rect && !fits(rect)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
