/** Guesses the encoding of bytes that neither declare one nor are valid UTF-8. */
import { chardet } from 'jschardet';
import { ENCODINGS } from '../../src-shared/ipc/types';
import type { Encoding } from '../../src-shared/ipc/types';
import { decodeBytes } from './decode-bytes';

/** How much of a text the guess looks at, in bytes. */
const SAMPLE = 200_000;

/** The detector's names where they differ from ours by more than case. */
const DETECTOR_NAMES: Readonly<Record<string, Encoding>> = {
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  cp1258: 'windows-1258',
  'iso8859-15': 'iso-8859-15',
  macroman: 'macintosh',
  cp932: 'shift_jis',
  cp949: 'euc-kr',
  cp874: 'tis-620',
};

const KNOWN: ReadonlySet<string> = new Set(ENCODINGS);

function ourName(name: string | null): Encoding | null {
  const lower = name?.toLowerCase() ?? '';
  const encoding = DETECTOR_NAMES[lower] ?? lower;
  return KNOWN.has(encoding) ? (encoding as Encoding) : null;
}

/**
 * The lines that hold bytes beyond ASCII, up to SAMPLE bytes: in a long English report the one name
 * that decides may stand on the last page. No encoding here uses the byte of a line end for anything else,
 * except UTF-16, which is looked for before.
 */
function tellingLines(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(Math.min(SAMPLE, bytes.length));
  let filled = 0;
  for (let at = 0; at < bytes.length && filled < sample.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const start = bytes.lastIndexOf(0x0a, at) + 1;
    const lineEnd = bytes.indexOf(0x0a, at);
    const end = lineEnd === -1 ? bytes.length : lineEnd + 1;
    const line = bytes.subarray(start, Math.min(end, start + sample.length - filled));
    sample.set(line, filled);
    filled += line.length;
    at = end - 1;
  }
  return sample.subarray(0, filled);
}

/** Encodings in the detector's order, most likely first. */
function candidates(bytes: Uint8Array): readonly Encoding[] {
  return chardet
    .detectAll(tellingLines(bytes), { ignoreThreshold: true })
    .map((result) => ourName(result.encoding))
    .filter((encoding) => encoding !== null);
}

/**
 * The most likely encoding that reads every byte. ISO 8859-1 closes the list, because it gives each of
 * the 256 bytes a character.
 */
export function guessEncoding(bytes: Uint8Array): { readonly encoding: Encoding; readonly text: string } {
  const order: readonly Encoding[] = [
    ...new Set([...candidates(bytes).slice(0, 5), 'windows-1252' as const]),
  ];
  for (const encoding of order) {
    const { text, lost } = decodeBytes(bytes, encoding);
    if (lost === 0) return { encoding, text };
  }
  return { encoding: 'iso-8859-1', text: decodeBytes(bytes, 'iso-8859-1').text };
}
