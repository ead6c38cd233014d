/** Reference: a bibliographic record, a CSL item (CSL-JSON schema 1.0) with the fields a fact-check needs. */
import { z } from 'zod';
import { partialDateSchema } from './dates';
import { idSchema } from './ids';
import { LINE_LIMIT } from '../limits';

/** The CSL types offered, commonest first (reference "formats", section 7). */
export const REFERENCE_TYPES = [
  'webpage',
  'article-newspaper',
  'article-magazine',
  'article-journal',
  'report',
  'book',
  'chapter',
  'legislation',
  'legal_case',
  'dataset',
  'interview',
  'speech',
  'hearing',
  'broadcast',
  'motion_picture',
  'post-weblog',
  'post',
  'personal_communication',
  'document',
] as const;
export const referenceTypeSchema = z.enum(REFERENCE_TYPES);
export type ReferenceType = z.infer<typeof referenceTypeSchema>;

const line = z.string().max(LINE_LIMIT);

/** '' means unknown. `author` holds several people separated by "; ". */
export const referenceFieldsSchema = z.object({
  type: referenceTypeSchema,
  title: line.min(1),
  author: line,
  publisher: line,
  containerTitle: line,
  issued: partialDateSchema,
  accessed: partialDateSchema,
  url: z.string().max(2048),
  note: z.string().max(20_000),
});
export type ReferenceFields = Readonly<z.infer<typeof referenceFieldsSchema>>;

export const referenceSchema = referenceFieldsSchema.extend({
  id: idSchema,
  /** The id the record had where it came from, e.g. a CSL id; '' = made here. */
  sourceId: line,
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
});
export type Reference = Readonly<z.infer<typeof referenceSchema>>;

export const EMPTY_REFERENCE: ReferenceFields = {
  type: 'webpage',
  title: '',
  author: '',
  publisher: '',
  containerTitle: '',
  issued: '',
  accessed: '',
  url: '',
  note: '',
};

/** One line of bibliography in plain words: author, title, publisher, date, address, date of access. */
export function citationText(reference: ReferenceFields): string {
  const parts = [
    reference.author,
    reference.title,
    reference.containerTitle,
    reference.publisher === reference.author ? '' : reference.publisher,
    reference.issued,
  ].filter((part) => part !== '');
  const sentence = `${parts.join('. ')}.`.replaceAll('..', '.');
  const url = reference.url === '' ? '' : ` ${reference.url}`;
  const accessed = reference.accessed === '' ? '' : ` (accessed ${reference.accessed})`;
  return `${sentence}${url}${accessed}`;
}
