/** Finds the encoding of an article and decodes it whole, or refuses: a loss is never papered over with U+FFFD. */
import { Refusal } from '../../src-shared/errors';
import type { Encoding, EncodingBasis } from '../../src-shared/ipc/types';
import { decodeBytes } from './decode-bytes';
import { guessEncoding } from './detect-encoding';
import { hasForeignSignature } from './sniff';
import { sniffUtf16 } from './utf16';

export interface DecodedArticle {
  readonly text: string;
  readonly encoding: Encoding;
  readonly basis: EncodingBasis;
}

function declaredByMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

function decodeWhole(
  bytes: Uint8Array,
  encoding: Encoding,
  basis: EncodingBasis,
  name: string,
): DecodedArticle {
  const { text, lost } = decodeBytes(bytes, encoding);
  if (lost > 0) throw new Refusal('import.encodingWrong', { name, encoding, count: lost });
  return { text, encoding, basis };
}

/** Damaged UTF-8: ten sound characters beyond ASCII for each broken one is what no other encoding looks like. */
function isDamagedUtf8(text: string, lost: number): boolean {
  const sound = (text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0) - lost;
  return sound > lost * 10;
}

function decodeUndeclared(bytes: Uint8Array, name: string): DecodedArticle {
  const utf16 = sniffUtf16(bytes);
  if (utf16) return decodeWhole(bytes, utf16, 'guessed', name);
  if (bytes.includes(0)) throw new Refusal('file.binary', { name });
  const utf8 = decodeBytes(bytes, 'utf-8');
  if (utf8.lost === 0) return { text: utf8.text, encoding: 'utf-8', basis: 'declared' };
  if (isDamagedUtf8(utf8.text, utf8.lost)) {
    throw new Refusal('import.encodingWrong', { name, encoding: 'utf-8', count: utf8.lost });
  }
  return { ...guessEncoding(bytes), basis: 'guessed' };
}

/**
 * Order: the person's choice, byte order mark, UTF-16 without one, valid UTF-8, the detector, windows-1252.
 * @param chosen null = find it out
 * @throws Refusal import.encodingWrong {name, encoding, count}, file.binary
 */
export function decodeArticle(bytes: Uint8Array, chosen: Encoding | null, name: string): DecodedArticle {
  if (hasForeignSignature(bytes)) throw new Refusal('file.binary', { name });
  if (chosen) return decodeWhole(bytes, chosen, 'chosen', name);
  const declared = declaredByMark(bytes);
  if (declared) return decodeWhole(bytes, declared, 'declared', name);
  return decodeUndeclared(bytes, name);
}
