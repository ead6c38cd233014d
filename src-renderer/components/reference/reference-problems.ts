/** What is wrong with the fields of a reference, in words beside each field. */
import { referenceFieldsSchema, type ReferenceFields } from '../../../src-shared/domain/reference';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { recogniseUrl } from '../evidence/recognise-source';
import { dateProblem } from './date-problem';

export type ReferenceProblems = Readonly<Partial<Record<keyof ReferenceFields, string>>>;

/** Fields in the order of the form, so that the first problem is the topmost one. */
const FIELDS = [
  'type',
  'title',
  'author',
  'publisher',
  'containerTitle',
  'issued',
  'url',
  'accessed',
  'note',
] as const;

function problemOf(field: keyof ReferenceFields, fields: ReferenceFields): string | undefined {
  const words = en.claims.reference.problems;
  const value = fields[field];
  if (field === 'title' && value.trim() === '') return words.title;
  if (field === 'issued' || field === 'accessed') return dateProblem(value);
  const issue = referenceFieldsSchema.shape[field].safeParse(value).error?.issues[0];
  if (issue?.code === 'too_big')
    return fill(words.tooLong, { count: value.length, limit: Number(issue.maximum) });
  if (issue) return issue.message;
  if (field === 'url' && value !== '' && recogniseUrl(value) !== value) return words.url;
  return undefined;
}

/** Problems by field; an empty object = the fields can be saved. */
export function referenceProblems(fields: ReferenceFields): ReferenceProblems {
  return Object.fromEntries(
    FIELDS.flatMap((field) => {
      const problem = problemOf(field, fields);
      return problem === undefined ? [] : [[field, problem]];
    }),
  );
}

/** The fields as they are kept: one-line fields without white space at their ends. */
export function tidyReference(fields: ReferenceFields): ReferenceFields {
  return {
    ...fields,
    title: fields.title.trim(),
    author: fields.author.trim(),
    publisher: fields.publisher.trim(),
    containerTitle: fields.containerTitle.trim(),
    issued: fields.issued.trim(),
    accessed: fields.accessed.trim(),
    url: fields.url.trim(),
  };
}
