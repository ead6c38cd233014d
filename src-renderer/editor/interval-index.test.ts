import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src-shared/domain/article';
import { TAGS, type Claim, type Tag } from '../../src-shared/domain/claim';
import { EMPTY_RICH_TEXT } from '../../src-shared/domain/rich-text';
import { BlockTable } from './block-table';
import { linesOf, tintsOf } from './claim-layers';
import { ClaimIndex, LANES, samePieces } from './interval-index';

const VERSION = 'version';
const BLOCKS: readonly Block[] = [
  { kind: 'heading', level: 1, start: 0, end: 20 },
  { kind: 'paragraph', start: 22, end: 60 },
  { kind: 'paragraph', start: 60, end: 100 },
];
const table = new BlockTable(BLOCKS);

function claim(
  number: number,
  start: number,
  end: number,
  tags: readonly Tag[],
  anchor: { orphaned?: boolean } = {},
): Claim {
  return {
    id: `claim-${String(number)}`,
    articleId: 'article',
    number,
    anchors: [
      {
        id: `anchor-${String(number)}`,
        articleId: 'article',
        versionId: VERSION,
        start,
        end,
        exact: 'x'.repeat(end - start),
        prefix: '',
        suffix: '',
        orphaned: anchor.orphaned ?? false,
      },
    ],
    tags: [...tags],
    codes: [],
    flagged: false,
    flagReason: '',
    statement: '',
    speaker: '',
    statedOn: '',
    claimType: '',
    verdict: null,
    confidence: null,
    rationale: EMPTY_RICH_TEXT,
    status: 'draft',
    createdAt: '2026-01-01T00:00:00Z',
    deletedAt: null,
  };
}

const index = (...claims: readonly Claim[]) => new ClaimIndex(table, VERSION, claims);

describe('ClaimIndex', () => {
  it('cuts a claim across blocks into one piece for each', () => {
    const pieces = [0, 1, 2].map((block) => index(claim(1, 10, 70, ['sourced'])).piecesOf(block));
    expect(pieces.map((list) => list.map(({ start, end, begins }) => [start, end, begins]))).toEqual([
      [[10, 20, true]],
      [[22, 60, false]],
      [[60, 70, false]],
    ]);
  });

  it('finds the innermost claim first', () => {
    const nested = index(
      claim(1, 22, 58, ['sourced']),
      claim(2, 30, 40, ['framing']),
      claim(3, 35, 60, ['contested']),
    );
    expect(nested.claimsAt(36)).toEqual(['claim-2', 'claim-3', 'claim-1']);
    expect(nested.claimsAt(22)).toEqual(['claim-1']);
    expect(nested.claimsAt(40)).toEqual(['claim-3', 'claim-1']);
    expect(nested.claimsAt(59)).toEqual(['claim-3']);
    expect(nested.claimsAt(60)).toEqual([]);
  });

  it('gives an orphaned anchor no place', () => {
    const orphan = index(claim(1, 0, 5, ['sourced'], { orphaned: true }));
    expect(orphan.piecesOf(0)).toEqual([]);
    expect(orphan.passagesOf('claim-1')).toEqual([]);
  });

  it('gives every tag of a claim a lane of its own, and none that an overlapping or touching claim uses', () => {
    const lanes = index(
      claim(1, 22, 50, ['sourced', 'framing']),
      claim(2, 30, 40, ['contested']),
      claim(3, 40, 45, ['contested']),
      claim(4, 52, 55, ['framing']),
    )
      .piecesOf(1)
      .map((piece) => piece.lanes);
    expect(lanes).toEqual([[0, 1], [2], [3], [0]]);
  });

  it('sees whether a block looks different', () => {
    const before = index(claim(1, 22, 50, ['sourced'])).piecesOf(1);
    expect(samePieces(before, index(claim(1, 22, 50, ['sourced'])).piecesOf(1))).toBe(true);
    expect(samePieces(before, index(claim(1, 22, 50, ['framing'])).piecesOf(1))).toBe(false);
    expect(samePieces(before, index(claim(1, 22, 51, ['sourced'])).piecesOf(1))).toBe(false);
  });
});

const spans = fc.tuple(fc.nat(98), fc.integer({ min: 1, max: 40 })).map(([start, length]) => ({
  start,
  end: Math.min(100, start + length),
}));
const claims = fc
  .array(fc.tuple(spans, fc.subarray([...TAGS], { minLength: 1 })), { maxLength: 12 })
  .map((list) => list.map(([span, tags], at) => claim(at + 1, span.start, span.end, tags)));

describe('any claims', () => {
  it('are found at every place they cover, and nowhere else', () => {
    fc.assert(
      fc.property(claims, fc.nat(99), (list, offset) => {
        const inBlock = BLOCKS.some(({ start, end }) => start <= offset && offset < end);
        const expected = list.filter(
          ({ anchors: [anchor] }) => anchor && anchor.start <= offset && offset < anchor.end,
        );
        const found = index(...list).claimsAt(offset);
        expect([...found].sort()).toEqual(inBlock ? expected.map(({ id }) => id).sort() : []);
      }),
    );
  });

  it('show a line for each tag, and never two lines in one lane while there is a free one', () => {
    fc.assert(
      fc.property(claims, (list) => {
        const built = index(...list);
        for (let block = 0; block < table.length; block++) {
          const pieces = built.piecesOf(block);
          expect(linesOf(pieces)).toHaveLength(pieces.reduce((sum, { tags }) => sum + tags.length, 0));
          for (const a of pieces) {
            for (const b of pieces) {
              if (a === b || a.end <= b.start || b.end <= a.start) continue;
              const shared = a.lanes.filter((lane) => b.lanes.includes(lane));
              expect(shared.every((lane) => lane === LANES - 1)).toBe(true);
            }
          }
        }
      }),
    );
  });

  it('are tinted exactly where there is a claim, once, by the innermost one', () => {
    fc.assert(
      fc.property(claims, fc.integer({ min: 22, max: 59 }), (list, offset) => {
        const built = index(...list);
        const tints = tintsOf(built.piecesOf(1)).filter(({ start, end }) => start <= offset && offset < end);
        const [inner] = built.claimsAt(offset);
        if (inner === undefined) expect(tints).toEqual([]);
        else {
          const shortest = list.find(({ id }) => id === inner)?.anchors[0];
          const length = (shortest?.end ?? 0) - (shortest?.start ?? 0);
          const candidates = list.filter(
            ({ anchors: [anchor] }) =>
              anchor && anchor.start <= offset && offset < anchor.end && anchor.end - anchor.start === length,
          );
          expect(tints).toHaveLength(1);
          expect(candidates.map(({ tags }) => `tint-${tags[0] ?? ''}`)).toContain(tints[0]?.style);
        }
      }),
    );
  });
});
