/** The right pane: the list of claims, or one of them in full. */
import { useEffect } from 'react';
import { rescueFocus } from '../../actions/panes';
import { useCase, useUi } from '../../state/hooks';
import { uiStore } from '../../state/ui-store';
import { ClaimList } from './claim-list';
import { Inspector } from './inspector';

export function ClaimPane() {
  const claimId = useUi((state) => state.claimId);
  const isThere = useCase((state) => claimId !== null && state.claims.get(claimId)?.deletedAt === null);
  const isInspecting = useUi((state) => state.inspecting);
  const isSaving = useUi((state) => state.saving);
  const isLost = isInspecting && !isThere && !isSaving;

  useEffect(() => {
    if (!isLost) return;
    // Who deleted the claim names its neighbour once that is saved. After an undo nobody does: then the list comes back.
    const frame = requestAnimationFrame(() => {
      uiStore.setState({ inspecting: false });
      rescueFocus('inspector');
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [isLost]);

  return isInspecting ? <Inspector /> : <ClaimList />;
}
