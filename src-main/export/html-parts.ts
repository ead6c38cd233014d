/** Parts of the HTML report that stand in several sections: marks, facts, citations, rich text. */
import type {
  Fact,
  Mark,
  ReportBlock,
  ReportListItem,
  ReportSpan,
} from '../../src-shared/domain/report-model';
import { assertNever } from '../../src-shared/assert';
import { safeHref } from '../../src-shared/domain/report-text';
import { en } from '../../src-shared/strings/en';
import { bdi, escapeAttribute, escapeText, outsideLink } from './html-escape';

export function sign(mark: Mark): string {
  return mark.sign === '' ? '' : `<span class="sign">${escapeText(mark.sign)}</span>`;
}

export function tagList(tags: readonly Mark[]): string {
  const items = tags.map((tag) => `<li class="tag ${tag.code}">${sign(tag)}${escapeText(tag.word)}</li>`);
  return `<ul class="tags" aria-label="${escapeAttribute(en.report.tables.tags)}">${items.join('')}</ul>`;
}

export function row(label: string, content: string, className = ''): string {
  const attribute = className === '' ? '' : ` class="${className}"`;
  return `<div${attribute}><dt>${escapeText(label)}</dt><dd>${content}</dd></div>\n`;
}

export function factRow({ label, value, kind }: Fact): string {
  switch (kind) {
    case 'missing':
      return row(label, `<span class="missing">${escapeText(value)}</span>`);
    case 'hash':
      return row(label, `<span class="hash">${escapeText(value)}</span>`);
    case 'url': {
      const href = safeHref(value);
      return row(label, href === null ? bdi(value) : outsideLink(href, bdi(value)));
    }
    case 'text':
      return row(label, bdi(value));
    default:
      return assertNever(kind);
  }
}

export function citation(number: number | null): string {
  if (number === null) return escapeText(en.report.missingReference);
  return `<a class="cite" href="#reference-${String(number)}">[${String(number)}]</a>`;
}

function span(part: ReportSpan): string {
  if (part.kind === 'citation') return citation(part.number);
  let html = escapeText(part.text);
  if (part.italic) html = `<em>${html}</em>`;
  if (part.bold) html = `<strong>${html}</strong>`;
  return part.href === null ? html : outsideLink(part.href, html);
}

function list(items: readonly ReportListItem[], ordered: boolean): string {
  if (items.length === 0) return '';
  const name = ordered ? 'ol' : 'ul';
  const lines = items.map(
    (item) => `<li dir="auto">${item.spans.map(span).join('')}${list(item.children, ordered)}</li>`,
  );
  return `<${name}>${lines.join('')}</${name}>`;
}

export function richText(blocks: readonly ReportBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? `<p dir="auto">${block.spans.map(span).join('')}</p>`
        : list(block.items, block.ordered),
    )
    .join('');
}
