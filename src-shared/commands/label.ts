/** Label: names a change in the journal, so that undo can say what it undoes. Its words stand in `strings/en.ts`. */
import { z } from 'zod';
import { tagsSchema } from '../domain/claim';
import { stanceSchema } from '../domain/evidence';
import { decisionSchema } from '../domain/review';

export const labelSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('case.create') }),
  z.object({ code: z.literal('case.rename') }),
  z.object({ code: z.literal('case.salvage') }),
  z.object({ code: z.literal('case.restore'), name: z.string() }),
  z.object({ code: z.literal('article.add'), title: z.string() }),
  z.object({ code: z.literal('article.update') }),
  z.object({ code: z.literal('article.delete'), title: z.string() }),
  z.object({ code: z.literal('claim.add'), tags: tagsSchema }),
  z.object({ code: z.literal('claim.tag'), tags: tagsSchema }),
  z.object({ code: z.literal('claim.move') }),
  z.object({ code: z.literal('claim.update'), field: z.string() }),
  z.object({ code: z.literal('claim.code') }),
  z.object({ code: z.literal('claim.flag'), flagged: z.boolean() }),
  z.object({ code: z.literal('claim.delete') }),
  z.object({ code: z.literal('claim.restore') }),
  z.object({ code: z.literal('reference.add') }),
  z.object({ code: z.literal('reference.update') }),
  z.object({ code: z.literal('reference.delete') }),
  z.object({ code: z.literal('evidence.add'), stance: stanceSchema }),
  z.object({ code: z.literal('evidence.update') }),
  z.object({ code: z.literal('evidence.delete') }),
  z.object({ code: z.literal('review.decide'), decision: decisionSchema }),
  z.object({ code: z.literal('annotate'), claims: z.number().int(), references: z.number().int() }),
]);
export type Label = Readonly<z.infer<typeof labelSchema>>;
