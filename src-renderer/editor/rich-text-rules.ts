/** Rich text rules: keeps an editor to what rich text can hold, whatever was pasted or typed. */
import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { IS_BOLD, IS_ITALIC, ParagraphNode, TextNode, type ElementNode, type LexicalEditor } from 'lexical';
import { isLinkAddress } from './rich-text-normal';

function plainText(node: TextNode): void {
  const allowed = node.getFormat() & (IS_BOLD | IS_ITALIC);
  if (node.getFormat() !== allowed) node.setFormat(allowed);
  if (node.getStyle() !== '') node.setStyle('');
}

function plainElement(node: ElementNode): void {
  if (node.getFormatType() !== '') node.setFormat('');
  if (node.getStyle() !== '') node.setStyle('');
}

function plainParagraph(node: ParagraphNode): void {
  plainElement(node);
  if (node.getIndent() !== 0) node.setIndent(0);
}

/** A list of things to tick off is a list here. */
function plainList(node: ListNode): void {
  plainElement(node);
  if (node.getListType() === 'check') node.setListType('bullet');
}

function webLink(node: LinkNode): void {
  if (isLinkAddress(node.getURL())) {
    if (node.getTarget() !== null) node.setTarget(null);
    if (node.getRel() !== null) node.setRel(null);
    if (node.getTitle() !== null) node.setTitle(null);
    return;
  }
  for (const child of node.getChildren()) node.insertBefore(child);
  node.remove();
}

/** @returns a function that lifts the rules */
export function registerRichTextRules(editor: LexicalEditor): () => void {
  const endings = [
    editor.registerNodeTransform(TextNode, plainText),
    editor.registerNodeTransform(ParagraphNode, plainParagraph),
    editor.registerNodeTransform(ListNode, plainList),
    editor.registerNodeTransform(ListItemNode, plainElement),
    editor.registerNodeTransform(LinkNode, webLink),
  ];
  return () => {
    for (const end of endings) end();
  };
}
