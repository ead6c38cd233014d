/** Goes from claim to claim in the order of the text, starting at the selected claim or the caret, round and round. */
import type { Claim } from '../../src-shared/domain/claim';
import { articleHandle } from '../state/article-handle';
import { caseStore } from '../state/case-store';
import { claimsOf } from '../state/selectors';
import { showClaim } from '../state/show-claim';
import { announce, uiStore } from '../state/ui-store';
import { spokenClaim } from './claim-words';

/**
 * The claim after or before a place.
 * @param claims in order of place
 * @param caret in UTF-16 units; null = not in the article
 */
export function claimFrom(
  claims: readonly Claim[],
  selected: Claim | null,
  caret: number | null,
  step: 1 | -1,
): Claim | null {
  const count = claims.length;
  if (count === 0) return null;
  const index = selected === null ? -1 : claims.indexOf(selected);
  if (index !== -1) return claims[(index + step + count) % count] ?? null;
  const at = caret ?? (step === 1 ? -1 : Number.MAX_SAFE_INTEGER);
  const start = (claim: Claim) => claim.anchors[0]?.start ?? 0;
  return step === 1
    ? (claims.find((claim) => start(claim) >= at) ?? claims[0] ?? null)
    : (claims.findLast((claim) => start(claim) < at) ?? claims.at(-1) ?? null);
}

/** The selected claim counts only while the caret stands in it: who has moved on wants the next one from there. */
function startingClaim(claims: readonly Claim[], caret: number | null): Claim | null {
  const { claimId } = uiStore.getState();
  const claim = claims.find((each) => each.id === claimId);
  const anchor = claim?.anchors[0];
  if (!claim || !anchor) return null;
  return caret === null || (caret >= anchor.start && caret <= anchor.end) ? claim : null;
}

export async function stepClaim(step: 1 | -1): Promise<void> {
  const claims = claimsOf(caseStore.getState(), uiStore.getState().articleId);
  const caret = articleHandle()?.caret() ?? null;
  const claim = claimFrom(claims, startingClaim(claims, caret), caret, step);
  if (!claim) return;
  await showClaim(claim.id);
  announce(spokenClaim(claim));
}
