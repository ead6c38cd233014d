/** Views and panes: what the window shows. */
import type { Id } from '../../src-shared/domain/ids';
import { beginReview } from '../state/review-session';
import { uiStore, type View } from '../state/ui-store';
import { focusPane, focusPaneSoon } from './panes';

export function showView(view: View): void {
  uiStore.setState({ view });
  focusPaneSoon('main');
}

/** The history of one claim alone, whoever changed it. */
export function showHistoryOf(claimId: Id): void {
  uiStore.setState({ historyFilter: { claimId, analyst: null } });
  showView('history');
}

export function showReview(): void {
  beginReview();
  showView('review');
}

/** The list of claims, with the focus. */
export function showClaims(): void {
  uiStore.setState({ inspectorOpen: true, inspecting: false });
  focusPaneSoon('inspector');
}

export function toggleNavigator(): void {
  uiStore.setState(({ navigatorOpen }) => ({ navigatorOpen: !navigatorOpen }));
  keepFocus('navigator');
}

export function toggleInspector(): void {
  uiStore.setState(({ inspectorOpen }) => ({ inspectorOpen: !inspectorOpen }));
  keepFocus('inspector');
}

/** A pane that closes must not take the focus with it. */
function keepFocus(pane: 'navigator' | 'inspector'): void {
  if (document.activeElement?.closest(`[data-pane="${pane}"]`)) focusPane('main');
}
