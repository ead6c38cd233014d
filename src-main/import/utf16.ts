/** Recognises UTF-16 text that has no byte order mark, by whether it reads as text in one byte order. */
import type { Encoding } from '../../src-shared/ipc/types';
import { decodeBytes } from './decode-bytes';

/** How much of the file is looked at, in bytes. */
const SAMPLE = 64 * 1024;

/** Control characters that no text has, characters that nobody has assigned, private ones. */
const IMPLAUSIBLE = /[\0-\x08\x0e-\x1f\x7f]|\p{Cn}|\p{Co}/u;

/** Letters of Latin beside letters of another script: seldom in text, everywhere in bytes paired wrongly. */
const CLASH = /[A-Za-z](?=[^\0-\u024f\s\p{P}])|[^\0-\u024f\s\p{P}](?=[A-Za-z])/gu;

/** Number of spaces, line ends and other ASCII in the text; 0 where it does not read as text. */
function plausibility(bytes: Uint8Array, encoding: Encoding): number {
  const { text, lost } = decodeBytes(bytes, encoding);
  if (lost > 0 || IMPLAUSIBLE.test(text)) return 0;
  if ((text.match(CLASH)?.length ?? 0) * 5 > text.length) return 0;
  return text.match(/[\t\n\r -~]/g)?.length ?? 0;
}

/**
 * The byte order of UTF-16 text, or null. Only bytes with a NUL among them come into question: spaces and line
 * ends give it in any script, and text in other encodings has none.
 */
export function sniffUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0 || !bytes.includes(0)) return null;
  let end = Math.min(SAMPLE, bytes.length);
  // A sample that ends within a surrogate pair would not decode: one more unit is taken off.
  const high = (bytes[end - 1] ?? 0) & 0xfc;
  const low = (bytes[end - 2] ?? 0) & 0xfc;
  if (end < bytes.length && (high === 0xd8 || low === 0xd8)) end -= 2;
  const sample = bytes.subarray(0, end);
  const little = plausibility(sample, 'utf-16le');
  const big = plausibility(sample, 'utf-16be');
  if (Math.max(little, big) === 0) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}
