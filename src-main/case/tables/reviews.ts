/** Rows of `reviews`, and the reviews they make. */
import type { Decision, Review } from '../../../src-shared/domain/review';
import type { ReadDb } from '../../db/sql';
import { select, type Only } from './only';

export interface ReviewRow {
  readonly id: string;
  readonly claim_id: string;
  readonly decision: Decision;
  readonly note: string;
  readonly analyst: string;
  readonly at: string;
}
export const REVIEW_COLUMNS = [
  'id',
  'claim_id',
  'decision',
  'note',
  'analyst',
  'at',
] as const satisfies readonly (keyof ReviewRow)[];

/** Reviews of the claims of living articles. */
export const REVIEWS = `
  SELECT r.* FROM reviews r JOIN claims c ON c.id = r.claim_id JOIN articles a ON a.id = c.article_id
  WHERE a.deleted_at IS NULL`;

export function reviews(db: ReadDb, only: Only = null): readonly Review[] {
  return select<ReviewRow>(db, REVIEWS, 'r.id', 'r.at, r.rowid', only).map((row) => ({
    id: row.id,
    claimId: row.claim_id,
    decision: row.decision,
    note: row.note,
    analyst: row.analyst,
    at: row.at,
  }));
}
