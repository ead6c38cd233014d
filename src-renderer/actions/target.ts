/** Which claim an action is about: the queue's in the review view, the selected one elsewhere. */
import type { Claim } from '../../src-shared/domain/claim';
import { caseStore } from '../state/case-store';
import { currentClaim, sessionNow } from '../state/review-session';
import { uiStore } from '../state/ui-store';

/** The claim that the queue shows: the chosen one while it waits, or the first; null = the queue is through. */
export function reviewedClaim(): Claim | null {
  const id = currentClaim(sessionNow().remaining, uiStore.getState().reviewClaimId);
  return (id === null ? undefined : caseStore.getState().claims.get(id)) ?? null;
}

export function targetClaim(): Claim | null {
  const { view, claimId } = uiStore.getState();
  if (view === 'review') return reviewedClaim();
  const claim = claimId === null ? undefined : caseStore.getState().claims.get(claimId);
  return claim && claim.deletedAt === null ? claim : null;
}
