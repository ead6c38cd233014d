/** Command: one user action as a value. Every change of a case is one, and runs in one transaction. */
import { z } from 'zod';
import { blockSchema, provenanceSchema, articleFormatSchema } from '../domain/article';
import { claimFieldsSchema, tagsSchema } from '../domain/claim';
import { evidenceFieldsSchema } from '../domain/evidence';
import { idSchema } from '../domain/ids';
import { referenceFieldsSchema } from '../domain/reference';
import { decisionSchema } from '../domain/review';
import { EXACT_LIMIT } from '../limits';

/** A place in an article text as the caller saw it: refused when the text there is not `exact`. */
export const placeSchema = z.object({
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  exact: z.string().min(1).max(EXACT_LIMIT),
});
export type Place = Readonly<z.infer<typeof placeSchema>>;

const patch = <T extends z.ZodRawShape>(schema: z.ZodObject<T>) =>
  schema.partial().refine((value) => Object.keys(value).length > 0, 'nothing to change');

const caseRename = z.object({ type: z.literal('case.rename'), title: z.string().min(1).max(1000) });

/** Composed by the import alone: it carries bytes, which no window may send. */
export const articleAddSchema = z.object({
  type: z.literal('article.add'),
  id: idSchema,
  versionId: idSchema,
  provenance: provenanceSchema,
  format: articleFormatSchema,
  encoding: z.string(),
  text: z.string().min(1),
  blocks: z.array(blockSchema).min(1),
  words: z.number().int(),
  originalName: z.string(),
  original: z.instanceof(Uint8Array),
});
export type ArticleAdd = Readonly<z.infer<typeof articleAddSchema>>;

const articleUpdate = z.object({
  type: z.literal('article.update'),
  id: idSchema,
  patch: patch(provenanceSchema),
});
const articleDelete = z.object({ type: z.literal('article.delete'), id: idSchema });

const claimAdd = z.object({
  type: z.literal('claim.add'),
  id: idSchema,
  articleId: idSchema,
  place: placeSchema,
  tags: tagsSchema,
});
const claimTag = z.object({ type: z.literal('claim.tag'), id: idSchema, tags: tagsSchema });
/** Moves the ends of the claim's first anchor. */
const claimMove = z.object({ type: z.literal('claim.move'), id: idSchema, place: placeSchema });
export const claimUpdate = z.object({
  type: z.literal('claim.update'),
  id: idSchema,
  patch: patch(claimFieldsSchema),
});
const claimCode = z.object({
  type: z.literal('claim.code'),
  id: idSchema,
  codes: z.array(z.string().min(1).max(200)).max(50),
});
export const claimFlag = z.object({
  type: z.literal('claim.flag'),
  id: idSchema,
  flagged: z.boolean(),
  reason: z.string().max(5000),
});
const claimDelete = z.object({ type: z.literal('claim.delete'), id: idSchema });
const claimRestore = z.object({ type: z.literal('claim.restore'), id: idSchema });

const referenceAdd = z.object({
  type: z.literal('reference.add'),
  id: idSchema,
  fields: referenceFieldsSchema,
  sourceId: z.string().max(1000),
});
const referenceUpdate = z.object({
  type: z.literal('reference.update'),
  id: idSchema,
  patch: patch(referenceFieldsSchema),
});
/** Refused with `reference.inUse` while evidence rests on it. */
const referenceDelete = z.object({ type: z.literal('reference.delete'), id: idSchema });

const evidenceAdd = z.object({
  type: z.literal('evidence.add'),
  id: idSchema,
  claimId: idSchema,
  referenceId: idSchema,
  fields: evidenceFieldsSchema,
});
const evidenceUpdate = z.object({
  type: z.literal('evidence.update'),
  id: idSchema,
  patch: patch(evidenceFieldsSchema),
});
const evidenceDelete = z.object({ type: z.literal('evidence.delete'), id: idSchema });

/**
 * A reader's decision about a flagged claim. accept: flag off, status approved. retag: tags set, flag off,
 * approved. sendBack: status disputed, the note becomes the flag's reason. later: only recorded.
 */
const reviewDecide = z.object({
  type: z.literal('review.decide'),
  id: idSchema,
  claimId: idSchema,
  decision: decisionSchema,
  tags: tagsSchema.optional(),
  note: z.string().max(5000),
});

/** What a window may ask for. */
export const windowCommandSchema = z.discriminatedUnion('type', [
  caseRename,
  articleUpdate,
  articleDelete,
  claimAdd,
  claimTag,
  claimMove,
  claimUpdate,
  claimCode,
  claimFlag,
  claimDelete,
  claimRestore,
  referenceAdd,
  referenceUpdate,
  referenceDelete,
  evidenceAdd,
  evidenceUpdate,
  evidenceDelete,
  reviewDecide,
]);
export type WindowCommand = Readonly<z.infer<typeof windowCommandSchema>>;

export const commandSchema = z.discriminatedUnion('type', [...windowCommandSchema.options, articleAddSchema]);
export type Command = Readonly<z.infer<typeof commandSchema>>;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
