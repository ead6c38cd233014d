/** Turns Markdown nodes into text in which strangers' words can't become markup. */
import type { Nodes } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import {
  toMarkdown,
  type ConstructName,
  type Handle,
  type Options,
  type Unsafe,
} from 'mdast-util-to-markdown';

/** A citation prints as `[1]`. It is a node of its own because as text its bracket would be escaped. */
interface CitationNode {
  readonly type: 'citation';
  readonly number: number;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: CitationNode;
  }
  interface RootContentMap {
    citation: CitationNode;
  }
}

/** `[1]:` at the start of a line would define a link target and vanish. */
const citationHandle: Handle = (node: CitationNode, _parent, _state, info) =>
  `${info.after === ':' ? '\\' : ''}[${String(node.number)}]`;

/** Where a backslash is no escape, and where the address has to stay as it is. */
const ADDRESSES: ConstructName[] = [
  'autolink',
  'destinationLiteral',
  'destinationRaw',
  'reference',
  'titleQuote',
  'titleApostrophe',
];

/**
 * What common dialects add to CommonMark: bare addresses and e-mail addresses become links,
 * `~~` strikes out, `$` begins a formula. `<` and `&` are escaped also where CommonMark itself would not
 * read a tag or an entity in them.
 */
const UNSAFE: Unsafe[] = [
  { character: ':', before: '[ps]', after: '\\/' },
  { character: '.', before: '[Ww]', after: '[\\-.\\w]' },
  { character: '@', before: '[+\\-.\\w]', after: '[\\-.\\w]' },
  { character: '~' },
  { character: '$' },
  { character: '<' },
  { character: '&' },
].map((pattern) => ({ ...pattern, inConstruct: 'phrasing', notInConstruct: ADDRESSES }));

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  resourceLink: false,
  rule: '-',
  handlers: { citation: citationHandle },
  extensions: [gfmTableToMarkdown(), { unsafe: UNSAFE }],
};

export function serialise(node: Nodes): string {
  return toMarkdown(node, OPTIONS);
}
