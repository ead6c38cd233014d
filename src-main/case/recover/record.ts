/** Decodes SQLite's records (https://sqlite.org/fileformat.html, section 2.1), also where a part of the bytes is gone. */
import type { Value } from '../../db/sql';

/** A range of bytes, end exclusive. */
export interface Hole {
  readonly start: number;
  readonly end: number;
}

/** A record's bytes; those of the holes are zero, because nobody knows them. */
export interface Payload {
  readonly bytes: Buffer;
  readonly holes: readonly Hole[];
}

/** One value: its bytes within the payload, and its type by SQLite's number. */
interface Field {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** More columns than any table of a case has: what claims more is no record of ours. */
const MOST_COLUMNS = 100;

/** @returns the number and the place behind it; null = there is none */
export function readVarint(
  bytes: Buffer,
  at: number,
): { readonly value: number; readonly next: number } | null {
  let value = 0;
  for (let index = 0; index < 9; index++) {
    const byte = bytes[at + index];
    if (byte === undefined) return null;
    if (index === 8) return { value: value * 256 + byte, next: at + 9 };
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  return null;
}

/**
 * @param size of the whole record, where `bytes` are its beginning only
 * @returns the fields of a record; null = these bytes are none
 */
export function fieldsOf({ bytes, holes }: Payload, size = bytes.length): readonly Field[] | null {
  const head = readVarint(bytes, 0);
  if (head === null || head.value > bytes.length) return null;
  if (holes.some((hole) => hole.start < head.value)) return null;
  const fields: Field[] = [];
  let start = head.value;
  for (let at = head.next; at < head.value;) {
    const type = readVarint(bytes, at);
    if (type === null || fields.length >= MOST_COLUMNS) return null;
    const end = start + sizeOf(type.value);
    fields.push({ type: type.value, start, end });
    start = end;
    at = type.next;
  }
  return start === size && fields.length > 0 ? fields : null;
}

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  return [0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? Infinity;
}

/** The part of a field that lies in a hole; holes are given from the field's own first byte. */
export function holesIn({ holes }: Payload, field: Field): readonly Hole[] {
  return holes
    .map((hole) => ({
      start: Math.max(hole.start, field.start) - field.start,
      end: Math.min(hole.end, field.end) - field.start,
    }))
    .filter(({ start, end }) => start < end);
}

/** @returns undefined for what no case holds: a number too large to be one of ours, text that is not UTF-8 */
export function valueOf({ bytes }: Payload, { type, start, end }: Field): Value | undefined {
  if (type === 0) return null;
  if (type === 8) return 0;
  if (type === 9) return 1;
  if (type === 7) return bytes.readDoubleBE(start);
  if (type === 6) {
    const value = bytes.readBigInt64BE(start);
    return Number.isSafeInteger(Number(value)) ? Number(value) : undefined;
  }
  if (type < 6) return bytes.readIntBE(start, end - start);
  const part = bytes.subarray(start, end);
  if (type % 2 === 0) return part;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(part);
  } catch {
    return undefined;
  }
}

export type { Field };
