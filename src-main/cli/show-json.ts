/** The layout "plumbline.show/1": what `show --json` prints. Described for users in docs/show-json.md. */
import { z } from 'zod';
import { directionSchema, type Article } from '../../src-shared/domain/article';
import { byPlace, claimTypeSchema, statusSchema, tagSchema, type Claim } from '../../src-shared/domain/claim';
import { stanceSchema, type Evidence } from '../../src-shared/domain/evidence';
import { idSchema } from '../../src-shared/domain/ids';
import { referenceTypeSchema, type Reference } from '../../src-shared/domain/reference';
import { groupBy } from '../../src-shared/domain/report-text';
import { plainText } from '../../src-shared/domain/rich-text';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { confidenceSchema, verdictSchema } from '../../src-shared/domain/verdict';

/** Keys may be added within version 1; none is ever taken away, renamed or given another meaning. */
const SHOW_SCHEMA = 'plumbline.show/1';

const showArticleSchema = z.object({
  id: idSchema,
  title: z.string(),
  url: z.string(),
  publisher: z.string(),
  author: z.string(),
  published: z.string(),
  retrieved: z.string(),
  language: z.string(),
  direction: directionSchema,
  sha256: z.string().length(64),
  originalSha256: z.string().length(64),
  originalName: z.string(),
  originalBytes: z.number().int(),
  encoding: z.string(),
  version: z.number().int(),
  blocks: z.number().int(),
  characters: z.number().int(),
  words: z.number().int(),
  importedAt: z.string(),
});

const showEvidenceSchema = z.object({
  referenceId: idSchema,
  stance: stanceSchema,
  locator: z.string(),
  quote: z.string(),
  note: z.string(),
});

const showClaimSchema = z.object({
  id: idSchema,
  number: z.number().int(),
  articleId: idSchema,
  start: z.number().int(),
  end: z.number().int(),
  exact: z.string(),
  orphaned: z.boolean(),
  otherPlaces: z.array(
    z.object({
      articleId: idSchema,
      start: z.number().int(),
      end: z.number().int(),
      exact: z.string(),
      orphaned: z.boolean(),
    }),
  ),
  tags: z.array(tagSchema),
  codes: z.array(z.string()),
  flagged: z.boolean(),
  flagReason: z.string(),
  statement: z.string(),
  speaker: z.string(),
  statedOn: z.string(),
  claimType: claimTypeSchema,
  verdict: verdictSchema.nullable(),
  confidence: confidenceSchema.nullable(),
  rationale: z.string(),
  status: statusSchema,
  evidence: z.array(showEvidenceSchema),
});

const showReferenceSchema = z.object({
  id: idSchema,
  sourceId: z.string(),
  type: referenceTypeSchema,
  title: z.string(),
  author: z.string(),
  publisher: z.string(),
  containerTitle: z.string(),
  issued: z.string(),
  accessed: z.string(),
  url: z.string(),
  note: z.string(),
});

export const showSchema = z.object({
  schema: z.literal(SHOW_SCHEMA),
  case: z.object({ id: idSchema, title: z.string(), createdAt: z.string() }),
  articles: z.array(showArticleSchema),
  claims: z.array(showClaimSchema),
  references: z.array(showReferenceSchema),
  journal: z.object({ head: z.string(), entries: z.number().int() }),
});
export type Show = z.infer<typeof showSchema>;

function showArticle(article: Article): Show['articles'][number] {
  const { id, title, url, publisher, author, published, retrieved, language, direction } = article;
  const { textSha256, originalSha256, originalName, originalSize, encoding, version } = article;
  const { blocks, characters, words, importedAt } = article;
  return {
    ...{ id, title, url, publisher, author, published, retrieved, language, direction },
    ...{ sha256: textSha256, originalSha256, originalName, originalBytes: originalSize, encoding, version },
    ...{ blocks, characters, words, importedAt },
  };
}

function showClaim(claim: Claim, evidence: readonly Evidence[]): Show['claims'][number] {
  const [first, ...others] = claim.anchors.map(({ articleId, start, end, exact, orphaned }) => ({
    articleId,
    start,
    end,
    exact,
    orphaned,
  }));
  if (!first) throw new Error(`Claim ${claim.id} has no place`);
  const { id, number, tags, codes, flagged, flagReason, statement, speaker, statedOn, claimType } = claim;
  const { verdict, confidence, status } = claim;
  return {
    ...{ id, number, ...first, otherPlaces: others, tags, codes, flagged, flagReason },
    ...{ statement, speaker, statedOn, claimType, verdict, confidence },
    rationale: plainText(claim.rationale),
    status,
    evidence: evidence.map(({ referenceId, stance, locator, quote, note }) => ({
      referenceId,
      stance,
      locator,
      quote,
      note,
    })),
  };
}

function showReference(reference: Reference): Show['references'][number] {
  const { id, sourceId, type, title, author, publisher, containerTitle, issued, accessed, url, note } =
    reference;
  return { id, sourceId, type, title, author, publisher, containerTitle, issued, accessed, url, note };
}

/** Claims by article, then by place; what lies in the bin is left out. */
export function showOf({ info, articles, claims, references, evidence, history }: CaseSnapshot): Show {
  const links = groupBy(evidence, ({ claimId }) => claimId);
  const ordered = articles.flatMap(({ id }) =>
    claims.filter((claim) => claim.articleId === id && claim.deletedAt === null).toSorted(byPlace),
  );
  return {
    schema: SHOW_SCHEMA,
    case: { id: info.id, title: info.title, createdAt: info.createdAt },
    articles: articles.map(showArticle),
    claims: ordered.map((claim) => showClaim(claim, links.get(claim.id) ?? [])),
    references: references.filter(({ deletedAt }) => deletedAt === null).map(showReference),
    journal: { head: history.headHash, entries: history.headSeq },
  };
}
