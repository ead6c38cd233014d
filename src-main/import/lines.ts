/** Finds the lines of a text, gathered into groups that blank lines part. */
import type { Span } from '../../src-shared/domain/anchor';

/** Mandatory breaks of UAX #14 (LF, VT, FF, NEL, LS, PS); CR is LF by now. */
const LINE_END = /[\n\v\f\u0085\u2028\u2029]/g;

/** Lines that follow each other without a blank one, without their line ends; never empty. */
export type LineGroup = readonly Span[];

/** Where `text` is white space only between two offsets. */
export function isBlank(text: string, start: number, end: number): boolean {
  return text.slice(start, end).trim() === '';
}

/** Groups of lines that are not blank, in order. */
export function lineGroups(text: string): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  let group: Span[] = [];
  const take = (start: number, end: number): void => {
    if (!isBlank(text, start, end)) {
      group.push({ start, end });
    } else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  };
  let start = 0;
  LINE_END.lastIndex = 0;
  for (let match = LINE_END.exec(text); match; match = LINE_END.exec(text)) {
    take(start, match.index);
    start = match.index + 1;
  }
  take(start, text.length);
  if (group.length > 0) groups.push(group);
  return groups;
}
