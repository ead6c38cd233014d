/** What is wrong with evidence before it is saved, in words beside each field. */
import { evidenceFieldsSchema, type Stance } from '../../../src-shared/domain/evidence';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';

/** Evidence while it is being written: the stance may still be open. */
export interface EvidenceInput {
  readonly stance: Stance | null;
  readonly locator: string;
  readonly quote: string;
  readonly note: string;
}

type EvidenceProblems = Readonly<Partial<Record<keyof EvidenceInput, string>>>;

const TEXTS = ['locator', 'quote', 'note'] as const;

/** Problems by field; an empty object = the evidence can be saved. */
export function evidenceProblems(input: EvidenceInput): EvidenceProblems {
  const problems: Partial<Record<keyof EvidenceInput, string>> = {};
  if (input.stance === null) problems.stance = en.claims.evidence.needStance;
  for (const field of TEXTS) {
    const limit = evidenceFieldsSchema.shape[field].maxLength;
    const count = input[field].length;
    if (limit !== null && count > limit)
      problems[field] = fill(en.claims.reference.problems.tooLong, { count, limit });
  }
  return problems;
}
