/** What changes when a reference is added, edited or deleted. */
import type { CommandOf } from '../../../src-shared/commands/command';
import type { Label } from '../../../src-shared/commands/label';
import { Refusal } from '../../../src-shared/errors';
import { claimsRestingOn } from '../tables/evidence';
import { instant, livingReference, refuseTakenId, type ApplyContext } from './context';

export function addReference(
  context: ApplyContext,
  { id, fields, sourceId }: CommandOf<'reference.add'>,
): Label {
  refuseTakenId(context, 'references', id);
  const { containerTitle, ...same } = fields;
  context.tx.insert('references', {
    id,
    source_id: sourceId,
    ...same,
    container_title: containerTitle,
    created_at: instant(context),
    deleted_at: null,
  });
  return { code: 'reference.add' };
}

export function updateReference(context: ApplyContext, { id, patch }: CommandOf<'reference.update'>): Label {
  const row = livingReference(context, id);
  context.tx.update('references', [id], {
    type: patch.type ?? row.type,
    title: patch.title ?? row.title,
    author: patch.author ?? row.author,
    publisher: patch.publisher ?? row.publisher,
    container_title: patch.containerTitle ?? row.container_title,
    issued: patch.issued ?? row.issued,
    accessed: patch.accessed ?? row.accessed,
    url: patch.url ?? row.url,
    note: patch.note ?? row.note,
  });
  return { code: 'reference.update' };
}

export function deleteReference(context: ApplyContext, { id }: CommandOf<'reference.delete'>): Label {
  livingReference(context, id);
  const count = claimsRestingOn(context.db, id);
  if (count > 0) throw new Refusal('reference.inUse', { count });
  context.tx.update('references', [id], { deleted_at: instant(context) });
  return { code: 'reference.delete' };
}
