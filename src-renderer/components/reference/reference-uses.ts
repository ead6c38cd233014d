/** Which claims rest on which reference. */
import type { Claim } from '../../../src-shared/domain/claim';
import type { Stance } from '../../../src-shared/domain/evidence';
import type { Id } from '../../../src-shared/domain/ids';
import type { CaseState } from '../../state/case-store';

export interface Use {
  readonly claim: Claim;
  readonly stance: Stance;
}

type Tables = Pick<CaseState, 'articles' | 'claims' | 'evidence'>;

/** Uses by reference, in the order of the claims' numbers. Claims in the bin and of deleted articles are left out. */
export function usesByReference({ articles, claims, evidence }: Tables): ReadonlyMap<Id, readonly Use[]> {
  const uses = new Map<Id, Use[]>();
  for (const { referenceId, claimId, stance } of evidence.values()) {
    const claim = claims.get(claimId);
    if (!claim || claim.deletedAt !== null || !articles.has(claim.articleId)) continue;
    const list = uses.get(referenceId);
    if (list) list.push({ claim, stance });
    else uses.set(referenceId, [{ claim, stance }]);
  }
  for (const list of uses.values()) list.sort((a, b) => a.claim.number - b.claim.number);
  return uses;
}
