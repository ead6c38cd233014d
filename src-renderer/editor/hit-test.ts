/** Hit test: which character of the article is under a point of the screen. */
import type { ArticleDom } from './article-dom';

function covers(node: Text, offset: number, x: number, y: number): boolean {
  if (offset < 0 || offset >= node.length) return false;
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return [...range.getClientRects()].some(
    (rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom,
  );
}

/**
 * The offset of the character whose box holds the point, in UTF-16 units; null = the point is beside the text.
 * A caret stands between characters, so that the one under the point is before or behind it.
 */
export function characterAt(dom: ArticleDom, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret || !(caret.offsetNode instanceof Text) || !dom.root.contains(caret.offsetNode)) return null;
  const { offsetNode: node, offset } = caret;
  const hit = [offset - 1, offset].find((candidate) => covers(node, candidate, x, y));
  return hit === undefined ? null : dom.offsetAt(node, hit);
}
