/** The cells of a leaf page, and the overflow pages that hold the rest of a long one. */
import type { PageFile } from './page-file';
import { readVarint, type Hole, type Payload } from './record';

export const TABLE_LEAF = 0x0d;
export const INDEX_LEAF = 0x0a;

/** Where a record begins, so that a long one is read when it is needed. `rowid` null = of a table without one. */
export interface Cell {
  readonly page: number;
  readonly rowid: number | null;
  readonly size: number;
  /** Bytes of the record that lie on the leaf itself. */
  readonly local: Buffer;
  /** The first overflow page; 0 = the record is whole. */
  readonly overflow: number;
}

/** The largest record that is believed, in bytes: the largest that a case may hold (see inspect/size-limits). */
const RECORD_LIMIT = 200 * 1024 * 1024;

/** @returns the cells that make sense; a page that was destroyed has none */
export function leafCells(file: PageFile, number: number, page: Buffer): readonly Cell[] {
  const head = number === 1 ? 100 : 0;
  const kind = page[head];
  if (kind !== TABLE_LEAF && kind !== INDEX_LEAF) return [];
  const count = page.readUInt16BE(head + 3);
  const pointers = head + 8;
  if (pointers + count * 2 > file.usable) return [];
  const cells: Cell[] = [];
  for (let index = 0; index < count; index++) {
    const cell = readCell(file, number, page, page.readUInt16BE(pointers + index * 2), kind);
    if (cell !== null) cells.push(cell);
  }
  return cells;
}

function readCell(file: PageFile, number: number, page: Buffer, at: number, kind: number): Cell | null {
  const size = readVarint(page, at);
  if (size === null || size.value === 0 || size.value > RECORD_LIMIT) return null;
  const rowid = kind === TABLE_LEAF ? readVarint(page, size.next) : null;
  const start = rowid?.next ?? size.next;
  const kept = localSize(size.value, file.usable, kind);
  const end = start + kept;
  const isWhole = kept === size.value;
  if (end + (isWhole ? 0 : 4) > file.usable) return null;
  return {
    page: number,
    rowid: rowid?.value ?? null,
    size: size.value,
    local: Buffer.from(page.subarray(start, end)),
    overflow: isWhole ? 0 : page.readUInt32BE(end),
  };
}

/** How much of a record stays on its leaf (section 1.6 of the file format). */
function localSize(size: number, usable: number, kind: number): number {
  const most = kind === TABLE_LEAF ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((size - least) % (usable - 4));
  return wanted <= most ? wanted : least;
}

/** The whole record. What stood on a page that is gone becomes a hole. */
export function payloadOf(file: PageFile, cell: Cell): Payload {
  const bytes = Buffer.alloc(cell.size);
  cell.local.copy(bytes);
  const holes: Hole[] = [];
  const room = file.usable - 4;
  let at = cell.local.length;
  let next = cell.overflow;
  while (at < cell.size) {
    const end = Math.min(at + room, cell.size);
    const left = Math.ceil((cell.size - at) / room);
    const link = linkAt(file, next, left);
    if (link.page === null) holes.push({ start: at, end });
    else link.page.copy(bytes, at, 4, 4 + end - at);
    if (link.next === null) {
      if (end < cell.size) holes.push({ start: end, end: cell.size });
      break;
    }
    next = link.next;
    at = end;
  }
  return { bytes, holes };
}

interface Link {
  /** null = the page is gone. */
  readonly page: Buffer | null;
  /** 0 = that was the last one; null = nobody knows where the rest is. */
  readonly next: number | null;
}

/**
 * A page of a chain of which `left` pages are left, this one included. The chain of a destroyed page goes on with the
 * page behind it, provided that from there it ends exactly where it has to: that is how SQLite lays out what is written
 * at once.
 */
function linkAt(file: PageFile, number: number, left: number): Link {
  const page = overflowPage(file, number);
  if (page !== null) {
    const next = page.readUInt32BE(0);
    const isRight = left === 1 ? next === 0 : next !== 0 && next <= file.count;
    if (isRight) return { page, next };
  }
  if (left === 1) return { page: null, next: 0 };
  return { page: null, next: chainLength(file, number + 1, left - 1) === left - 1 ? number + 1 : null };
}

/** Page numbers stay below 2^24, so the first byte of an overflow page is 0, and no other page's is. */
function overflowPage(file: PageFile, number: number): Buffer | null {
  if (number < 2 || number > file.count) return null;
  const page = file.page(number);
  return page[0] === 0 ? page : null;
}

/** @returns how many pages follow from here; never more than `most` + 1 */
function chainLength(file: PageFile, from: number, most: number): number {
  let length = 0;
  let number = from;
  while (number !== 0 && length <= most) {
    const page = overflowPage(file, number);
    if (page === null) return -1;
    length += 1;
    number = page.readUInt32BE(0);
  }
  return length;
}
