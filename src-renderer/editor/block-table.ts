/** Block table: finds the block of an article text that a place lies in. */
import type { Span } from '../../src-shared/domain/anchor';
import type { Block } from '../../src-shared/domain/article';

/** Offsets are UTF-16 units of the article text; blocks may touch. */
export class BlockTable {
  constructor(readonly blocks: readonly Block[]) {}

  get length(): number {
    return this.blocks.length;
  }

  at(index: number): Block {
    const block = this.blocks[index];
    if (!block) throw new RangeError(`No block ${String(index)} in an article of ${String(this.length)}`);
    return block;
  }

  /** The block that `offset` stands in or behind; where two blocks touch, the later one. */
  indexAt(offset: number): number {
    return this.lastWhere((block) => block.start <= offset);
  }

  /** The block that a span ending at `offset` ends in; where two blocks touch, the earlier one. */
  indexOfEnd(offset: number): number {
    return this.lastWhere((block) => block.start < offset);
  }

  /** The parts of a span that lie in blocks, each with its block: line ends between blocks belong to none. */
  partsOf(span: Span): readonly (Span & { readonly index: number })[] {
    const parts: (Span & { index: number })[] = [];
    const last = this.indexOfEnd(span.end);
    for (let index = this.indexAt(span.start); index <= last; index++) {
      const block = this.at(index);
      const start = Math.max(span.start, block.start);
      const end = Math.min(span.end, block.end);
      if (start < end) parts.push({ index, start, end });
    }
    return parts;
  }

  /** Binary search; 0 when not even the first block fits. */
  private lastWhere(fits: (block: Block) => boolean): number {
    let low = 0;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (fits(this.at(middle))) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
