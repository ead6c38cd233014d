/** Rows of `claims`, `anchors`, `claim_tags` and `claim_codes`, and the claims they make. */
import type { Anchor } from '../../../src-shared/domain/anchor';
import { TAGS, type Claim, type ClaimType, type Status, type Tag } from '../../../src-shared/domain/claim';
import { richTextFromPlain, richTextSchema, type RichText } from '../../../src-shared/domain/rich-text';
import type { Confidence, Verdict } from '../../../src-shared/domain/verdict';
import type { ReadDb } from '../../db/sql';
import { select, type Only } from './only';

export interface ClaimRow {
  readonly id: string;
  readonly article_id: string;
  readonly number: number;
  readonly statement: string;
  readonly speaker: string;
  readonly stated_on: string;
  readonly claim_type: ClaimType;
  readonly verdict: Verdict | null;
  readonly confidence: Confidence | null;
  readonly rationale: string;
  readonly status: Status;
  readonly flagged: 0 | 1;
  readonly flag_reason: string;
  readonly created_at: string;
  readonly deleted_at: string | null;
}
export const CLAIM_COLUMNS = [
  'id',
  'article_id',
  'number',
  'statement',
  'speaker',
  'stated_on',
  'claim_type',
  'verdict',
  'confidence',
  'rationale',
  'status',
  'flagged',
  'flag_reason',
  'created_at',
  'deleted_at',
] as const satisfies readonly (keyof ClaimRow)[];

export interface AnchorRow {
  readonly id: string;
  readonly claim_id: string;
  readonly version_id: string;
  readonly position: number;
  readonly start_offset: number;
  readonly end_offset: number;
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}
export const ANCHOR_COLUMNS = [
  'id',
  'claim_id',
  'version_id',
  'position',
  'start_offset',
  'end_offset',
  'exact',
  'prefix',
  'suffix',
] as const satisfies readonly (keyof AnchorRow)[];

export interface TagRow {
  readonly claim_id: string;
  readonly tag: Tag;
}
export interface CodeRow {
  readonly claim_id: string;
  readonly code: string;
  readonly position: number;
}

export const CLAIMS = `
  SELECT c.* FROM claims c JOIN articles a ON a.id = c.article_id WHERE a.deleted_at IS NULL`;
export const ANCHORS = `
  SELECT n.*, v.article_id FROM anchors n JOIN article_versions v ON v.id = n.version_id WHERE TRUE`;
export const TAG_ROWS = `SELECT claim_id, tag FROM claim_tags WHERE TRUE`;
export const CODE_ROWS = `SELECT claim_id, code, position FROM claim_codes WHERE TRUE`;

/** An anchor's row with the article of its version. */
export type PlacedAnchor = AnchorRow & { readonly article_id: string };

/**
 * The claims of living articles, those in the bin included, by number.
 * @param orphaned tells whether an anchor's quote is not where it says
 */
export function claims(
  db: ReadDb,
  orphaned: (row: AnchorRow) => boolean,
  only: Only = null,
): readonly Claim[] {
  const anchors = grouped(select<PlacedAnchor>(db, ANCHORS, 'n.claim_id', 'n.claim_id, n.position', only));
  const tags = grouped(select<TagRow>(db, TAG_ROWS, 'claim_id', 'claim_id', only));
  const codes = grouped(select<CodeRow>(db, CODE_ROWS, 'claim_id', 'claim_id, position', only));
  return select<ClaimRow>(db, CLAIMS, 'c.id', 'c.number', only).map((row) => {
    const own = (tags.get(row.id) ?? []).map(({ tag }) => tag);
    return {
      ...toFields(row),
      anchors: (anchors.get(row.id) ?? []).map((anchor) => toAnchor(anchor, orphaned(anchor))),
      tags: TAGS.filter((tag) => own.includes(tag)),
      codes: (codes.get(row.id) ?? []).map(({ code }) => code),
    };
  });
}

function grouped<R extends { readonly claim_id: string }>(
  rows: readonly R[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.claim_id);
    if (group) group.push(row);
    else groups.set(row.claim_id, [row]);
  }
  return groups;
}

function toFields(row: ClaimRow): Omit<Claim, 'anchors' | 'tags' | 'codes'> {
  return {
    id: row.id,
    articleId: row.article_id,
    number: row.number,
    statement: row.statement,
    speaker: row.speaker,
    statedOn: row.stated_on,
    claimType: row.claim_type,
    verdict: row.verdict,
    confidence: row.confidence,
    rationale: readRichText(row.rationale),
    status: row.status,
    flagged: row.flagged === 1,
    flagReason: row.flag_reason,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  };
}

function toAnchor(row: PlacedAnchor, orphaned: boolean): Anchor {
  return {
    id: row.id,
    articleId: row.article_id,
    versionId: row.version_id,
    start: row.start_offset,
    end: row.end_offset,
    exact: row.exact,
    prefix: row.prefix,
    suffix: row.suffix,
    orphaned,
  };
}

/** A file can come from elsewhere: rich text of another shape is shown raw, as plain text, rather than lost. */
function readRichText(json: string): RichText {
  if (json === EMPTY_JSON) return { blocks: [] };
  const parsed = richTextSchema.safeParse(JSON.parse(json));
  return parsed.success ? parsed.data : richTextFromPlain(json);
}

/** By far the commonest rationale: not worth parsing 5,000 times. */
const EMPTY_JSON = '{"blocks":[]}';
