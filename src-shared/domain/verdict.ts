/** Verdict: the analyst's ruling from a rating scale, with a confidence. A tag is not a verdict. */
import { z } from 'zod';

/**
 * The default nine-step scale (reference "field", section 5.5). Its words stand in `strings/en.ts`;
 * `steps` gives the reading order, the first is the most truthful.
 */
export const VERDICTS = [
  'true',
  'mostlyTrue',
  'mixed',
  'misleading',
  'mostlyFalse',
  'false',
  'unproven',
  'notCheckable',
  'outdated',
] as const;

export const verdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdictSchema>;

/** How sure the analyst is of the verdict (ICD 203 style: kept apart from the verdict itself). */
export const CONFIDENCES = ['high', 'moderate', 'low'] as const;
export const confidenceSchema = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof confidenceSchema>;
