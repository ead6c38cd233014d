/** Views of the two stores, worked out once per state so that components can compare them by identity. */
import type { Article } from '../../src-shared/domain/article';
import { byPlace, type Claim } from '../../src-shared/domain/claim';
import type { Evidence } from '../../src-shared/domain/evidence';
import type { Id } from '../../src-shared/domain/ids';
import type { Reference } from '../../src-shared/domain/reference';
import { isQueued } from '../../src-shared/domain/review';
import type { CaseState } from './case-store';
import type { ClaimFilter } from './ui-store';

/** Remembers the last result: same arguments by identity, same result by identity. */
function remember<A extends readonly unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  let last: { readonly args: A; readonly result: R } | null = null;
  return (...args) => {
    if (last?.args.every((arg, index) => arg === args[index])) return last.result;
    last = { args, result: work(...args) };
    return last.result;
  };
}

const livingClaims = remember((claims: CaseState['claims'], articleId: Id | null): readonly Claim[] =>
  [...claims.values()]
    .filter((claim) => claim.articleId === articleId && claim.deletedAt === null)
    .sort(byPlace),
);

/** The claims of an article that are not in the bin, in the order of the text. */
export function claimsOf(state: CaseState, articleId: Id | null): readonly Claim[] {
  return livingClaims(state.claims, articleId);
}

const filtered = remember((claims: readonly Claim[], filter: ClaimFilter): readonly Claim[] =>
  claims.filter(
    (claim) =>
      (filter.tags.length === 0 || filter.tags.some((tag) => claim.tags.includes(tag))) &&
      (!filter.flaggedOnly || claim.flagged),
  ),
);

export function filteredClaims(
  state: CaseState,
  articleId: Id | null,
  filter: ClaimFilter,
): readonly Claim[] {
  return filtered(claimsOf(state, articleId), filter);
}

const queue = remember((claims: CaseState['claims'], articles: CaseState['articles']): readonly Claim[] => {
  const order = [...articles.keys()];
  return [...claims.values()]
    .filter(isQueued)
    .sort((a, b) => order.indexOf(a.articleId) - order.indexOf(b.articleId) || byPlace(a, b));
});

/** Flagged claims that wait for a decision, article by article in the order of the text. */
export function reviewQueue(state: CaseState): readonly Claim[] {
  return queue(state.claims, state.articles);
}

const binned = remember((claims: CaseState['claims']): readonly Claim[] =>
  [...claims.values()]
    .filter((claim) => claim.deletedAt !== null)
    .sort((a, b) => (b.deletedAt ?? '').localeCompare(a.deletedAt ?? '')),
);

/** Deleted claims, newest first. */
export function bin(state: CaseState): readonly Claim[] {
  return binned(state.claims);
}

const evidenceByClaim = remember((evidence: CaseState['evidence']): ReadonlyMap<Id, readonly Evidence[]> => {
  const map = new Map<Id, Evidence[]>();
  for (const item of evidence.values()) {
    const list = map.get(item.claimId);
    if (list) list.push(item);
    else map.set(item.claimId, [item]);
  }
  return map;
});

const NONE: readonly Evidence[] = [];

export function evidenceOf(state: CaseState, claimId: Id | null): readonly Evidence[] {
  return (claimId === null ? undefined : evidenceByClaim(state.evidence).get(claimId)) ?? NONE;
}

const living = remember((references: CaseState['references']): readonly Reference[] =>
  [...references.values()]
    .filter((reference) => reference.deletedAt === null)
    .sort((a, b) => a.title.localeCompare(b.title)),
);

/** References that are not deleted, by title. */
export function livingReferences(state: CaseState): readonly Reference[] {
  return living(state.references);
}

const listed = remember((articles: CaseState['articles']): readonly Article[] => [...articles.values()]);

export function articles(state: CaseState): readonly Article[] {
  return listed(state.articles);
}

const counts = remember((claims: CaseState['claims']): ReadonlyMap<Id, number> => {
  const map = new Map<Id, number>();
  for (const claim of claims.values()) {
    if (claim.deletedAt === null) map.set(claim.articleId, (map.get(claim.articleId) ?? 0) + 1);
  }
  return map;
});

/** How many claims each article has that are not in the bin. */
export function claimCounts(state: CaseState): ReadonlyMap<Id, number> {
  return counts(state.claims);
}
