/** Small articles and claims for tests of the window's state and actions. */
import type { Article } from '../../../src-shared/domain/article';
import type { Claim } from '../../../src-shared/domain/claim';
import { EMPTY_RICH_TEXT } from '../../../src-shared/domain/rich-text';
import type { CaseSnapshot } from '../../../src-shared/domain/snapshot';
import type { AppState } from '../../../src-shared/ipc/types';

export const TEXT = 'The harbour froze. Officials denied it. Nobody swam that week.';

export function sampleArticle(id: string, title = 'Harbour'): Article {
  return {
    id,
    versionId: `${id}-v1`,
    version: 1,
    title,
    url: '',
    publisher: 'Gazette',
    author: '',
    published: '',
    retrieved: '',
    language: 'en',
    direction: 'ltr',
    textSha256: '',
    characters: TEXT.length,
    words: 10,
    blocks: 1,
    format: 'text',
    encoding: 'utf-8',
    originalName: 'harbour.txt',
    originalSha256: '',
    originalSize: TEXT.length,
    importedAt: '2026-03-07T10:00:00.000Z',
  };
}

/** A claim at [start, end) of the sample text. */
export function sampleClaim(number: number, start: number, end: number, part: Partial<Claim> = {}): Claim {
  const id = part.id ?? `claim-${String(number)}`;
  const articleId = part.articleId ?? 'article-1';
  const exact = TEXT.slice(start, end);
  const versionId = `${articleId}-v1`;
  return {
    id,
    articleId,
    number,
    anchors: [
      { id: `${id}-a`, articleId, versionId, start, end, exact, prefix: '', suffix: '', orphaned: false },
    ],
    tags: ['sourced'],
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
    createdAt: '2026-03-07T10:00:00.000Z',
    deletedAt: null,
    ...part,
  };
}

export function sampleSnapshot(part: Partial<CaseSnapshot> = {}): CaseSnapshot {
  return {
    info: { id: 'case-1', title: 'Case', createdAt: '2026-03-07T10:00:00.000Z' },
    articles: [sampleArticle('article-1')],
    claims: [],
    references: [],
    evidence: [],
    reviews: [],
    history: { undo: null, redo: null, headSeq: 1, headHash: '', savedAt: '' },
    ...part,
  };
}

export function sampleApp(readOnly = false): AppState {
  return {
    version: '0.0.0',
    platform: 'linux',
    settings: { analyst: '', theme: 'system', singleKeys: true },
    recent: [],
    recovery: null,
    openCase: {
      fileName: 'case.plumb',
      readOnly,
      isCopy: false,
      keptOriginal: null,
      whyReadOnly: readOnly ? 'file' : null,
      foreign: null,
      journal: 'none',
      troubles: [],
      place: null,
      drafts: [],
    },
    jobs: [],
  };
}
