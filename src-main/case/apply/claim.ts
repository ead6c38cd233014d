/** What changes when a claim is made, tagged, moved, edited, flagged, put in the bin or taken out of it. */
import { defined } from '../../../src-shared/assert';
import type { CommandOf } from '../../../src-shared/commands/command';
import type { Label } from '../../../src-shared/commands/label';
import type { ClaimFields, Tag } from '../../../src-shared/domain/claim';
import type { Id } from '../../../src-shared/domain/ids';
import { EMPTY_RICH_TEXT } from '../../../src-shared/domain/rich-text';
import { Refusal } from '../../../src-shared/errors';
import { CLAIM_LIMIT } from '../../../src-shared/limits';
import { all, get, run } from '../../db/sql';
import { canonicalJson } from '../canonical-json';
import { newestVersion } from '../tables/articles';
import type { AnchorRow, ClaimRow, CodeRow, TagRow } from '../tables/claims';
import { placeColumns } from './anchor';
import { anyClaim, freshId, instant, livingClaim, refuseTakenId, type ApplyContext } from './context';

export function addClaim(
  context: ApplyContext,
  { id, articleId, place, tags }: CommandOf<'claim.add'>,
): Label {
  if (tags.length === 0) throw new Refusal('claim.needsTag');
  const version = newestVersion(context.db, articleId);
  if (version === undefined) throw new Refusal('article.notFound');
  refuseTakenId(context, 'claims', id);
  const columns = placeColumns(context.texts.textOf(version.id), place);
  refuseTooMany(context);
  const number = takeNumber(context, id);
  context.tx.insert('claims', {
    ...EMPTY_CLAIM,
    id,
    article_id: articleId,
    number,
    created_at: instant(context),
  });
  const anchor = { id: freshId(context), claim_id: id, version_id: version.id, position: 0 };
  context.tx.insert('anchors', { ...anchor, ...columns });
  for (const tag of tags) context.tx.insert('claim_tags', { claim_id: id, tag });
  return { code: 'claim.add', tags: [...tags] };
}

const EMPTY_CLAIM: Omit<ClaimRow, 'id' | 'article_id' | 'number' | 'created_at'> = {
  statement: '',
  speaker: '',
  stated_on: '',
  claim_type: '',
  verdict: null,
  confidence: null,
  rationale: canonicalJson(EMPTY_RICH_TEXT),
  status: 'draft',
  flagged: 0,
  flag_reason: '',
  deleted_at: null,
};

/** @throws Refusal claim.tooMany */
function refuseTooMany({ db }: ApplyContext): void {
  const { count } = defined(get<{ count: number }>(db, 'SELECT count(*) AS count FROM claims'), 'count');
  if (count >= CLAIM_LIMIT) throw new Refusal('claim.tooMany', { limit: CLAIM_LIMIT });
}

/** A number once given stays the claim's, also when making the claim is undone: a report may name it already. */
function takeNumber({ db }: ApplyContext, claimId: Id): number {
  const last = get<{ last: number }>(db, 'SELECT coalesce(max(number), 0) AS last FROM claim_numbers');
  const number = defined(last, 'last claim number').last + 1;
  run(db, 'INSERT INTO claim_numbers (number, claim_id) VALUES (?, ?)', number, claimId);
  return number;
}

export function tagClaim(context: ApplyContext, { id, tags }: CommandOf<'claim.tag'>): Label {
  livingClaim(context, id);
  setTags(context, id, tags);
  return { code: 'claim.tag', tags: [...tags] };
}

/** @throws Refusal claim.needsTag */
export function setTags({ db, tx }: ApplyContext, claimId: Id, tags: readonly Tag[]): void {
  if (tags.length === 0) throw new Refusal('claim.needsTag');
  const rows = all<TagRow>(db, 'SELECT claim_id, tag FROM claim_tags WHERE claim_id = ?', claimId);
  const had = rows.map(({ tag }) => tag);
  for (const tag of had) if (!tags.includes(tag)) tx.delete('claim_tags', [claimId, tag]);
  for (const tag of tags) if (!had.includes(tag)) tx.insert('claim_tags', { claim_id: claimId, tag });
}

