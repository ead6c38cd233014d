/** Rich text <-> Lexical: writes an analyst's text into an editor and reads it back. Both run inside an update or read. */
import { $createLinkNode, $isLinkNode } from '@lexical/link';
import {
  $createListItemNode,
  $createListNode,
  $isListItemNode,
  $isListNode,
  type ListNode,
} from '@lexical/list';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type { RichBlock, RichSpan, RichText } from '../../src-shared/domain/rich-text';
import { $createReferenceNode, ReferenceNode } from './reference-node';
import { DEEPEST, normalRichText, textSpan, type TextSpan } from './rich-text-normal';

type Look = Omit<TextSpan, 'text'>;

function $textNodes({ text, bold, italic }: TextSpan): LexicalNode[] {
  return text.split('\n').flatMap((line, index) => {
    const nodes: LexicalNode[] = index === 0 ? [] : [$createLineBreakNode()];
    if (line === '') return nodes;
    const node = $createTextNode(line);
    if (bold) node.toggleFormat('bold');
    if (italic) node.toggleFormat('italic');
    return [...nodes, node];
  });
}

function $appendSpans(parent: ElementNode, spans: readonly RichSpan[]): void {
  for (const span of spans) {
    if (!('text' in span)) {
      parent.append($createReferenceNode(span.referenceId));
      continue;
    }
    if (span.link === undefined) parent.append(...$textNodes(span));
    else parent.append($createLinkNode(span.link).append(...$textNodes(span)));
  }
}

/** The list in which an item of this depth goes, made where it is missing: Lexical nests a list in an item of its own. */
function $listAt(list: ListNode, depth: number): ListNode {
  let current = list;
  for (let level = 0; level < depth; level++) {
    const last = current.getLastChild();
    const nested = $isListItemNode(last) ? last.getFirstChild() : null;
    if ($isListNode(nested)) {
      current = nested;
      continue;
    }
    const deeper = $createListNode(list.getListType());
    current.append($createListItemNode().append(deeper));
    current = deeper;
  }
  return current;
}

function $createBlock(block: RichBlock): ElementNode {
  if (block.type === 'paragraph') {
    const paragraph = $createParagraphNode();
    $appendSpans(paragraph, block.spans);
    return paragraph;
  }
  const list = $createListNode(block.ordered ? 'number' : 'bullet');
  for (const { depth, spans } of block.items) {
    const item = $createListItemNode();
    $appendSpans(item, spans);
    $listAt(list, depth).append(item);
  }
  return list;
}

/** Replaces all that the editor holds. */
export function $writeRichText(value: RichText): void {
  const blocks = normalRichText(value).blocks.map($createBlock);
  $getRoot()
    .clear()
    .append(...(blocks.length === 0 ? [$createParagraphNode()] : blocks));
}

function lookOf(node: LexicalNode, look: Look): Look {
  if ($isLinkNode(node)) return { ...look, link: node.getURL() };
  if (!$isTextNode(node)) return look;
  return {
    ...look,
    ...(node.hasFormat('bold') ? { bold: true } : {}),
    ...(node.hasFormat('italic') ? { italic: true } : {}),
  };
}

function $spansOf(node: LexicalNode, outer: Look): RichSpan[] {
  const look = lookOf(node, outer);
  if (node instanceof ReferenceNode) return [{ referenceId: node.getReferenceId() }];
  if ($isTextNode(node)) return [textSpan(node.getTextContent(), look)];
  // A line break carries no look of its own; the text around it says how it is written back.
  if ($isLineBreakNode(node)) return [textSpan('\n', look)];
  if ($isElementNode(node)) return node.getChildren().flatMap((child) => $spansOf(child, look));
  return [];
}

function $itemsOf(list: ListNode, depth: number): { depth: number; spans: RichSpan[] }[] {
  return list.getChildren().flatMap((item) => {
    if (!$isElementNode(item)) return [];
    const children = item.getChildren();
    const nested = children.filter($isListNode);
    const inline = children.filter((child) => !$isListNode(child));
    const own =
      inline.length > 0 || nested.length === 0
        ? [{ depth, spans: inline.flatMap((child) => $spansOf(child, {})) }]
        : [];
    return [...own, ...nested.flatMap((deeper) => $itemsOf(deeper, Math.min(depth + 1, DEEPEST)))];
  });
}

export function $readRichText(): RichText {
  const blocks = $getRoot()
    .getChildren()
    .map((node): RichBlock =>
      $isListNode(node)
        ? { type: 'list', ordered: node.getListType() === 'number', items: $itemsOf(node, 0) }
        : { type: 'paragraph', spans: $spansOf(node, {}) },
    );
  return normalRichText({ blocks });
}
