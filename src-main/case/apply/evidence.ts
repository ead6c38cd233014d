/** What changes when evidence is added to a claim, edited or taken off. */
import type { CommandOf } from '../../../src-shared/commands/command';
import type { Label } from '../../../src-shared/commands/label';
import { Refusal } from '../../../src-shared/errors';
import { get } from '../../db/sql';
import type { EvidenceRow } from '../tables/evidence';
import { instant, livingClaim, livingReference, refuseTakenId, type ApplyContext } from './context';

export function addEvidence(context: ApplyContext, command: CommandOf<'evidence.add'>): Label {
  const { id, claimId, referenceId, fields } = command;
  livingClaim(context, claimId);
  livingReference(context, referenceId);
  refuseTakenId(context, 'evidence', id);
  const sql = 'SELECT 1 FROM evidence WHERE claim_id = ? AND reference_id = ?';
  if (get(context.db, sql, claimId, referenceId)) throw new Refusal('evidence.exists');
  const links = { id, claim_id: claimId, reference_id: referenceId };
  context.tx.insert('evidence', { ...links, ...fields, created_at: instant(context) });
  return { code: 'evidence.add', stance: fields.stance };
}

export function updateEvidence(context: ApplyContext, { id, patch }: CommandOf<'evidence.update'>): Label {
  const row = livingEvidence(context, id);
  context.tx.update('evidence', [id], {
    stance: patch.stance ?? row.stance,
    locator: patch.locator ?? row.locator,
    quote: patch.quote ?? row.quote,
    note: patch.note ?? row.note,
  });
  return { code: 'evidence.update' };
}

export function deleteEvidence(context: ApplyContext, { id }: CommandOf<'evidence.delete'>): Label {
  livingEvidence(context, id);
  context.tx.delete('evidence', [id]);
  return { code: 'evidence.delete' };
}

function livingEvidence(context: ApplyContext, id: string): EvidenceRow {
  const row = context.tx.read('evidence', [id]);
  if (row === undefined) throw new Refusal('evidence.notFound');
  livingClaim(context, row.claim_id);
  return row;
}
