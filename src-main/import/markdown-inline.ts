/** The text of a run of Markdown without its marks: what a reader of the rendered page would read. */
import type { Nodes } from 'mdast';

/** Scripts that put no space between words, where a line end in the source stands for nothing. */
const UNSPACED_BREAK =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3001-\u301f\uff00-\uffef])[ \t]*\n[ \t]*(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3001-\u301f\uff00-\uffef])/gu;

/** A line end within a paragraph is a space to its reader (CommonMark 6.12). */
function withoutSoftBreaks(value: string): string {
  if (!value.includes('\n')) return value;
  return value.replace(UNSPACED_BREAK, '').replace(/[ \t]*\n[ \t]*/gu, ' ');
}

function ownText(node: Nodes): string {
  switch (node.type) {
    case 'text':
      // A character reference can still bring in a carriage return.
      return withoutSoftBreaks(node.value.replace(/\r\n?/gu, '\n'));
    case 'inlineCode':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
      return /^<br\s*\/?>$/iu.test(node.value) ? '\n' : '';
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    default:
      return '';
  }
}

/** Walks without recursion: emphasis in hostile Markdown nests thousands deep. */
export function inlineText(node: Nodes): string {
  const parts: string[] = [];
  const stack: Nodes[] = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if ('children' in next) {
      for (let at = next.children.length - 1; at >= 0; at -= 1) stack.push(next.children[at] as Nodes);
    } else {
      parts.push(ownText(next));
    }
  }
  return parts.join('');
}

const HIDDEN = /^<(script|style|template)\b/iu;

/** The text between the tags of a block of HTML; comments, scripts and styles are not text. */
export function htmlText(html: string): string {
  if (HIDDEN.test(html.trim())) return '';
  return withoutComments(html)
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/[ \t]+/gu, ' ')
    .replace(/\s*\n\s*/gu, '\n')
    .trim();
}

/** By search, not by pattern: a pattern takes quadratic time on thousands of comments that never end. */
function withoutComments(html: string): string {
  let text = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    if (start === -1) return text + html.slice(from);
    const end = html.indexOf('-->', start + 4);
    text += html.slice(from, start);
    if (end === -1) return text;
    from = end + 3;
  }
}
