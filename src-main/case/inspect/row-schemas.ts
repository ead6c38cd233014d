/** What a stored row may hold, table by table: the same rules that commands are held to when they write. */
import { z } from 'zod';
import { articleFormatSchema, provenanceSchema } from '../../../src-shared/domain/article';
import { CONTEXT_LENGTH } from '../../../src-shared/domain/anchor';
import { claimFieldsSchema, claimSchema, tagSchema } from '../../../src-shared/domain/claim';
import { instantSchema } from '../../../src-shared/domain/dates';
import { evidenceFieldsSchema } from '../../../src-shared/domain/evidence';
import { idSchema } from '../../../src-shared/domain/ids';
import { referenceFieldsSchema } from '../../../src-shared/domain/reference';
import { reviewSchema } from '../../../src-shared/domain/review';
import { richTextSchema } from '../../../src-shared/domain/rich-text';
import type { TableName } from '../tables/tables';
import { EXACT_LIMIT, LINE_LIMIT } from '../../../src-shared/limits';

const line = z.string().max(LINE_LIMIT);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.number().int().min(0);
const flag = z.union([z.literal(0), z.literal(1)]);

/** Rich text as it is stored: JSON that the editors' nodes can be made of, and nothing else. */
const richTextJson = z.string().refine(isRichText, 'no rich text of Plumbline');

function isRichText(json: string): boolean {
  try {
    return richTextSchema.safeParse(JSON.parse(json)).success;
  } catch {
    return false;
  }
}

const reference = referenceFieldsSchema.shape;
const claim = claimFieldsSchema.shape;

export const ROW_SCHEMAS: Readonly<Record<TableName, z.ZodType>> = {
  case_info: z.object({ id: idSchema, title: line.min(1), created_at: instantSchema }),
  articles: provenanceSchema.extend({
    id: idSchema,
    imported_at: instantSchema,
    deleted_at: instantSchema.nullable(),
  }),
  article_versions: z.object({
    id: idSchema,
    article_id: idSchema,
    number: whole.min(1),
    text_sha256: hash,
    blocks_sha256: hash,
    characters: whole.min(1),
    words: whole,
    blocks: whole.min(1),
    format: articleFormatSchema,
    encoding: line,
    original_name: line,
    original_sha256: hash,
    original_size: whole,
  }),
  claims: z.object({
    id: idSchema,
    article_id: idSchema,
    number: whole.min(1),
    statement: claim.statement,
    speaker: claim.speaker,
    stated_on: claim.statedOn,
    claim_type: claim.claimType,
    verdict: claim.verdict,
    confidence: claim.confidence,
    rationale: richTextJson,
    status: claim.status,
    flagged: flag,
    flag_reason: claimSchema.shape.flagReason,
    created_at: instantSchema,
    deleted_at: instantSchema.nullable(),
  }),
  anchors: z.object({
    id: idSchema,
    claim_id: idSchema,
    version_id: idSchema,
    position: whole,
    start_offset: whole,
    end_offset: whole.min(1),
    exact: z.string().min(1).max(EXACT_LIMIT),
    prefix: z.string().max(CONTEXT_LENGTH),
    suffix: z.string().max(CONTEXT_LENGTH),
  }),
  claim_tags: z.object({ claim_id: idSchema, tag: tagSchema }),
  claim_codes: z.object({ claim_id: idSchema, code: z.string().min(1).max(200), position: whole }),
  references: z.object({
    id: idSchema,
    source_id: line,
    type: reference.type,
    title: reference.title,
    author: reference.author,
    publisher: reference.publisher,
    container_title: reference.containerTitle,
    issued: reference.issued,
    accessed: reference.accessed,
    url: reference.url,
    note: reference.note,
    created_at: instantSchema,
    deleted_at: instantSchema.nullable(),
  }),
  evidence: evidenceFieldsSchema.extend({
    id: idSchema,
    claim_id: idSchema,
    reference_id: idSchema,
    created_at: instantSchema,
  }),
  reviews: z.object({
    id: idSchema,
    claim_id: idSchema,
    decision: reviewSchema.shape.decision,
    note: reviewSchema.shape.note,
    analyst: z.string(),
    at: instantSchema,
  }),
};
