/** Review: what a reader decided about a flagged claim. */
import { z } from 'zod';
import type { Claim } from './claim';
import { idSchema } from './ids';

export const DECISIONS = ['accept', 'retag', 'sendBack', 'later'] as const;
export const decisionSchema = z.enum(DECISIONS);
export type Decision = z.infer<typeof decisionSchema>;

export const reviewSchema = z.object({
  id: idSchema,
  claimId: idSchema,
  decision: decisionSchema,
  note: z.string().max(20_000),
  analyst: z.string(),
  at: z.string(),
});
export type Review = Readonly<z.infer<typeof reviewSchema>>;

/** The queue holds flagged claims that were not sent back: those wait for their analyst, not for the reader. */
export function isQueued(claim: Claim): boolean {
  return claim.flagged && claim.deletedAt === null && claim.status !== 'disputed';
}
