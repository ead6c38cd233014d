/** Makes the canonical text of decoded text: one byte order mark off, line ends to LF, and nothing else. */
import { Refusal } from '../../src-shared/errors';

/** Control characters that plain text has no use for; TAB, LF, VT, FF and CR are white space. */
const CONTROLS = /[\x01-\x08\x0e-\x1f\x7f]/g;

/** ISO 2022 switches character sets by escape sequences of ASCII characters: it would pass for UTF-8, unreadable. */
const ISO_2022 = /\x1b(?:\$[@AB]|\([BIJ])/;

/** More than one control character in this many makes a file binary. */
const CONTROL_SHARE = 100;

/**
 * No Unicode normalisation, and U+0085, U+2028 and U+2029 stay: all of these would make quotes or
 * offsets from elsewhere miss. Few stray control characters stay for the same reason.
 * @throws Refusal file.binary where the text holds NUL or many control characters; import.noText
 */
export function normalize(decoded: string, name: string): string {
  const unmarked = decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
  const text = unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
  const controls = text.match(CONTROLS)?.length ?? 0;
  if (text.includes('\0') || ISO_2022.test(text) || controls * CONTROL_SHARE > text.length) {
    throw new Refusal('file.binary', { name });
  }
  if (!/[^\s\u0085]/.test(text)) throw new Refusal('import.noText', { name });
  return text;
}
