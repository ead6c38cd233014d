/** Earlier decisions about a claim, newest first. */
import { useMemo } from 'react';
import type { Id } from '../../../src-shared/domain/ids';
import type { Review } from '../../../src-shared/domain/review';
import { useCase } from '../../state/hooks';

export function useReviewsOf(claimId: Id): readonly Review[] {
  const reviews = useCase((state) => state.reviews);
  return useMemo(
    () =>
      [...reviews.values()]
        .filter((review) => review.claimId === claimId)
        .sort((a, b) => (a.id < b.id ? 1 : -1)),
    [reviews, claimId],
  );
}
