/** Reads Markdown (CommonMark and tables): the article text is what a reader sees, without marks, in blocks. */
import type { List, Nodes, Root, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block } from '../../src-shared/domain/article';
import { readFrontMatter } from './front-matter';
import type { FrontMatter } from './front-matter';
import { htmlText, inlineText } from './markdown-inline';
import type { ReadText } from './read-text';
import { splitLong } from './split-long';

export interface ReadMarkdown extends ReadText {
  readonly frontMatter: FrontMatter;
}

const SEPARATOR = '\n\n';
const MAX_LIST_DEPTH = 9;

/** A block's kind with its attributes, before it has a place. */
type Kind =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'paragraph' | 'quote' }
  | { readonly kind: 'listItem'; readonly depth: number; readonly ordinal: number };

interface Piece {
  readonly kind: Kind;
  readonly text: string;
}

/** A node to visit, the kind that plain text in it gets, and how many lists it lies in. */
interface Visit {
  readonly node: Nodes;
  readonly kind: Kind;
  readonly lists: number;
}

const PARAGRAPH: Kind = { kind: 'paragraph' };

/** The first block of an item carries the item's mark; what follows in the item is an ordinary block. */
function itemVisits(list: List, kind: Kind, lists: number): readonly Visit[] {
  const first = list.ordered ? list.start || 1 : 0;
  return list.children.flatMap((item, index) => {
    const ordinal = list.ordered ? first + index : 0;
    const mark: Kind = { kind: 'listItem', depth: Math.min(lists, MAX_LIST_DEPTH), ordinal };
    const rest: Kind = kind.kind === 'listItem' ? PARAGRAPH : kind;
    return item.children.map((node, at) => ({ node, kind: at === 0 ? mark : rest, lists: lists + 1 }));
  });
}

function childVisits({ node, kind, lists }: Visit): readonly Visit[] {
  switch (node.type) {
    case 'list':
      return itemVisits(node, kind, lists);
    case 'blockquote':
      return node.children.map((child) => ({ node: child, kind: { kind: 'quote' }, lists }));
    case 'root':
    case 'table':
      return node.children.map((child) => ({ node: child, kind, lists }));
    default:
      return [];
  }
}

function rowText(row: TableRow): string {
  return row.children.map((cell) => inlineText(cell).replace(/\s+/gu, ' ')).join('\t');
}

/** The block that a node is by itself, or null for containers and for marks without text. */
function pieceOf({ node, kind }: Visit): Piece | null {
  switch (node.type) {
    case 'heading':
      return { kind: { kind: 'heading', level: node.depth }, text: inlineText(node) };
    case 'paragraph':
      return { kind, text: inlineText(node) };
    case 'code':
      return { kind, text: node.value };
    case 'html':
      return { kind, text: htmlText(node.value) };
    case 'tableRow':
      return { kind, text: rowText(node) };
    default:
      return null;
  }
}

/** Walks without recursion: quotes and lists in hostile Markdown nest thousands deep. */
function piecesOf(root: Root): readonly Piece[] {
  const pieces: Piece[] = [];
  const stack: Visit[] = [{ node: root, kind: PARAGRAPH, lists: 0 }];
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const piece = pieceOf(visit);
    // Only white space at the ends: inner line ends of code and hard breaks are text.
    const text = piece?.text.replace(/^[\s\u0085]*\n|\s+$/gu, '') ?? '';
    if (piece && text.trim() !== '') pieces.push({ kind: piece.kind, text });
    for (const child of childVisits(visit).toReversed()) stack.push(child);
  }
  return pieces;
}

function placeBlocks(pieces: readonly Piece[], text: string): readonly Block[] {
  let start = 0;
  return pieces.flatMap((piece) => {
    const span = { start, end: start + piece.text.length };
    start = span.end + SEPARATOR.length;
    return splitLong(text, span).map((part): Block => ({ ...piece.kind, ...part }));
  });
}

/** The first heading, where it stands before any text. */
function titleOf(pieces: readonly Piece[]): string {
  const first = pieces[0];
  return first?.kind.kind === 'heading' && pieces.length > 1 ? first.text : '';
}

/**
 * The text of normalised Markdown. Blocks are parted by a blank line; table cells by a TAB, each row a block.
 * Links keep their text and images their description; front matter becomes provenance.
 */
export function readMarkdown(source: string): ReadMarkdown {
  const { fields, bodyStart } = readFrontMatter(source);
  const root = fromMarkdown(source.slice(bodyStart), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  const pieces = piecesOf(root);
  const text = pieces.map((piece) => piece.text).join(SEPARATOR);
  return {
    text,
    blocks: placeBlocks(pieces, text),
    title: fields.title || titleOf(pieces),
    frontMatter: fields,
  };
}
