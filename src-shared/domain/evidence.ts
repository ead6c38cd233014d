/** Evidence: the link of a reference to a claim, with its stance. */
import { z } from 'zod';
import { idSchema } from './ids';
import { LINE_LIMIT } from '../limits';

export const STANCES = ['supports', 'refutes', 'mixed', 'context'] as const;
export const stanceSchema = z.enum(STANCES);
export type Stance = z.infer<typeof stanceSchema>;

export const evidenceFieldsSchema = z.object({
  stance: stanceSchema,
  /** Where in the reference: a page, a paragraph, a minute. */
  locator: z.string().max(LINE_LIMIT),
  /** The passage quoted from the reference. */
  quote: z.string().max(20_000),
  note: z.string().max(20_000),
});
export type EvidenceFields = Readonly<z.infer<typeof evidenceFieldsSchema>>;

export const evidenceSchema = evidenceFieldsSchema.extend({
  id: idSchema,
  claimId: idSchema,
  referenceId: idSchema,
  createdAt: z.string(),
});
export type Evidence = Readonly<z.infer<typeof evidenceSchema>>;
