/** The layout of a file of claims (`plumbline annotate`): claims by place and quote, references by claim index. */
import { z } from 'zod';
import { claimFieldsSchema, tagsSchema } from '../../src-shared/domain/claim';
import type { Stance } from '../../src-shared/domain/evidence';
import { referenceFieldsSchema } from '../../src-shared/domain/reference';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { EXACT_LIMIT } from '../../src-shared/limits';

const { statement, speaker, statedOn, claimType, verdict, confidence } = claimFieldsSchema.shape;
const { type, title, publisher, author, issued, accessed, url, note } = referenceFieldsSchema.shape;
const claimIndices = z.array(z.number().int().min(0)).default([]);

/** `start` and `end` are UTF-16 units of the article text, `end` exclusive. `note` becomes the rationale. */
const claimSchema = z.object({
  exact: z.string().min(1).max(EXACT_LIMIT),
  start: z.number().int().min(0),
  end: z.number().int().min(1),
  tags: tagsSchema,
  statement: statement.default(''),
  speaker: speaker.default(''),
  statedOn: statedOn.default(''),
  claimType: claimType.default(''),
  verdict: verdict.default(null),
  confidence: confidence.default(null),
  note: z.string().default(''),
  flagged: z.boolean().default(false),
  flagReason: z.string().max(5000).default(''),
  codes: z.array(z.string().min(1).max(200)).max(50).default([]),
});

/** Named as in CSL-JSON. `supports` and the like hold indices into `claims`, from 0. */
const referenceSchema = z.object({
  id: z.string().min(1).max(1000),
  type,
  title,
  publisher: publisher.default(''),
  author: author.default(''),
  issued: issued.default(''),
  URL: url.default(''),
  accessed: accessed.default(''),
  note: note.default(''),
  supports: claimIndices,
  refutes: claimIndices,
  mixed: claimIndices,
  context: claimIndices,
});

const fileSchema = z.object({
  /** Name of the file that the article was imported from. */
  article: z.string().optional(),
  claims: z.array(claimSchema),
  references: z.array(referenceSchema).default([]),
});

export type AnnotationFile = Readonly<z.infer<typeof fileSchema>>;
export type AnnotationClaim = AnnotationFile['claims'][number];
export type AnnotationReference = AnnotationFile['references'][number];

/**
 * Reads a file of claims; keys it does not know are ignored.
 * @param name the file's, for the message
 * @throws Refusal annotate.invalidFile {name, detail}
 */
export function parseAnnotations(json: string, name: string): AnnotationFile {
  const refuse = (detail: string): Refusal => new Refusal('annotate.invalidFile', { name, detail });
  const parsed = fileSchema.safeParse(parseJson(json, refuse));
  if (!parsed.success) {
    throw refuse(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  }
  const fault = faultOf(parsed.data);
  if (fault !== null) throw refuse(fault);
  return parsed.data;
}

function parseJson(json: string, refuse: (detail: string) => Refusal): unknown {
  try {
    // A byte order mark is no part of JSON, but some editors write one.
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw refuse(fill(en.check.notJson, { detail: error instanceof Error ? error.message : '' }));
  }
}

/** What the shape alone can't tell; null = nothing. */
function faultOf({ claims, references }: AnnotationFile): string | null {
  const untagged = claims.findIndex((claim) => claim.tags.length === 0);
  if (untagged !== -1) return fill(en.check.noTags, { index: untagged });
  for (const reference of references) {
    const indices = linksOf(reference).map(({ index }) => index);
    const missing = indices.find((index) => index >= claims.length);
    if (missing !== undefined) {
      return fill(en.check.noSuchClaim, { reference: reference.id, index: missing, count: claims.length });
    }
    const twice = indices.find((index, at) => indices.indexOf(index) !== at);
    if (twice !== undefined) return fill(en.check.twoStances, { reference: reference.id, index: twice });
  }
  return null;
}

export interface AnnotationLink {
  /** Into `claims`. */
  readonly index: number;
  readonly stance: Stance;
}

/** Each claim that a reference is evidence for; naming it twice under one stance counts once. */
export function linksOf(reference: AnnotationReference): readonly AnnotationLink[] {
  const stances = ['supports', 'refutes', 'mixed', 'context'] as const;
  return stances.flatMap((stance) => [...new Set(reference[stance])].map((index) => ({ index, stance })));
}
