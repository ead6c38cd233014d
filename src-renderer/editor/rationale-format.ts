/** Rationale format: what the toolbar shows of the selection, and what it does to it. */
import { $createLinkNode, $isLinkNode, $toggleLink } from '@lexical/link';
import { $insertList, $isListNode, $removeList, ListNode } from '@lexical/list';
import { $findMatchingParent, $getNearestNodeOfType } from '@lexical/utils';
import { $createTextNode, $getSelection, $insertNodes, $isRangeSelection, type LexicalEditor } from 'lexical';
import type { Id } from '../../src-shared/domain/ids';
import { $createReferenceNode } from './reference-node';

export type ListKind = 'bullet' | 'number';

export interface Format {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly list: ListKind | null;
  /** '' = the selection is in no link. */
  readonly link: string;
}

export const NO_FORMAT: Format = { bold: false, italic: false, list: null, link: '' };

export function $readFormat(): Format {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return NO_FORMAT;
  const node = selection.anchor.getNode();
  const list = $getNearestNodeOfType(node, ListNode);
  const link = $findMatchingParent(node, $isLinkNode);
  return {
    bold: selection.hasFormat('bold'),
    italic: selection.hasFormat('italic'),
    list: $isListNode(list) ? (list.getListType() === 'number' ? 'number' : 'bullet') : null,
    link: $isLinkNode(link) ? link.getURL() : '',
  };
}

export function sameFormat(a: Format, b: Format): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.list === b.list && a.link === b.link;
}

export function toggleList(editor: LexicalEditor, kind: ListKind): void {
  editor.update(() => {
    if ($readFormat().list === kind) $removeList();
    else $insertList(kind);
  });
}

/** @param address null = take the link off; without selected words the address itself becomes the text */
export function setLink(editor: LexicalEditor, address: string | null): void {
  editor.update(() => {
    const selection = $getSelection();
    const isCaret = $isRangeSelection(selection) && selection.isCollapsed();
    if (address !== null && isCaret && $readFormat().link === '') {
      $insertNodes([$createLinkNode(address).append($createTextNode(address))]);
    } else $toggleLink(address);
  });
}

export function insertReference(editor: LexicalEditor, referenceId: Id): void {
  editor.update(() => {
    $insertNodes([$createReferenceNode(referenceId)]);
  });
}
