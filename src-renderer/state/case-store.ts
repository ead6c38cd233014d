/** The case as the window knows it: a projection of committed changes, never of hopes. */
import { createStore } from 'zustand/vanilla';
import type { Article, ArticleBody } from '../../src-shared/domain/article';
import type { Claim } from '../../src-shared/domain/claim';
import type { Evidence } from '../../src-shared/domain/evidence';
import type { Id } from '../../src-shared/domain/ids';
import type { Reference } from '../../src-shared/domain/reference';
import type { Review } from '../../src-shared/domain/review';
import type { CaseInfo, CaseSnapshot, Change, History } from '../../src-shared/domain/snapshot';
import { assertNever } from '../../src-shared/assert';

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
  });
}

export function clearCase(): void {
  caseStore.setState(EMPTY_CASE);
}

function put<T>(table: Table<T>, id: Id, value: T | null): Table<T> {
  const next = new Map(table);
  if (value === null) next.delete(id);
  else next.set(id, value);
  return next;
}

function applyChange(state: CaseState, change: Change): CaseState {
  switch (change.noun) {
    case 'info':
      return { ...state, info: change.value };
    case 'article':
      return { ...state, articles: put(state.articles, change.id, change.value) };
    case 'claim':
      return { ...state, claims: put(state.claims, change.id, change.value) };
    case 'reference':
      return { ...state, references: put(state.references, change.id, change.value) };
    case 'evidence':
      return { ...state, evidence: put(state.evidence, change.id, change.value) };
    case 'review':
      return { ...state, reviews: put(state.reviews, change.id, change.value) };
    default:
      return assertNever(change);
  }
}

/** Applies what a transaction changed. Things that did not change keep their identity, so that only their rows redraw. */
export function applyChanges(changes: readonly Change[], history: History): void {
  caseStore.setState((state) => ({ ...changes.reduce(applyChange, state), history }));
}

export function setBody(body: ArticleBody | null): void {
  caseStore.setState({ body });
}
