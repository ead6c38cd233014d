/** What keeps a provenance form from being accepted, in words beside the field. */
import type { Provenance } from '../../../src-shared/domain/article';
import { partialDateSchema } from '../../../src-shared/domain/dates';
import { en } from '../../../src-shared/strings/en';
import { isLanguageTag } from '../../../src-shared/strings/languages';

const words = en.window.import.problems;

export type ProvenanceProblems = Partial<Readonly<Record<keyof Provenance, string | undefined>>>;

function dateProblem(date: string): string | undefined {
  return partialDateSchema.safeParse(date).success ? undefined : words.date;
}

export function provenanceProblems(value: Provenance): ProvenanceProblems {
  return {
    title: value.title.trim() === '' ? words.title : undefined,
    published: dateProblem(value.published),
    retrieved: dateProblem(value.retrieved),
    language: value.language === '' || isLanguageTag(value.language) ? undefined : words.language,
  };
}

export function isAcceptable(value: Provenance): boolean {
  return Object.values(provenanceProblems(value)).every((problem) => problem === undefined);
}
