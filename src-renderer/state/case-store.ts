/** The case as the window knows it: a projection of committed changes, never of hopes. */
import { createStore } from 'zustand/vanilla';
import type { Article, ArticleBody } from '../../src-shared/domain/article';
import type { Claim } from '../../src-shared/domain/claim';
import type { Evidence } from '../../src-shared/domain/evidence';
import type { Id } from '../../src-shared/domain/ids';
import type { Reference } from '../../src-shared/domain/reference';
import type { Review } from '../../src-shared/domain/review';
import type { AppError } from '../../src-shared/errors';
import type { CaseInfo, CaseSnapshot, Change, History } from '../../src-shared/domain/snapshot';

type Table<T> = ReadonlyMap<Id, T>;

export interface CaseState {
  /** null = no case is open, or it is not loaded yet. */
  readonly info: CaseInfo | null;
  readonly articles: Table<Article>;
  readonly claims: Table<Claim>;
  readonly references: Table<Reference>;
  readonly evidence: Table<Evidence>;
  readonly reviews: Table<Review>;
  readonly history: History;
  /** The text of the article that is shown; null while it is being fetched. */
  readonly body: ArticleBody | null;
  /** Why that text can't be had; null = it is there, or on its way for the first time. */
  readonly bodyRefusal: AppError | null;
}

const NO_HISTORY: History = { undo: null, redo: null, headSeq: 0, headHash: '', savedAt: '' };

export const EMPTY_CASE: CaseState = {
  info: null,
  articles: new Map(),
  claims: new Map(),
  references: new Map(),
  evidence: new Map(),
  reviews: new Map(),
  history: NO_HISTORY,
  body: null,
  bodyRefusal: null,
};

export const caseStore = createStore<CaseState>(() => EMPTY_CASE);

function byId<T extends { readonly id: Id }>(items: readonly T[]): Table<T> {
  return new Map(items.map((item) => [item.id, item]));
}

/** Replaces the whole projection: after opening, or when the window was reloaded. */
export function loadSnapshot(snapshot: CaseSnapshot): void {
  caseStore.setState({
    info: snapshot.info,
    articles: byId(snapshot.articles),
    claims: byId(snapshot.claims),
    references: byId(snapshot.references),
    evidence: byId(snapshot.evidence),
    reviews: byId(snapshot.reviews),
    history: snapshot.history,
    body: null,
    bodyRefusal: null,
  });
}

export function clearCase(): void {
  caseStore.setState(EMPTY_CASE);
}

/** The table with these changes; the same table when there are none. One copy, however many changes. */
function changed<T>(
  table: Table<T>,
  changes: readonly { readonly id: Id; readonly value: T | null }[],
): Table<T> {
  if (changes.length === 0) return table;
  const next = new Map(table);
  for (const { id, value } of changes) {
    if (value === null) next.delete(id);
    else next.set(id, value);
  }
  return next;
}

/** Applies what a transaction changed. Things that did not change keep their identity, so that only their rows redraw. */
export function applyChanges(changes: readonly Change[], history: History): void {
  caseStore.setState((state) => ({
    info: changes.findLast((change) => change.noun === 'info')?.value ?? state.info,
    articles: changed(
      state.articles,
      changes.filter((change) => change.noun === 'article'),
    ),
    claims: changed(
      state.claims,
      changes.filter((change) => change.noun === 'claim'),
    ),
    references: changed(
      state.references,
      changes.filter((change) => change.noun === 'reference'),
    ),
    evidence: changed(
      state.evidence,
      changes.filter((change) => change.noun === 'evidence'),
    ),
    reviews: changed(
      state.reviews,
      changes.filter((change) => change.noun === 'review'),
    ),
    history,
  }));
}

export function setBody(body: ArticleBody | null, bodyRefusal: AppError | null = null): void {
  caseStore.setState({ body, bodyRefusal });
}
