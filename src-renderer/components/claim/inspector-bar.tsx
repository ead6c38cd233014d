/** The bar over the inspector: back to the list, to the claims before and after. */
import { ArrowLeft, ChevronLeft, ChevronRight } from 'lucide-react';
import type { Claim } from '../../../src-shared/domain/claim';
import { en } from '../../../src-shared/strings/en';
import { focusPaneSoon } from '../../actions/panes';
import { useCase, useUi } from '../../state/hooks';
import { claimsOf, filteredClaims } from '../../state/selectors';
import { uiStore } from '../../state/ui-store';
import { Button } from '../common/button';
import { chooseClaim } from './choose-claim';
import css from './inspector.module.css';

function backToList(): void {
  uiStore.setState({ inspecting: false });
  focusPaneSoon('inspector');
}

/** The claims to step through: the filtered ones while this one is among them. */
function useSteps(claim: Claim): readonly Claim[] {
  const filter = useUi((state) => state.filter);
  return useCase((state) => {
    const shown = filteredClaims(state, claim.articleId, filter);
    return shown.some((other) => other.id === claim.id) ? shown : claimsOf(state, claim.articleId);
  });
}

export function InspectorBar({ claim }: { readonly claim: Claim }) {
  const claims = useSteps(claim);
  const index = claims.findIndex((other) => other.id === claim.id);
  const before = claims[index - 1];
  const after = claims[index + 1];
  const words = en.claims.inspector;
  return (
    <div className={css.bar}>
      <Button look="quiet" onPress={backToList}>
        <ArrowLeft size={14} aria-hidden />
        {words.back}
      </Button>
      <span className={css.steps}>
        <Button
          look="quiet"
          icon
          aria-label={words.previous}
          isDisabled={before === undefined}
          onPress={() => {
            if (before) chooseClaim(before.id);
          }}
        >
          <ChevronLeft size={16} aria-hidden />
        </Button>
        <Button
          look="quiet"
          icon
          aria-label={words.next}
          isDisabled={after === undefined}
          onPress={() => {
            if (after) chooseClaim(after.id);
          }}
        >
          <ChevronRight size={16} aria-hidden />
        </Button>
      </span>
    </div>
  );
}
