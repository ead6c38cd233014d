/** Recognises text that was broken into lines at a fixed width, and joins such lines to paragraphs. */
import type { Span } from '../../src-shared/domain/anchor';
import type { LineGroup } from './lines';

/** Widths at which programs and typists break lines, in UTF-16 units. */
const MIN_WIDTH = 45;
const MAX_WIDTH = 110;

/** How far a typist stays below the width although the next word would have fitted. */
const SLACK = 8;

/** Fewer breaks than this within groups say nothing. */
const MIN_BREAKS = 3;

/** Share of the text, by length, whose lines must end by the width's doing for it to count as wrapped. */
const WRAPPED_SHARE = 0.75;

const SENTENCE_END = /[.!?…。！？:]["'”’»)\]]*\s*$/u;

export function endsSentence(line: string): boolean {
  return SENTENCE_END.test(line.slice(-12));
}

/** True where the line is so full that the next one's first word had no place in it. */
function isFull(text: string, line: Span, next: Span, width: number): boolean {
  const word = /^\s*(\S{1,12})/u.exec(text.slice(next.start, Math.min(next.end, next.start + 40)))?.[1] ?? '';
  return line.end - line.start + 1 + word.length > width - SLACK;
}

function lengthOf(lines: readonly (readonly [Span, Span])[]): number {
  return lines.reduce((sum, [line]) => sum + line.end - line.start, 0);
}

function pairs(groups: readonly LineGroup[]): readonly (readonly [Span, Span])[] {
  return groups.flatMap((group) =>
    group.slice(1).map((next, index) => [group[index] ?? next, next] as const),
  );
}

/**
 * The width at which a text was broken into lines, or null where each line is a paragraph of its own.
 * It is wrapped when nearly all lines (95 in 100) are within a plausible width, three quarters of the text
 * break where the next word had no place, and fewer than half of those breaks come at the end of a sentence.
 */
export function wrapWidth(text: string, groups: readonly LineGroup[]): number | null {
  const breaks = pairs(groups);
  if (breaks.length < MIN_BREAKS) return null;
  const lengths = breaks.map(([line]) => line.end - line.start).sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.95)] ?? 0;
  if (width < MIN_WIDTH || width > MAX_WIDTH) return null;
  const full = breaks.filter(([line, next]) => isFull(text, line, next, width));
  const sentences = full.filter(([line]) => endsSentence(text.slice(line.start, line.end)));
  return lengthOf(full) >= lengthOf(breaks) * WRAPPED_SHARE && sentences.length * 2 < full.length
    ? width
    : null;
}

function indent(text: string, line: Span): number {
  return /^\s*/u.exec(text.slice(line.start, Math.min(line.end, line.start + 80)))?.[0].length ?? 0;
}

/** A paragraph that begins with an indent instead of a blank line. */
function beginsParagraph(text: string, line: Span, next: Span): boolean {
  return indent(text, next) >= indent(text, line) + 2 && endsSentence(text.slice(line.start, line.end));
}

/** Joins the lines of one group to paragraphs: a line that had room for more ends its paragraph. */
export function joinWrapped(text: string, group: LineGroup, width: number): readonly Span[] {
  const paragraphs: Span[] = [];
  group.forEach((line, index) => {
    const before = group[index - 1];
    const open = paragraphs.at(-1);
    if (before && open && isFull(text, before, line, width) && !beginsParagraph(text, before, line)) {
      paragraphs[paragraphs.length - 1] = { start: open.start, end: line.end };
    } else {
      paragraphs.push(line);
    }
  });
  return paragraphs;
}
