/** Article: a text under examination, its provenance, and the immutable canonical text of a version. */
import { z } from 'zod';
import { instantSchema, partialDateSchema } from './dates';
import { idSchema } from './ids';
import { LINE_LIMIT } from '../limits';

const line = z.string().max(LINE_LIMIT);

/**
 * A block is a range of the article text, [start, end) in UTF-16 units. Blocks are ascending and do
 * not overlap; what lies between two of them is line ends and other white space, or nothing where a very long
 * line was split. A block may hold line ends itself (text broken at a fixed width, code). An item keeps its list's
 * marks in `ordinal` (0 = bullet), because the text itself holds none.
 */
export const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.number().int().min(1).max(6),
    start: z.number().int(),
    end: z.number().int(),
  }),
  z.object({ kind: z.literal('paragraph'), start: z.number().int(), end: z.number().int() }),
  z.object({ kind: z.literal('quote'), start: z.number().int(), end: z.number().int() }),
  z.object({
    kind: z.literal('listItem'),
    depth: z.number().int().min(0).max(9),
    ordinal: z.number().int().min(0),
    start: z.number().int(),
    end: z.number().int(),
  }),
]);
export type Block = Readonly<z.infer<typeof blockSchema>>;

export const directionSchema = z.enum(['ltr', 'rtl']);
export type Direction = z.infer<typeof directionSchema>;

export const articleFormatSchema = z.enum(['text', 'markdown', 'paste']);
export type ArticleFormat = z.infer<typeof articleFormatSchema>;

/** What is known of where an article came from; '' means unknown. `language` is a BCP 47 tag. */
export const provenanceSchema = z.object({
  title: line.min(1),
  url: z.string().max(2048),
  publisher: line,
  author: line,
  published: partialDateSchema,
  retrieved: partialDateSchema,
  language: z.string().max(35),
  direction: directionSchema,
});
export type Provenance = Readonly<z.infer<typeof provenanceSchema>>;

/**
 * One article as lists show it, without its text.
 * `characters` counts UTF-16 units; `textSha256` is over the UTF-8 bytes of the article text,
 * `originalSha256` over the bytes as they were imported.
 */
export const articleSchema = provenanceSchema.extend({
  id: idSchema,
  versionId: idSchema,
  version: z.number().int().min(1),
  textSha256: z.string(),
  characters: z.number().int(),
  words: z.number().int(),
  blocks: z.number().int(),
  format: articleFormatSchema,
  encoding: z.string(),
  originalName: z.string(),
  originalSha256: z.string(),
  originalSize: z.number().int(),
  importedAt: instantSchema,
});
export type Article = Readonly<z.infer<typeof articleSchema>>;

/** The canonical text of one version: LF only, no Unicode normalisation, never changed. */
export interface ArticleBody {
  readonly versionId: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}
