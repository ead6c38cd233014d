/** The keys of the review queue: decisions about the claim that it shows. */
import type { Tag } from '../../src-shared/domain/claim';
import { reviewAccept, reviewLater, reviewRetag, sessionNow } from '../state/review-session';
import { showClaim } from '../state/show-claim';
import { announce, openDialog, uiStore } from '../state/ui-store';
import { caseStore } from '../state/case-store';
import { spokenClaim } from './claim-words';
import { reviewedClaim } from './target';

export async function accept(): Promise<void> {
  const claim = reviewedClaim();
  if (claim) await reviewAccept(claim.id);
}

/** A ruling, not a switch: the claim has this tag alone afterwards. */
export async function retag(tag: Tag): Promise<void> {
  const claim = reviewedClaim();
  if (claim) await reviewRetag(claim.id, [tag]);
}

export async function later(): Promise<void> {
  const claim = reviewedClaim();
  if (claim) await reviewLater(claim.id);
}

export function askSendBack(): void {
  const claim = reviewedClaim();
  if (claim) openDialog({ kind: 'sendBack', claimId: claim.id });
}

export async function openReviewedInArticle(): Promise<void> {
  const claim = reviewedClaim();
  if (claim) await showClaim(claim.id);
}

/** Looks at the next or previous claim of the queue without deciding; stops at its ends. */
export function stepQueue(step: 1 | -1): void {
  const { remaining } = sessionNow();
  const id = remaining[remaining.indexOf(reviewedClaim()?.id ?? '') + step];
  const claim = id === undefined ? undefined : caseStore.getState().claims.get(id);
  if (!claim) return;
  uiStore.setState({ reviewClaimId: claim.id });
  announce(spokenClaim(claim));
}
