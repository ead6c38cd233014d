/** Article texts and originals of a damaged case: whole where they can be, with marked gaps where they can't. */
import { isBlocksJson } from '../article-texts';
import { canonicalJson } from '../canonical-json';
import type { Row } from '../tables/tables';
import { payloadOf, type Cell } from './leaf-cells';
import type { PageFile } from './page-file';
import { fieldsOf, holesIn, type Field, type Hole, type Payload } from './record';

/** Stands for each UTF-16 unit of an article text that nobody can read any more. */
export const FILLER = '\uFFFD';

export interface Text {
  readonly text: string;
  readonly blocks: string;
  /** UTF-16 units that had to be filled. */
  readonly filled: number;
}

/** A quote that a claim holds: it was the article text at that place. */
export type Quote = Pick<Row, 'start_offset' | 'exact' | 'prefix' | 'suffix'>;

/**
 * The text of a version. Gaps are filled so that everything else stays where it was, and quotes of claims are put back to
 * where they stood.
 * @param cell undefined = its beginning is gone, and with it all of it
 * @param length in UTF-16 units; null = the version is not known, so a gap can't be measured
 */
export function textOf(
  file: PageFile,
  cell: Cell | undefined,
  length: number | null,
  quotes: readonly Quote[],
): Text | null {
  const read = cell === undefined ? null : readText(file, cell);
  if (read === null && length === null) return null;
  const parts = read?.parts ?? { before: '', after: '' };
  const total = length ?? parts.before.length + parts.after.length;
  const gap = total - parts.before.length - parts.after.length;
  const raw =
    gap >= 0 ? parts.before + FILLER.repeat(gap) + parts.after : (parts.before + parts.after).slice(0, total);
  const text = withQuotes(raw, quotes);
  const stored = read?.blocks ?? '';
  const blocks = isBlocksJson(stored, text.length) ? stored : blocksOfLines(text);
  return { text, blocks, filled: countOf(text) - countOf(parts.before + parts.after) };
}

function countOf(text: string): number {
  return text.split(FILLER).length - 1;
}

interface ReadText {
  /** What stands before the gap, and what behind it; all before where there is none. */
  readonly parts: { readonly before: string; readonly after: string };
  /** '' = unreadable. */
  readonly blocks: string;
}

function readText(file: PageFile, cell: Cell): ReadText | null {
  const payload = payloadOf(file, cell);
  const [, text, blocks] = fieldsOf(payload) ?? [];
  if (!text || !blocks) return null;
  const isWhole = holesIn(payload, blocks).length === 0;
  return {
    parts: aroundGap(bytesOf(payload, text), holesIn(payload, text)),
    blocks: isWhole ? new TextDecoder().decode(bytesOf(payload, blocks)) : '',
  };
}

function bytesOf({ bytes }: Payload, { start, end }: Field): Buffer {
  return bytes.subarray(start, end);
}

/** Several gaps count as one: what lies between them could be anywhere. */
function aroundGap(
  bytes: Buffer,
  holes: readonly Hole[],
): { readonly before: string; readonly after: string } {
  const first = holes[0];
  const last = holes.at(-1);
  if (!first || !last) return { before: decode(bytes), after: '' };
  let start = first.start;
  let end = last.end;
  // A character that the gap cuts in two belongs to the gap.
  while (start > 0 && isContinuation(bytes[start - 1])) start -= 1;
  if (start > 0 && (bytes[start - 1] ?? 0) >= 0xc0) start -= 1;
  while (end < bytes.length && isContinuation(bytes[end])) end += 1;
  return { before: decode(bytes.subarray(0, start)), after: decode(bytes.subarray(end)) };
}

function isContinuation(byte = 0): boolean {
  return byte >= 0x80 && byte < 0xc0;
}

/** Line ends are LF in every article text; a CR can only come of damage. */
function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replaceAll('\r', FILLER);
}

function withQuotes(text: string, quotes: readonly Quote[]): string {
  if (!text.includes(FILLER)) return text;
  const units = Array.from({ length: text.length }, (_, index) => text.charAt(index));
  for (const { start_offset: start, exact, prefix, suffix } of quotes) {
    const known = `${String(prefix)}${String(exact)}${String(suffix)}`;
    const from = Number(start) - String(prefix).length;
    for (let index = 0; index < known.length; index++)
      if (units[from + index] === FILLER) units[from + index] = known.charAt(index);
  }
  return units.join('');
}

function blocksOfLines(text: string): string {
  const lines = [...text.matchAll(/[^\n]+/g)];
  return canonicalJson(
    lines.map(({ index, 0: line }) => ({ kind: 'paragraph', start: index, end: index + line.length })),
  );
}

export interface Original {
  readonly bytes: Buffer;
  readonly missing: number;
}

/** The bytes as they were imported; what is gone of them is zero. */
export function originalOf(file: PageFile, cell: Cell | undefined): Original {
  const payload = cell === undefined ? null : payloadOf(file, cell);
  const [, , field] = (payload && fieldsOf(payload)) ?? [];
  if (!payload || !field) return { bytes: Buffer.alloc(0), missing: 0 };
  const missing = holesIn(payload, field).reduce((sum, { start, end }) => sum + end - start, 0);
  return { bytes: bytesOf(payload, field), missing };
}
