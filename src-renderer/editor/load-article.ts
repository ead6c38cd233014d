/** Load article: fills the editor with an article's blocks, the first screen at once and the rest frame by frame. */
import { $getRoot, type LexicalEditor, type NodeKey } from 'lexical';
import type { ArticleBody, Block, Direction } from '../../src-shared/domain/article';
import { $createBlockNode, $createListNode, ArticleListNode } from './article-nodes';
import { directionOf, runsOneWay } from './text-direction';

/** Blocks and UTF-16 units put in at once: what a screen shows, then what a frame has time for. */
const FIRST = { blocks: 40, characters: 20_000 };
const THEN = { blocks: 120, characters: 40_000 };

function endOfChunk(blocks: readonly Block[], from: number, limit: typeof FIRST): number {
  let index = from;
  let characters = 0;
  while (index < blocks.length && index - from < limit.blocks && characters < limit.characters) {
    const block = blocks[index];
    characters += block ? block.end - block.start : 0;
    index += 1;
  }
  return index;
}

function $append(index: number, block: Block, text: string, direction: Direction): NodeKey {
  const node = $createBlockNode(index, block, text);
  // A list item would follow its list, whose own direction is that of its first item.
  const auto = block.kind !== 'listItem' && runsOneWay(text);
  node.setDirection(auto ? null : directionOf(text, direction));
  const root = $getRoot();
  if (block.kind !== 'listItem') {
    root.append(node);
    return node.getKey();
  }
  const ordered = block.ordinal > 0;
  const last = root.getLastChild();
  if (last instanceof ArticleListNode && last.__ordered === ordered) last.append(node);
  else root.append($createListNode(ordered).setDirection(direction).append(node));
  return node.getKey();
}

/**
 * @param onFilled told the keys of the blocks that are in, by index, after each chunk
 * @returns a function that stops the filling
 */
export function loadArticle(
  editor: LexicalEditor,
  body: ArticleBody,
  direction: Direction,
  onFilled: (keys: readonly NodeKey[]) => void,
): () => void {
  const keys: NodeKey[] = [];
  let frame = 0;
  const fill = (limit: typeof FIRST) => {
    const to = endOfChunk(body.blocks, keys.length, limit);
    editor.update(
      () => {
        for (let index = keys.length; index < to; index++) {
          const block = body.blocks[index];
          if (block) keys.push($append(index, block, body.text.slice(block.start, block.end), direction));
        }
      },
      { discrete: true },
    );
    onFilled(keys);
    if (keys.length < body.blocks.length)
      frame = requestAnimationFrame(() => {
        fill(THEN);
      });
  };
  editor.update(
    () => {
      $getRoot().clear();
    },
    { discrete: true },
  );
  fill(FIRST);
  return () => {
    cancelAnimationFrame(frame);
  };
}
