/** Parts of the Markdown report: quotes in their context, facts, citations, rich text. */
import type { BlockContent, ListItem, PhrasingContent } from 'mdast';
import type {
  Fact,
  Quote,
  ReportBlock,
  ReportListItem,
  ReportSpan,
} from '../../src-shared/domain/report-model';
import { assertNever } from '../../src-shared/assert';
import { safeHref } from '../../src-shared/domain/report-text';
import { en } from '../../src-shared/strings/en';
import {
  code,
  emphasis,
  foreign,
  item,
  labelled,
  link,
  list,
  paragraph,
  quote,
  strong,
  text,
} from './markdown-nodes';
import { serialise } from './markdown-serialise';

/** Shows where it leads: the encoded form gives away letters that only look like others. */
export function address(url: string, href: string | null): PhrasingContent {
  return href === null ? foreign(url) : link(href, text(href));
}

export function factItem({ label, value, kind }: Fact): ListItem {
  switch (kind) {
    case 'hash':
      return labelled(label, [{ type: 'inlineCode', value }]);
    case 'missing':
      return labelled(label, [emphasis(text(value))]);
    case 'url':
      return labelled(label, [address(value, safeHref(value))]);
    case 'text':
      return labelled(label, [foreign(value)]);
    default:
      return assertNever(kind);
  }
}

export function citation(number: number | null): PhrasingContent {
  return number === null ? text(en.report.missingReference) : { type: 'citation', number };
}

/**
 * The quote in bold amid its context. Where Markdown would need escapes inside the quote, it stands in
 * a code block instead, where every character is itself: so a search for the quote always finds it.
 */
export function passage({ before, exact, after }: Quote): BlockContent[] {
  const around = (middle: PhrasingContent): BlockContent =>
    quote(
      paragraph(
        ...[text(before), middle, text(after)].filter((node) => !('value' in node) || node.value !== ''),
      ),
    );
  const inline = around(strong(text(exact)));
  if (serialise(inline).includes(exact)) return [inline];
  const context = before === '' && after === '' ? [] : [around(strong(text(`[${en.report.quoteLabel}]`)))];
  return [code(exact), ...context];
}

function span(part: ReportSpan): PhrasingContent {
  if (part.kind === 'citation') return citation(part.number);
  const words = text(part.text.replaceAll('\n', ' '));
  const slanted = part.italic ? emphasis(words) : words;
  const marked = part.bold ? strong(slanted) : slanted;
  return part.href === null ? marked : link(part.href, marked);
}

function spans(parts: readonly ReportSpan[]): PhrasingContent[] {
  return parts.filter((part) => part.kind === 'citation' || part.text !== '').map(span);
}

function listItems(items: readonly ReportListItem[], ordered: boolean): ListItem[] {
  return items.map(({ spans: parts, children }) =>
    children.length === 0
      ? item(paragraph(...spans(parts)))
      : item(paragraph(...spans(parts)), list(listItems(children, ordered), ordered)),
  );
}

export function richText(blocks: readonly ReportBlock[]): BlockContent[] {
  return blocks.flatMap((block): BlockContent[] => {
    if (block.kind === 'list')
      return block.items.length === 0 ? [] : [list(listItems(block.items, block.ordered), block.ordered)];
    const children = spans(block.spans);
    return children.length === 0 ? [] : [paragraph(...children)];
  });
}
