/** What can be done with the claim at hand. */
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { articleHandle } from '../state/article-handle';
import { caseStore } from '../state/case-store';
import { run } from '../state/run';
import { claimsOf } from '../state/selectors';
import { announce, openDialog, showToast, uiStore } from '../state/ui-store';
import { focusDetail } from './panes';
import { targetClaim } from './target';

/** Flags at once, with no question: the reason can be written in the inspector. */
export async function toggleFlag(): Promise<void> {
  const claim = targetClaim();
  if (!claim) return;
  const flagged = !claim.flagged;
  const reason = flagged ? claim.flagReason : '';
  if (!(await run({ type: 'claim.flag', id: claim.id, flagged, reason }))) return;
  const words = en.window.announce;
  announce(fill(flagged ? words.flagged : words.unflagged, { number: String(claim.number) }));
}

export function addEvidence(): void {
  const claim = targetClaim();
  if (claim) openDialog({ kind: 'evidence', claimId: claim.id, evidenceId: null });
}

/** The claim at hand in full, with the focus. */
export function inspectClaim(): void {
  const claim = targetClaim();
  if (!claim) return;
  uiStore.setState({ claimId: claim.id, inspectorOpen: true, inspecting: true });
  focusDetail();
}

/** Moves the claim to the bin, and the selection to its neighbour in the text. */
export async function deleteClaim(): Promise<void> {
  const claim = targetClaim();
  if (!claim) return;
  const claims = claimsOf(caseStore.getState(), claim.articleId);
  const index = claims.indexOf(claim);
  const neighbour = claims[index + 1] ?? claims[index - 1] ?? null;
  if (!(await run({ type: 'claim.delete', id: claim.id }))) return;
  if (uiStore.getState().claimId === claim.id) uiStore.setState({ claimId: neighbour?.id ?? null });
  showToast(fill(en.window.toasts.claimDeleted, { number: String(claim.number) }), { undoable: true });
}

export function selectSentence(): void {
  articleHandle()?.selectSentence();
}

export function stepSentence(step: 1 | -1): void {
  articleHandle()?.stepSentence(step);
}