export function moveClaim(context: ApplyContext, { id, place }: CommandOf<'claim.move'>): Label {
  livingClaim(context, id);
  const row = get<AnchorRow>(
    context.db,
    'SELECT * FROM anchors WHERE claim_id = ? ORDER BY position LIMIT 1',
    id,
  );
  const anchor = defined(row, `anchor of claim ${id}`);
  context.tx.update('anchors', [anchor.id], placeColumns(context.texts.textOf(anchor.version_id), place));
  return { code: 'claim.move' };
}

export function updateClaim(context: ApplyContext, { id, patch }: CommandOf<'claim.update'>): Label {
  livingClaim(context, id);
  context.tx.update('claims', [id], fieldColumns(patch));
  return { code: 'claim.update', field: 'verdict' in patch ? 'verdict' : (Object.keys(patch)[0] ?? '') };
}

type ClaimPatch = { readonly [K in keyof ClaimFields]?: ClaimFields[K] | undefined };
type ClaimColumns = { -readonly [K in keyof ClaimRow]?: ClaimRow[K] };

function fieldColumns(patch: ClaimPatch): ClaimColumns {
  const columns: ClaimColumns = {};
  if (patch.statement !== undefined) columns.statement = patch.statement;
  if (patch.speaker !== undefined) columns.speaker = patch.speaker;
  if (patch.statedOn !== undefined) columns.stated_on = patch.statedOn;
  if (patch.claimType !== undefined) columns.claim_type = patch.claimType;
  if (patch.verdict !== undefined) columns.verdict = patch.verdict;
  if (patch.confidence !== undefined) columns.confidence = patch.confidence;
  if (patch.rationale !== undefined) columns.rationale = canonicalJson(patch.rationale);
  if (patch.status !== undefined) columns.status = patch.status;
  // Confidence is how sure one is of the verdict: without the one there is not the other.
  if (patch.verdict === null) columns.confidence = null;
  return columns;
}

export function codeClaim(context: ApplyContext, command: CommandOf<'claim.code'>): Label {
  const { db, tx } = context;
  const { id } = livingClaim(context, command.id);
  const codes = [...new Set(command.codes)];
  for (const { code } of all<CodeRow>(db, 'SELECT * FROM claim_codes WHERE claim_id = ?', id)) {
    tx.delete('claim_codes', [id, code]);
  }
  for (const [position, code] of codes.entries()) tx.insert('claim_codes', { claim_id: id, code, position });
  return { code: 'claim.code' };
}

/** Flagging asks for a review; taking the flag off ends the review without a decision. */
export function flagClaim(context: ApplyContext, { id, flagged, reason }: CommandOf<'claim.flag'>): Label {
  const { status } = livingClaim(context, id);
  const patch = flagged
    ? ({ flagged: 1, flag_reason: reason, status: 'inReview' } as const)
    : ({ flagged: 0, flag_reason: '', status: isUnderReview(status) ? 'draft' : status } as const);
  context.tx.update('claims', [id], patch);
  return { code: 'claim.flag', flagged };
}

function isUnderReview(status: ClaimRow['status']): boolean {
  return status === 'inReview' || status === 'disputed';
}

export function deleteClaim(context: ApplyContext, { id }: CommandOf<'claim.delete'>): Label {
  livingClaim(context, id);
  context.tx.update('claims', [id], { deleted_at: instant(context) });
  return { code: 'claim.delete' };
}

/** References that were deleted meanwhile come back with the claim whose evidence rests on them. */
export function restoreClaim(context: ApplyContext, { id }: CommandOf<'claim.restore'>): Label {
  anyClaim(context, id);
  context.tx.update('claims', [id], { deleted_at: null });
  const rows = all<{ reference_id: string }>(
    context.db,
    'SELECT reference_id FROM evidence WHERE claim_id = ?',
    id,
  );
  for (const row of rows) context.tx.update('references', [row.reference_id], { deleted_at: null });
  return { code: 'claim.restore' };
}
