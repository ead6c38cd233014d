/** What changes when a reader decides about a flagged claim. */
import { assertNever } from '../../../src-shared/assert';
import type { CommandOf } from '../../../src-shared/commands/command';
import type { Label } from '../../../src-shared/commands/label';
import { instant, livingClaim, refuseTakenId, type ApplyContext } from './context';
import { setTags } from './claim';

export function decideReview(context: ApplyContext, command: CommandOf<'review.decide'>): Label {
  const { id, claimId, decision, note } = command;
  livingClaim(context, claimId);
  refuseTakenId(context, 'reviews', id);
  applyDecision(context, command);
  context.tx.insert('reviews', {
    id,
    claim_id: claimId,
    decision,
    note,
    analyst: context.analyst,
    at: instant(context),
  });
  return { code: 'review.decide', decision };
}

function applyDecision(context: ApplyContext, command: CommandOf<'review.decide'>): void {
  const { claimId, decision, note, tags } = command;
  switch (decision) {
    case 'retag':
      setTags(context, claimId, tags ?? []);
      approve(context, claimId);
      return;
    case 'accept':
      approve(context, claimId);
      return;
    case 'sendBack':
      context.tx.update('claims', [claimId], { flagged: 1, flag_reason: note, status: 'disputed' });
      return;
    case 'later':
      return;
    default:
      assertNever(decision);
  }
}

function approve({ tx }: ApplyContext, claimId: string): void {
  tx.update('claims', [claimId], { flagged: 0, flag_reason: '', status: 'approved' });
}
