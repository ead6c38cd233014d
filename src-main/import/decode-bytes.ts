/** Turns bytes into text in one named encoding, and counts what that encoding can't read instead of hiding it. */
import iconv from 'iconv-lite';
import type { Encoding } from '../../src-shared/ipc/types';

/** `lost` counts the characters that could not be read; 0 means that the text is whole. */
export interface Decoded {
  readonly text: string;
  readonly lost: number;
}

const REPLACEMENT = '\ufffd';

/** U+FFFD as the two encodings write it that can: there it is a character of the file, not a loss. */
const REPLACEMENT_BYTES = { 'utf-8': [0xef, 0xbf, 0xbd], gb18030: [0x84, 0x31, 0xa4, 0x37] } as const;

/** The Encoding Standard reads tis-620 as its superset windows-874, which has quotation marks and dashes. */
const ICONV_NAMES: Partial<Record<Encoding, string>> = { 'tis-620': 'windows874' };

function countReplacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf(REPLACEMENT); at !== -1; at = text.indexOf(REPLACEMENT, at + 1)) count += 1;
  return count;
}

function countSequence(bytes: Uint8Array, sequence: readonly number[]): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const wanted = Buffer.from(sequence);
  let count = 0;
  for (let at = buffer.indexOf(wanted); at !== -1; at = buffer.indexOf(wanted, at + wanted.length))
    count += 1;
  return count;
}

/** UTF-16 units read as they stand, to count U+FFFD that the file itself holds. */
function countUnits(bytes: Uint8Array, high: 0 | 1): number {
  let count = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at + high] === 0xff && bytes[at + 1 - high] === 0xfd) count += 1;
  }
  return count;
}

function ownReplacements(bytes: Uint8Array, encoding: Encoding): number {
  switch (encoding) {
    case 'utf-8':
    case 'gb18030':
      return countSequence(bytes, REPLACEMENT_BYTES[encoding]);
    case 'utf-16le':
      return countUnits(bytes, 1);
    case 'utf-16be':
      return countUnits(bytes, 0);
    default:
      return 0;
  }
}

function decodeUnicode(bytes: Uint8Array, encoding: 'utf-8' | 'utf-16le' | 'utf-16be'): Decoded {
  try {
    return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), lost: 0 };
  } catch {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    return { text, lost: Math.max(1, countReplacements(text) - ownReplacements(bytes, encoding)) };
  }
}

/** Decodes; a byte order mark stays in the text as U+FEFF. */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding): Decoded {
  if (encoding === 'utf-8' || encoding === 'utf-16le' || encoding === 'utf-16be') {
    return decodeUnicode(bytes, encoding);
  }
  const text = iconv.decode(bytes, ICONV_NAMES[encoding] ?? encoding, { stripBOM: false });
  return { text, lost: Math.max(0, countReplacements(text) - ownReplacements(bytes, encoding)) };
}
