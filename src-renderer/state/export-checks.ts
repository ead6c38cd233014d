/** What a report would list as open: shown before exporting, and never in the way of it. */
import type { Claim } from '../../src-shared/domain/claim';
import type { Id } from '../../src-shared/domain/ids';
import { needsVerdict } from '../../src-shared/domain/report-summary';
import type { CaseState } from './case-store';
import { articles, claimsOf, evidenceOf } from './selectors';

export const CHECKS = ['orphaned', 'flagged', 'noVerdict', 'bare'] as const;
export type Check = (typeof CHECKS)[number];

export interface ExportChecks {
  /** Claims that the report would hold. */
  readonly claims: readonly Claim[];
  readonly found: Readonly<Record<Check, readonly Claim[]>>;
}

/** @param articleId null = all articles */
export function exportChecks(state: CaseState, articleId: Id | null): ExportChecks {
  const claims =
    articleId === null
      ? articles(state).flatMap((article) => [...claimsOf(state, article.id)])
      : claimsOf(state, articleId);
  return {
    claims,
    found: {
      orphaned: claims.filter((claim) => claim.anchors.some((anchor) => anchor.orphaned)),
      flagged: claims.filter((claim) => claim.flagged),
      noVerdict: claims.filter(needsVerdict),
      bare: claims.filter(
        (claim) => claim.tags.includes('contested') && evidenceOf(state, claim.id).length === 0,
      ),
    },
  };
}
