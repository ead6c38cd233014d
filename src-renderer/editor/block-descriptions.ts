/** Block descriptions: tells assistive technology what claims a block holds, since painted lines say nothing to it. */
import { TAGS } from '../../src-shared/domain/claim';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { tagsText } from '../../src-shared/strings/text';
import type { ArticleDom } from './article-dom';
import type { ClaimIndex, Piece } from './interval-index';

/** "2 claims: contested, framing. 1 flagged." */
export function describeBlock(pieces: readonly Piece[]): string {
  const claims = new Map(pieces.map((piece) => [piece.claimId, piece]));
  const tags = TAGS.filter((tag) => pieces.some((piece) => piece.tags.includes(tag)));
  const flagged = [...claims.values()].filter((piece) => piece.flagged).length;
  const words = en.article.block;
  const text = fill(words.claims, { count: claims.size, tags: tagsText(tags).toLowerCase() });
  return flagged === 0 ? text : `${text} ${fill(words.flagged, { count: flagged })}`;
}

export class BlockDescriptions {
  private readonly described = new Map<number, string>();

  constructor(private readonly dom: ArticleDom) {}

  /** Describes the blocks on the page that hold claims; touches only what changed. */
  update(index: ClaimIndex): void {
    const wanted = new Map<number, string>();
    for (const block of index.blocksWithClaims()) {
      if (block < this.dom.filled) wanted.set(block, describeBlock(index.piecesOf(block)));
    }
    for (const block of this.described.keys()) {
      if (!wanted.has(block)) this.dom.element(block)?.removeAttribute('aria-description');
    }
    for (const [block, text] of wanted) {
      if (this.described.get(block) !== text) this.dom.element(block)?.setAttribute('aria-description', text);
    }
    this.described.clear();
    for (const entry of wanted) this.described.set(...entry);
  }
}
