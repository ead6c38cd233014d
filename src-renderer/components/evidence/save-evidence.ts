/** Saves evidence: the reference first where it is new, then the link to the claim. */
import type { WindowCommand } from '../../../src-shared/commands/command';
import type { EvidenceFields } from '../../../src-shared/domain/evidence';
import { newId, type Id } from '../../../src-shared/domain/ids';
import type { ReferenceFields } from '../../../src-shared/domain/reference';
import type { AppError } from '../../../src-shared/errors';
import { tidyReference } from '../reference/reference-problems';

export type Source =
  | { readonly kind: 'existing'; readonly referenceId: Id }
  | { readonly kind: 'new'; readonly fields: ReferenceFields };

interface EvidenceDraft {
  readonly claimId: Id;
  readonly source: Source;
  readonly fields: EvidenceFields;
}

interface Failure {
  readonly error: AppError;
  /** The reference that stays in the case although the evidence failed; null = none was added. */
  readonly addedReferenceId: Id | null;
}

type Execute = (command: WindowCommand) => Promise<AppError | null>;

/** @returns the failure; null = all was committed */
export async function saveEvidence(
  { claimId, source, fields }: EvidenceDraft,
  execute: Execute,
): Promise<Failure | null> {
  const referenceId = source.kind === 'new' ? newId() : source.referenceId;
  if (source.kind === 'new') {
    const error = await execute({
      type: 'reference.add',
      id: referenceId,
      fields: tidyReference(source.fields),
      sourceId: '',
    });
    if (error !== null) return { error, addedReferenceId: null };
  }
  const error = await execute({ type: 'evidence.add', id: newId(), claimId, referenceId, fields });
  if (error === null) return null;
  return { error, addedReferenceId: source.kind === 'new' ? referenceId : null };
}
