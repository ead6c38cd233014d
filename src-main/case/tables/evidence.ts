/** Rows of `evidence`, and the links they make. */
import type { Evidence, Stance } from '../../../src-shared/domain/evidence';
import { get, type ReadDb } from '../../db/sql';
import { select, type Only } from './only';

export interface EvidenceRow {
  readonly id: string;
  readonly claim_id: string;
  readonly reference_id: string;
  readonly stance: Stance;
  readonly locator: string;
  readonly quote: string;
  readonly note: string;
  readonly created_at: string;
}
export const EVIDENCE_COLUMNS = [
  'id',
  'claim_id',
  'reference_id',
  'stance',
  'locator',
  'quote',
  'note',
  'created_at',
] as const satisfies readonly (keyof EvidenceRow)[];

/** Evidence for the claims of living articles. */
export const EVIDENCE = `
  SELECT e.* FROM evidence e JOIN claims c ON c.id = e.claim_id JOIN articles a ON a.id = c.article_id
  WHERE a.deleted_at IS NULL`;

export function evidence(db: ReadDb, only: Only = null): readonly Evidence[] {
  return select<EvidenceRow>(db, EVIDENCE, 'e.id', 'e.created_at, e.rowid', only).map((row) => ({
    id: row.id,
    claimId: row.claim_id,
    referenceId: row.reference_id,
    stance: row.stance,
    locator: row.locator,
    quote: row.quote,
    note: row.note,
    createdAt: row.created_at,
  }));
}

export const CLAIMS_RESTING_ON = `
  SELECT count(*) AS count FROM evidence e JOIN claims c ON c.id = e.claim_id JOIN articles a ON a.id = c.article_id
  WHERE e.reference_id = ? AND c.deleted_at IS NULL AND a.deleted_at IS NULL`;

/** How many living claims have the reference as evidence. */
export function claimsRestingOn(db: ReadDb, referenceId: string): number {
  return get<{ count: number }>(db, CLAIMS_RESTING_ON, referenceId)?.count ?? 0;
}
