/** The right pane as a landmark; what it shows is the claims' own matter. */
import { en } from '../../../src-shared/strings/en';
import { ClaimPane } from '../claim/claim-pane';
import css from './workbench.module.css';

export function ClaimsPane() {
  return (
    <aside
      className={css.claims}
      aria-label={en.window.landmarks.inspector}
      data-pane="inspector"
      tabIndex={-1}
    >
      <ClaimPane />
    </aside>
  );
}
