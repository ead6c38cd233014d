/** Short names for the Markdown nodes that the report is made of. */
import type {
  BlockContent,
  Blockquote,
  Code,
  Emphasis,
  Heading,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Strong,
  Table,
  Text,
} from 'mdast';
import type { Mark } from '../../src-shared/domain/report-model';

/** Characters that could reorder the words after them: right-to-left letters and bidirectional controls. */
const REORDERS = /[\u0590-\u08FF\u200E\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC]/;

export function text(value: string): Text {
  return { type: 'text', value };
}

/** Strangers' words on a line with ours: kept to their own direction, and to one line. */
export function foreign(value: string): Text {
  const line = value.replace(/\s*\n\s*/g, ' ');
  return text(REORDERS.test(line) ? `\u2068${line}\u2069` : line);
}

export function strong(...children: PhrasingContent[]): Strong {
  return { type: 'strong', children };
}

export function emphasis(...children: PhrasingContent[]): Emphasis {
  return { type: 'emphasis', children };
}

export function link(url: string, ...children: Link['children']): Link {
  return { type: 'link', url, children };
}

export function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

/** Each line of a longer text as a paragraph. */
export function lines(value: string): Paragraph[] {
  return value
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(text(line)));
}

export function heading(depth: Heading['depth'], ...children: PhrasingContent[]): Heading {
  return { type: 'heading', depth, children };
}

export function quote(...children: BlockContent[]): Blockquote {
  return { type: 'blockquote', children };
}

export function code(value: string): Code {
  return { type: 'code', lang: 'text', value };
}

export function item(...children: ListItem['children']): ListItem {
  return { type: 'listItem', spread: false, children };
}

/** `**Label:** content`, and what follows below it. */
export function labelled(label: string, content: PhrasingContent[], ...below: BlockContent[]): ListItem {
  const body = content.length === 0 ? [] : [text(' '), ...content];
  return item(paragraph(strong(text(`${label}:`)), ...body), ...below);
}

export function list(items: ListItem[], ordered = false): List {
  return { type: 'list', ordered, spread: false, children: items };
}

export function table(
  head: readonly string[],
  rows: readonly PhrasingContent[][][],
  alignments: Table['align'],
): Table {
  const cells = (contents: readonly PhrasingContent[][]): Table['children'][number] => ({
    type: 'tableRow',
    children: contents.map((children) => ({ type: 'tableCell', children })),
  });
  return {
    type: 'table',
    align: alignments ?? null,
    children: [cells(head.map((word) => [text(word)])), ...rows.map(cells)],
  };
}

export function markText(mark: Mark): string {
  return mark.sign === '' ? mark.word : `${mark.sign} ${mark.word}`;
}
