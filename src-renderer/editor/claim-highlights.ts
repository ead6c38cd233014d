/** Claim highlights: paints the claims of the blocks around the viewport, and only those that changed. */
import type { Id } from '../../src-shared/domain/ids';
import type { ArticleDom, BlockRange } from './article-dom';
import { linesOf, tintsOf, type ClaimStyle } from './claim-layers';
import type { HighlightRegistry } from './highlight-registry';
import { samePieces, type ClaimIndex, type Piece } from './interval-index';

interface PaintedBlock {
  readonly pieces: readonly Piece[];
  readonly ranges: readonly (readonly [ClaimStyle, Range])[];
}

const CLAIM_MARKS = ['claim-hovered', 'claim-selected'] as const;
type ClaimMark = (typeof CLAIM_MARKS)[number];

const NOTHING: BlockRange = { first: 0, last: -1 };

export class ClaimHighlights {
  private readonly painted = new Map<number, PaintedBlock>();
  private window = NOTHING;
  private withLines = true;
  private marked: Readonly<Record<ClaimMark, Id | null>> = {
    'claim-selected': null,
    'claim-hovered': null,
  };

  constructor(
    private readonly dom: ArticleDom,
    private readonly registry: HighlightRegistry,
    private index: ClaimIndex,
  ) {}

  /** The claims changed: repaints the blocks that look different. */
  setIndex(index: ClaimIndex): void {
    this.index = index;
    this.paintWindow();
  }

  /**
   * The part of the article worth painting moved.
   * @param lines false: tag lines and tints are drawn by other means
   */
  setWindow(window: BlockRange | null, { lines }: { readonly lines: boolean }): void {
    this.window = window ?? NOTHING;
    this.withLines = lines;
    this.paintWindow();
  }

  /** @param claimId null = none */
  mark(style: ClaimMark, claimId: Id | null): void {
    if (this.marked[style] === claimId) return;
    this.marked = { ...this.marked, [style]: claimId };
    this.paintMark(style);
  }

  private paintMark(style: ClaimMark): void {
    const claimId = this.marked[style];
    this.registry.set(style, claimId === null ? [] : this.rangesOf(claimId));
  }

  private rangesOf(claimId: Id): readonly Range[] {
    return this.index.passagesOf(claimId).flatMap((passage) =>
      this.index.table
        .partsOf(passage)
        .filter(({ index }) => this.isInWindow(index))
        .flatMap((part) => this.dom.rangeIn(part.index, part) ?? []),
    );
  }

  private isInWindow(index: number): boolean {
    return this.window.first <= index && index <= this.window.last;
  }

  private paintWindow(): void {
    for (const index of this.painted.keys()) {
      if (!this.isInWindow(index)) this.erase(index);
    }
    for (let index = this.window.first; index <= this.window.last; index++) this.paint(index);
    for (const style of CLAIM_MARKS) this.paintMark(style);
  }

  private paint(index: number): void {
    const pieces = this.withLines ? this.index.piecesOf(index) : [];
    const before = this.painted.get(index);
    if (before ? samePieces(before.pieces, pieces) : pieces.length === 0) return;
    this.erase(index);
    if (pieces.length === 0) return;
    const ranges = [...tintsOf(pieces), ...linesOf(pieces)].flatMap((stroke) => {
      const range = this.dom.rangeIn(index, stroke);
      return range ? [[stroke.style, range] as const] : [];
    });
    for (const [style, range] of ranges) this.registry.add(style, range);
    this.painted.set(index, { pieces, ranges });
  }

  private erase(index: number): void {
    for (const [style, range] of this.painted.get(index)?.ranges ?? []) this.registry.delete(style, range);
    this.painted.delete(index);
  }
}
