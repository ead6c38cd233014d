/** Article nodes: the few Lexical nodes that an article is shown with, one text node to a block. */
import { $create, $createTextNode, ElementNode } from 'lexical';
import { assertNever } from '../../src-shared/assert';
import type { Block } from '../../src-shared/domain/article';

/** The window's title is the h1, so an article's own headings begin below it. */
function headingTag(level: number): 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const tags = ['h2', 'h3', 'h4', 'h5'] as const;
  return tags[level - 1] ?? 'h6';
}

function createElement(block: Block): HTMLElement {
  switch (block.kind) {
    case 'heading':
      return document.createElement(headingTag(block.level));
    case 'paragraph':
      return document.createElement('p');
    case 'quote':
      return document.createElement('blockquote');
    case 'listItem': {
      const item = document.createElement('li');
      if (block.ordinal > 0) item.value = block.ordinal;
      item.style.setProperty('--depth', String(block.depth));
      return item;
    }
    default:
      return assertNever(block);
  }
}

const EMPTY_BLOCK: Block = { kind: 'paragraph', start: 0, end: 0 };

export class ArticleBlockNode extends ElementNode {
  __index = 0;
  __block: Block = EMPTY_BLOCK;

  override $config() {
    return this.config('article-block', { extends: ElementNode });
  }

  override afterCloneFrom(before: this): void {
    super.afterCloneFrom(before);
    this.__index = before.__index;
    this.__block = before.__block;
  }

  override createDOM(): HTMLElement {
    const element = createElement(this.__block);
    element.dataset['block'] = String(this.__index);
    return element;
  }

  override updateDOM(): false {
    return false;
  }
}

export class ArticleListNode extends ElementNode {
  __ordered = false;

  override $config() {
    return this.config('article-list', { extends: ElementNode });
  }

  override afterCloneFrom(before: this): void {
    super.afterCloneFrom(before);
    this.__ordered = before.__ordered;
  }

  override createDOM(): HTMLElement {
    return document.createElement(this.__ordered ? 'ol' : 'ul');
  }

  override updateDOM(): false {
    return false;
  }
}

export function $createBlockNode(index: number, block: Block, text: string): ArticleBlockNode {
  const node = $create(ArticleBlockNode);
  node.__index = index;
  node.__block = block;
  return node.append($createTextNode(text));
}

export function $createListNode(ordered: boolean): ArticleListNode {
  const node = $create(ArticleListNode);
  node.__ordered = ordered;
  return node;
}
