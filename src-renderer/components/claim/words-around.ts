/** The words around a quote as people read them: of its own paragraph, and whole ones. */
import { CONTEXT_LENGTH } from '../../../src-shared/domain/anchor';

/** A context that is nearly as long as can be was cut; its grapheme border can lie a few units further in. */
const CUT_LENGTH = CONTEXT_LENGTH - 8;

/** The end of the paragraph before the quote, from the first whole word on; "…" where more stands before it. */
export function wordsBefore(prefix: string): string {
  const line = prefix.slice(prefix.lastIndexOf('\n') + 1);
  const isCut = line.length === prefix.length && prefix.length >= CUT_LENGTH;
  return isCut ? `…${line.replace(/^\S*\s+(?=\S)/u, '')}` : line;
}

/** The rest of the paragraph after the quote, up to the last whole word; "…" where more stands behind it. */
export function wordsAfter(suffix: string): string {
  const line = suffix.split('\n', 1)[0] ?? '';
  const isCut = line.length === suffix.length && suffix.length >= CUT_LENGTH;
  return isCut ? `${line.replace(/(?<=\S)\s+\S*$/u, '')}…` : line;
}
