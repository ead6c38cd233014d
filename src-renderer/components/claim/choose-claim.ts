/** Chooses a claim beside the article: the article follows, the main view and the focus stay. */
import type { Claim } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import { articleHandle } from '../../state/article-handle';
import { uiStore } from '../../state/ui-store';

export function chooseClaim(id: Id): void {
  uiStore.setState({ claimId: id });
  if (uiStore.getState().view === 'article') articleHandle()?.reveal(id);
}

/** The claim beside another in a list: the one after it, or before it at the end; null = there is none. */
export function neighbour(claims: readonly Claim[], id: Id): Claim | null {
  const index = claims.findIndex((claim) => claim.id === id);
  if (index < 0) return claims[0] ?? null;
  return claims[index + 1] ?? claims[index - 1] ?? null;
}
