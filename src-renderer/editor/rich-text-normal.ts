/** Rich text normal: the one form that equal rich texts share, so that "changed" can be told from "written otherwise". */
import type { RichBlock, RichSpan, RichText } from '../../src-shared/domain/rich-text';

/** Deepest list level that a rich text can hold (domain/rich-text). */
export const DEEPEST = 9;

/** Longest link address (domain/rich-text). */
const LINK_LIMIT = 2048;

export type TextSpan = Extract<RichSpan, { text: string }>;

/** Only web addresses: anything else could do more than lead to a page. */
export function isLinkAddress(address: string): boolean {
  return address.length <= LINK_LIMIT && /^https?:\/\/[^\s/]/i.test(address) && URL.canParse(address);
}

/** A text span with its keys in one order and nothing that is not set. */
export function textSpan(text: string, { bold, italic, link }: Omit<TextSpan, 'text'>): TextSpan {
  return {
    text,
    ...(bold ? { bold } : {}),
    ...(italic ? { italic } : {}),
    ...(link !== undefined && isLinkAddress(link) ? { link } : {}),
  };
}

function isText(span: RichSpan | undefined): span is TextSpan {
  return span !== undefined && 'text' in span;
}

function sameLook(a: TextSpan, b: TextSpan): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link;
}

/** A line end looks the same in bold and in italic, so it is neither. */
function lineByLine(span: RichSpan): readonly RichSpan[] {
  if (!isText(span)) return [{ referenceId: span.referenceId }];
  const { link } = textSpan(span.text, span);
  return span.text
    .split(/(\n)/)
    .map((part) =>
      part === '\n' ? textSpan(part, link === undefined ? {} : { link }) : textSpan(part, span),
    );
}

/** Neighbours of one look become one span; empty ones go. */
export function normalSpans(spans: readonly RichSpan[]): RichSpan[] {
  const normal: RichSpan[] = [];
  for (const next of spans.flatMap(lineByLine)) {
    const last = normal.at(-1);
    if (!isText(next)) {
      normal.push(next);
      continue;
    }
    if (next.text === '') continue;
    if (isText(last) && sameLook(last, next))
      normal[normal.length - 1] = { ...last, text: last.text + next.text };
    else normal.push(next);
  }
  return normal;
}

function normalBlock(block: RichBlock): RichBlock {
  if (block.type === 'paragraph') return { type: 'paragraph', spans: normalSpans(block.spans) };
  const items = block.items.map(({ depth, spans }) => ({
    depth: Math.min(depth, DEEPEST),
    spans: normalSpans(spans),
  }));
  return { type: 'list', ordered: block.ordered, items };
}

/** Two lists of one kind with nothing between them are one list. */
function joinLists(blocks: readonly RichBlock[]): RichBlock[] {
  const joined: RichBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type === 'list' && last?.type === 'list' && last.ordered === block.ordered) {
      joined[joined.length - 1] = { ...last, items: [...last.items, ...block.items] };
    } else joined.push(block);
  }
  return joined;
}

/** One paragraph without anything in it is no text at all. */
export function normalRichText({ blocks }: RichText): RichText {
  const filled = blocks
    .map(normalBlock)
    .filter((block) => block.type === 'paragraph' || block.items.length > 0);
  const normal = joinLists(filled);
  const [only] = normal;
  if (normal.length === 1 && only?.type === 'paragraph' && only.spans.length === 0) return { blocks: [] };
  return { blocks: normal };
}

export function sameRichText(a: RichText, b: RichText): boolean {
  return JSON.stringify(normalRichText(a)) === JSON.stringify(normalRichText(b));
}
