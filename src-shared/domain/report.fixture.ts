/** A case as plain data for tests of the report: built from an article text and a list of marked passages. */
import { describeSpan } from './anchor';
import type { Article, ArticleBody, Block } from './article';
import type { Claim, Tag } from './claim';
import type { Evidence, Stance } from './evidence';
import { EMPTY_REFERENCE, type Reference } from './reference';
import { EMPTY_RICH_TEXT } from './rich-text';
import type { CaseSnapshot } from './snapshot';

const WHEN = '2026-01-15T09:30:00.000Z';

/** The id of the n-th thing of a kind, in the form of a UUIDv7. */
export function fixedId(
  kind: 'case' | 'article' | 'version' | 'claim' | 'anchor' | 'reference' | 'evidence' | 'review',
  n: number,
): string {
  const kinds = ['case', 'article', 'version', 'claim', 'anchor', 'reference', 'evidence', 'review'];
  return `0199${String(kinds.indexOf(kind)).padStart(4, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** Every line that is not empty is a paragraph. */
export function bodyOf(text: string, n = 1): ArticleBody {
  const blocks: Block[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line !== '') blocks.push({ kind: 'paragraph', start, end: start + line.length });
    start += line.length + 1;
  }
  return { versionId: fixedId('version', n), text, blocks };
}

export function articleOf(body: ArticleBody, n = 1, fields: Partial<Article> = {}): Article {
  return {
    id: fixedId('article', n),
    versionId: body.versionId,
    version: 1,
    title: 'An article',
    url: 'https://example.org/news/1',
    publisher: 'The Example',
    author: '',
    published: '2026-01-10',
    retrieved: '2026-01-12',
    language: 'en',
    direction: 'ltr',
    textSha256: 'a'.repeat(64),
    originalSha256: 'b'.repeat(64),
    originalName: 'news.txt',
    originalSize: body.text.length,
    characters: body.text.length,
    words: body.text.split(/\s+/).length,
    blocks: body.blocks.length,
    format: 'text',
    encoding: 'utf-8',
    importedAt: WHEN,
    ...fields,
  };
}

export function claimOf(
  n: number,
  body: ArticleBody,
  exact: string,
  tags: readonly Tag[],
  fields: Partial<Claim> = {},
  articleNumber = 1,
): Claim {
  const start = Math.max(0, body.text.indexOf(exact));
  const end = start + exact.length;
  return {
    id: fixedId('claim', n),
    articleId: fixedId('article', articleNumber),
    number: n,
    anchors: [
      {
        id: fixedId('anchor', n),
        articleId: fixedId('article', articleNumber),
        versionId: body.versionId,
        start,
        end,
        ...describeSpan(body.text, { start, end }),
        exact,
        orphaned: false,
      },
    ],
    tags: [...tags],
    codes: [],
    flagged: false,
    flagReason: '',
    statement: '',
    speaker: '',
    statedOn: '',
    claimType: '',
    verdict: null,
    confidence: null,
    rationale: EMPTY_RICH_TEXT,
    status: 'draft',
    createdAt: WHEN,
    deletedAt: null,
    ...fields,
  };
}

export function referenceOf(n: number, fields: Partial<Reference> = {}): Reference {
  return {
    ...EMPTY_REFERENCE,
    id: fixedId('reference', n),
    sourceId: '',
    title: `Source ${String(n)}`,
    createdAt: WHEN,
    deletedAt: null,
    ...fields,
  };
}

export function evidenceOf(
  n: number,
  claim: number,
  reference: number,
  stance: Stance,
  fields: Partial<Evidence> = {},
): Evidence {
  return {
    id: fixedId('evidence', n),
    claimId: fixedId('claim', claim),
    referenceId: fixedId('reference', reference),
    stance,
    locator: '',
    quote: '',
    note: '',
    createdAt: WHEN,
    ...fields,
  };
}

export function snapshotOf(parts: Partial<CaseSnapshot>): CaseSnapshot {
  return {
    info: { id: fixedId('case', 1), title: 'The ferry', createdAt: WHEN },
    articles: [],
    claims: [],
    references: [],
    evidence: [],
    reviews: [],
    history: { undo: null, redo: null, headSeq: 12, headHash: 'c'.repeat(64), savedAt: WHEN },
    ...parts,
  };
}
