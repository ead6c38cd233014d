/** Codes of a claim: which can be chosen, and what adding or removing one makes of the list. */
import { PERSUASION_TECHNIQUES, codeName } from '../../../src-shared/domain/codebook';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';

/** Longest code in UTF-16 units, and most codes of a claim (command claim.code). */
const CODE_LIMIT = 200;
const CODES_LIMIT = 50;

interface CodeOption {
  readonly id: string;
  /** Words of the analyst's own, not from the codebook. */
  readonly isOwn: boolean;
}

/** Letters and digits alone, so that "name calling" finds `Name_Calling-Labeling`. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The code of the book that a person means, or the words as they are. */
export function codeFrom(text: string): string {
  return PERSUASION_TECHNIQUES.find((code) => fold(code) === fold(text)) ?? text.trim();
}

/** Codes of the book that fit the words and are not taken, then the words themselves as a code of one's own. */
export function codeOptions(taken: readonly string[], text: string): readonly CodeOption[] {
  const free = PERSUASION_TECHNIQUES.filter((code) => !taken.includes(code));
  const known = free.filter((code) => fold(codeName(code)).includes(fold(text)));
  const own = codeFrom(text);
  const isNew = fold(own) !== '' && !taken.includes(own) && !known.some((code) => code === own);
  return [...known.map((id) => ({ id, isOwn: false })), ...(isNew ? [{ id: own, isOwn: true }] : [])];
}

interface Added {
  /** The same list when the code was in it already. */
  readonly codes: readonly string[];
  readonly problem: string | undefined;
}

export function withCode(codes: readonly string[], text: string): Added {
  const words = en.claims.inspector;
  const code = codeFrom(text);
  if (code === '' || codes.includes(code)) return { codes, problem: undefined };
  if (code.length > CODE_LIMIT) return { codes, problem: fill(words.codeTooLong, { limit: CODE_LIMIT }) };
  if (codes.length >= CODES_LIMIT) return { codes, problem: fill(words.codesFull, { limit: CODES_LIMIT }) };
  return { codes: [...codes, code], problem: undefined };
}

export function withoutCodes(
  codes: readonly string[],
  removed: ReadonlySet<string | number>,
): readonly string[] {
  return codes.filter((code) => !removed.has(code));
}
