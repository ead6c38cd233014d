/** Moves a claim to the bin from the inspector: its neighbour takes its place, and the focus. */
import type { Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { focusDetail, focusPaneSoon } from '../../actions/panes';
import { caseStore } from '../../state/case-store';
import { run } from '../../state/run';
import { claimsOf, filteredClaims } from '../../state/selectors';
import { showToast, uiStore } from '../../state/ui-store';
import { neighbour } from './choose-claim';

export async function deleteClaim(claim: Claim): Promise<void> {
  const state = caseStore.getState();
  const shown = filteredClaims(state, claim.articleId, uiStore.getState().filter);
  const next = neighbour(shown.includes(claim) ? shown : claimsOf(state, claim.articleId), claim.id);
  if (!(await run({ type: 'claim.delete', id: claim.id }))) return;
  const isOther = next !== null && next.id !== claim.id;
  uiStore.setState(isOther ? { claimId: next.id } : { claimId: null, inspecting: false });
  showToast(fill(en.claims.inspector.deleted, { number: claim.number }), { undoable: true });
  if (isOther) focusDetail();
  else focusPaneSoon('inspector');
}
