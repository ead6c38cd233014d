/** Sentences: where they begin and end in an article text, and which one comes next. */
import { trimSpan, type Span } from '../../src-shared/domain/anchor';
import type { BlockTable } from './block-table';
import { continues, rulesFor } from './sentence-rules';

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language === '' ? undefined : language, { granularity: 'sentence' });
  } catch {
    // A language tag is whatever the person wrote.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}

/** Opening marks that follow a full stop without a space: the segmenter takes them for closing ones. */
const OPENERS = /(?<=[。！？．!?])[「『《〈【（“‘]+$/u;

/** The segmenter's own sentences, with opening marks where they belong. */
function* segmentsOf(text: string, segmenter: Intl.Segmenter): Generator<Span> {
  let start = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    const end = index + segment.length - (OPENERS.exec(segment)?.[0].length ?? 0);
    yield trimSpan(text, { start, end });
    start = end;
  }
  yield trimSpan(text, { start, end: text.length });
}

/**
 * The sentences of one paragraph, in UTF-16 units from its start, without white space at their ends.
 * Takes the paragraph alone: over a whole article Intl.Segmenter is quadratic.
 */
export function sentenceSpans(
  paragraph: string,
  language: string,
  segmenter = segmenterFor(language),
): readonly Span[] {
  const rules = rulesFor(language);
  // A line end inside a paragraph is a hard wrap, which the segmenter would take for the end of a sentence.
  const text = paragraph.replaceAll('\n', ' ');
  const spans: Span[] = [];
  for (const next of segmentsOf(text, segmenter)) {
    if (next.start === next.end) continue;
    const last = spans.at(-1);
    if (last && continues(text.slice(last.start, last.end), text.slice(next.start, next.end), rules)) {
      spans[spans.length - 1] = { start: last.start, end: next.end };
    } else spans.push(next);
  }
  return spans;
}

/** Reads an article sentence by sentence; a block is segmented when it is first needed. Offsets are UTF-16 units. */
export class Sentences {
  private readonly segmenter: Intl.Segmenter;
  private readonly known = new Map<number, readonly Span[]>();

  constructor(
    private readonly text: string,
    private readonly table: BlockTable,
    private readonly language: string,
  ) {
    this.segmenter = segmenterFor(language);
  }

  inBlock(index: number): readonly Span[] {
    const known = this.known.get(index);
    if (known) return known;
    const { start, end } = this.table.at(index);
    const spans = sentenceSpans(this.text.slice(start, end), this.language, this.segmenter).map((span) => ({
      start: start + span.start,
      end: start + span.end,
    }));
    this.known.set(index, spans);
    return spans;
  }

  /** The sentence at a caret; right behind one and before a blank, that one. null = a text without any. */
  at(caret: number): Span | null {
    const spans = this.inBlock(this.table.indexAt(caret));
    return (
      spans.find(({ start, end }) => start <= caret && caret < end) ??
      spans.find(({ end }) => end === caret) ??
      spans.find(({ start }) => start > caret) ??
      spans.at(-1) ??
      this.next(caret) ??
      this.previous(caret)
    );
  }

  /** The first sentence that begins at `offset` or behind it; null = there is none. */
  next(offset: number): Span | null {
    for (let index = this.table.indexAt(offset); index < this.table.length; index++) {
      const found = this.inBlock(index).find(({ start }) => start >= offset);
      if (found) return found;
    }
    return null;
  }

  /** The last sentence that ends at `offset` or before it; null = there is none. */
  previous(offset: number): Span | null {
    for (let index = this.table.indexAt(offset); index >= 0; index--) {
      const found = this.inBlock(index).findLast(({ end }) => end <= offset);
      if (found) return found;
    }
    return null;
  }

  /** What "select sentence" makes of a selection: whole sentences, or one more where it was whole ones already. */
  widen(selected: Span): Span | null {
    const first = this.at(selected.start);
    if (!first || selected.start === selected.end) return first;
    const inside = trimSpan(this.text, selected);
    const last = inside.start < inside.end ? this.at(inside.end - 1) : first;
    const whole = { start: first.start, end: Math.max(first.end, last?.end ?? 0) };
    if (whole.start !== inside.start || whole.end !== inside.end) return whole;
    return { start: whole.start, end: this.next(whole.end)?.end ?? whole.end };
  }
}
