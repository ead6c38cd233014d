import { describe, expect, it } from 'vitest';
import { caseStore, loadSnapshot } from './case-store';
import { CHECKS, exportChecks } from './export-checks';
import { sampleArticle, sampleClaim, sampleSnapshot } from './testing/samples';

const contested = sampleClaim(1, 0, 18, { tags: ['contested'], flagged: true });
const decided = sampleClaim(2, 19, 39, { verdict: 'true', confidence: 'high' });
const framing = sampleClaim(3, 40, 50, { tags: ['framing'] });
const other = sampleClaim(4, 0, 3, { articleId: 'article-2', verdict: 'false' });
const lost = {
  ...other,
  id: 'lost',
  anchors: other.anchors.map((anchor) => ({ ...anchor, orphaned: true })),
};

function found(articleId: string | null) {
  const articles = [sampleArticle('article-1'), sampleArticle('article-2')];
  loadSnapshot(sampleSnapshot({ articles, claims: [contested, decided, framing, lost] }));
  const checks = exportChecks(caseStore.getState(), articleId);
  return Object.fromEntries(CHECKS.map((check) => [check, checks.found[check].map(({ id }) => id)]));
}

describe('exportChecks', () => {
  it('finds what the report would list as open; framing needs no verdict', () => {
    expect(found('article-1')).toEqual({
      orphaned: [],
      flagged: [contested.id],
      noVerdict: [contested.id],
      bare: [contested.id],
    });
  });

  it('looks at all articles, or at the chosen one alone', () => {
    expect(found(null)['orphaned']).toEqual(['lost']);
    expect(found('article-2')['flagged']).toEqual([]);
  });

  it('is content with a contested claim that has evidence', () => {
    loadSnapshot(
      sampleSnapshot({
        claims: [contested],
        evidence: [
          {
            id: 'e',
            claimId: contested.id,
            referenceId: 'r',
            stance: 'refutes',
            locator: '',
            quote: '',
            note: '',
            createdAt: '',
          },
        ],
      }),
    );
    expect(exportChecks(caseStore.getState(), null).found.bare).toEqual([]);
  });
});
