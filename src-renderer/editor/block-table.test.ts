import { describe, expect, it } from 'vitest';
import type { Block } from '../../src-shared/domain/article';
import { BlockTable } from './block-table';

const paragraph = (start: number, end: number): Block => ({ kind: 'paragraph', start, end });
// A gap of two line ends behind the first block; the second and third touch.
const table = new BlockTable([paragraph(0, 10), paragraph(12, 20), paragraph(20, 30)]);

describe('BlockTable', () => {
  it('gives the block that an offset stands in', () => {
    expect([0, 9, 10, 11, 12, 19, 20, 30, 99].map((offset) => table.indexAt(offset))).toEqual([
      0, 0, 0, 0, 1, 1, 2, 2, 2,
    ]);
  });

  it('leaves the end of a span in the block that it closes', () => {
    expect([10, 12, 13, 20, 21].map((offset) => table.indexOfEnd(offset))).toEqual([0, 0, 1, 1, 2]);
  });

  it('cuts a span into its blocks and leaves out the line ends between them', () => {
    expect(table.partsOf({ start: 8, end: 22 })).toEqual([
      { index: 0, start: 8, end: 10 },
      { index: 1, start: 12, end: 20 },
      { index: 2, start: 20, end: 22 },
    ]);
    expect(table.partsOf({ start: 10, end: 12 })).toEqual([]);
  });

  it('refuses a block that is not there', () => {
    expect(() => table.at(3)).toThrow(RangeError);
  });
});
