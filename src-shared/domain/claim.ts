/** Claim: an anchored passage under examination. */
import { z } from 'zod';
import { anchorSchema } from './anchor';
import { instantSchema, partialDateSchema } from './dates';
import { idSchema } from './ids';
import { richTextSchema } from './rich-text';
import { confidenceSchema, verdictSchema } from './verdict';
import { LINE_LIMIT } from '../limits';

/** What the passage does, in the order of their keys 1, 2, 3. */
export const TAGS = ['sourced', 'contested', 'framing'] as const;
export const tagSchema = z.enum(TAGS);
export type Tag = z.infer<typeof tagSchema>;

/** A set, kept in the order of TAGS. */
export const tagsSchema = z
  .array(tagSchema)
  .max(TAGS.length)
  .transform((tags) => TAGS.filter((tag) => tags.includes(tag)));

/** AVeriTeC's five, and two for what it leaves out (reference "field", section 5.5). '' = not set. */
export const CLAIM_TYPES = [
  '',
  'event',
  'numerical',
  'quote',
  'causal',
  'position',
  'definition',
  'other',
] as const;
export const claimTypeSchema = z.enum(CLAIM_TYPES);
export type ClaimType = z.infer<typeof claimTypeSchema>;

export const STATUSES = ['draft', 'inReview', 'disputed', 'approved', 'void'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/** What an analyst may write about a claim. '' and null mean "not set". */
export const claimFieldsSchema = z.object({
  statement: z.string().max(5000),
  speaker: z.string().max(LINE_LIMIT),
  statedOn: partialDateSchema,
  claimType: claimTypeSchema,
  verdict: verdictSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  rationale: richTextSchema,
  status: statusSchema,
});
export type ClaimFields = Readonly<z.infer<typeof claimFieldsSchema>>;

export const claimSchema = claimFieldsSchema.extend({
  id: idSchema,
  articleId: idSchema,
  /** Counts up within the case, in the order in which claims were made; never reused. */
  number: z.number().int().min(1),
  /** At least one; the first is the claim's main place. */
  anchors: z.array(anchorSchema).min(1),
  tags: z.array(tagSchema).min(1),
  codes: z.array(z.string().max(200)),
  flagged: z.boolean(),
  flagReason: z.string().max(5000),
  createdAt: instantSchema,
  /** When it was put in the bin; null = not in the bin. */
  deletedAt: instantSchema.nullable(),
});
export type Claim = Readonly<z.infer<typeof claimSchema>>;

/** By place in the text, longer first where two start together, so that nesting reads outside in. */
export function byPlace(a: Claim, b: Claim): number {
  const left = a.anchors[0];
  const right = b.anchors[0];
  if (!left || !right) return 0;
  return left.start - right.start || right.end - left.end || a.number - b.number;
}
