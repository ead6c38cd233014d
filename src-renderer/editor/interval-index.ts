/** Interval index: which claims lie in which block and at which place, and in which lane each tag's line is drawn. */
import type { Span } from '../../src-shared/domain/anchor';
import type { Claim, Tag } from '../../src-shared/domain/claim';
import type { Id } from '../../src-shared/domain/ids';
import type { BlockTable } from './block-table';

/** Lines that fit between two lines of text; a deeper overlap shares the last one. */
export const LANES = 4;

/** The part of a claim that lies in one block; offsets are UTF-16 units of the article text. */
export interface Piece extends Span {
  readonly claimId: Id;
  readonly tags: readonly Tag[];
  /** One lane for each tag, 0 next to the text. */
  readonly lanes: readonly number[];
  readonly flagged: boolean;
  /** Length of the whole passage, which tells inner claims from outer ones. */
  readonly length: number;
  /** true: the passage begins in this block. */
  readonly begins: boolean;
}

interface Passage extends Span {
  readonly claim: Claim;
  readonly lanes: readonly number[];
}

const NONE: readonly Piece[] = [];

/** Where the claims stand in this version of the text. An orphaned anchor has no place here. */
function placesOf(claims: readonly Claim[], versionId: Id): (Span & { claim: Claim })[] {
  const places: (Span & { claim: Claim })[] = [];
  for (const claim of claims) {
    for (const { versionId: version, orphaned, start, end } of claim.anchors) {
      if (version === versionId && !orphaned) places.push({ start, end, claim });
    }
  }
  return places.sort((a, b) => a.start - b.start || b.end - a.end || a.claim.number - b.claim.number);
}

/** The lowest lanes that nothing running or touching here uses: neighbours of one tag must not look like one claim. */
function freeLanes(running: readonly Passage[], count: number): readonly number[] {
  const taken = new Set(running.flatMap((passage) => passage.lanes));
  const lanes: number[] = [];
  for (let lane = 0; lanes.length < count; lane++) {
    if (lane >= LANES) lanes.push(LANES - 1);
    else if (!taken.has(lane)) lanes.push(lane);
  }
  return lanes;
}

function passagesOf(claims: readonly Claim[], versionId: Id): readonly Passage[] {
  const passages: Passage[] = [];
  let running: Passage[] = [];
  for (const place of placesOf(claims, versionId)) {
    running = running.filter((other) => other.end >= place.start);
    const passage = { ...place, lanes: freeLanes(running, place.claim.tags.length) };
    running.push(passage);
    passages.push(passage);
  }
  return passages;
}

export class ClaimIndex {
  private readonly byBlock = new Map<number, Piece[]>();
  private readonly places = new Map<Id, Span[]>();

  constructor(
    readonly table: BlockTable,
    versionId: Id,
    claims: readonly Claim[],
  ) {
    for (const passage of passagesOf(claims, versionId)) this.add(passage);
  }

  private add({ claim, lanes, start, end }: Passage): void {
    const places = this.places.get(claim.id);
    if (places) places.push({ start, end });
    else this.places.set(claim.id, [{ start, end }]);
    for (const { index, ...part } of this.table.partsOf({ start, end })) {
      const { id, tags, flagged } = claim;
      const begins = part.start === start;
      const piece = { ...part, claimId: id, tags, lanes, flagged, length: end - start, begins };
      const pieces = this.byBlock.get(index);
      if (pieces) pieces.push(piece);
      else this.byBlock.set(index, [piece]);
    }
  }

  /** The pieces of a block in the order of the text, outer claims first. */
  piecesOf(index: number): readonly Piece[] {
    return this.byBlock.get(index) ?? NONE;
  }

  blocksWithClaims(): Iterable<number> {
    return this.byBlock.keys();
  }

  /** The passages of a claim in this text, first one first; empty = it has none here. */
  passagesOf(claimId: Id): readonly Span[] {
    return this.places.get(claimId) ?? [];
  }

  /** The claims over the character that starts at `offset`, innermost (shortest) first. */
  claimsAt(offset: number): readonly Id[] {
    const over = this.piecesOf(this.table.indexAt(offset)).filter(
      ({ start, end }) => start <= offset && offset < end,
    );
    return [
      ...new Set(
        [...over].sort((a, b) => a.length - b.length || b.start - a.start).map(({ claimId }) => claimId),
      ),
    ];
  }
}

function sameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function samePiece(a: Piece, b: Piece): boolean {
  return (
    a.claimId === b.claimId &&
    a.start === b.start &&
    a.end === b.end &&
    a.flagged === b.flagged &&
    a.length === b.length &&
    sameList(a.tags, b.tags) &&
    sameList(a.lanes, b.lanes)
  );
}

/** Whether two states of a block look the same, so that it need not be painted again. */
export function samePieces(a: readonly Piece[], b: readonly Piece[]): boolean {
  return (
    a.length === b.length && a.every((piece, index) => b[index] !== undefined && samePiece(piece, b[index]))
  );
}
