/** The review session: which flagged claim comes next, what was decided, and the decisions as commands. */
import { createStore } from 'zustand/vanilla';
import type { WindowCommand } from '../../src-shared/commands/command';
import type { Claim, Tag } from '../../src-shared/domain/claim';
import { newId, type Id } from '../../src-shared/domain/ids';
import type { Decision, Review } from '../../src-shared/domain/review';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { tagsText } from '../../src-shared/strings/text';
import { caseStore, type CaseState } from './case-store';
import { run } from './run';
import { reviewQueue } from './selectors';
import { announce, uiStore } from './ui-store';

interface ReviewSession {
  /** The case it belongs to; another case begins another session. */
  readonly caseId: Id | null;
  /** Reviews that were in the case when the session began: what came since then is this session's work. */
  readonly earlier: ReadonlySet<Id>;
}

/** A decision of this session. It is read from the case, so that undo takes it out of the session too. */
export type Decided = Pick<Review, 'id' | 'claimId' | 'decision'>;

export interface SessionView {
  /** Claims still to decide: undecided ones in the order of the queue, then those laid aside once. */
  readonly remaining: readonly Id[];
  /** Decisions of this session, oldest first. */
  readonly decided: readonly Decided[];
  /** Claims decided for good in this session, and those laid aside twice. */
  readonly finished: number;
  readonly counts: Readonly<Record<Decision, number>>;
}

/** How often a claim may be laid aside before it waits for another session. */
const LATER_LIMIT = 2;

/**
 * Works out where a session stands.
 * @param decided decisions of the session, oldest first
 * @param queue ids of the claims that wait for a decision, in order
 */
export function viewSession(decided: readonly Decided[], queue: readonly Id[]): SessionView {
  const laidAside = new Map<Id, number>();
  const settled = new Map<Id, Decision>();
  for (const { claimId, decision } of decided) {
    if (decision === 'later') laidAside.set(claimId, (laidAside.get(claimId) ?? 0) + 1);
    else settled.set(claimId, decision);
  }
  const timesAside = (id: Id): number => laidAside.get(id) ?? 0;
  const waiting = queue.filter((id) => timesAside(id) < LATER_LIMIT);
  const asideOnce = [...laidAside.keys()].filter((id) => waiting.includes(id));
  const remaining = [...waiting.filter((id) => timesAside(id) === 0), ...asideOnce];
  const leftForLater = queue.filter((id) => timesAside(id) >= LATER_LIMIT).length;
  // A claim that was decided and flagged again waits once more: it counts as not yet decided.
  const done = [...settled].filter(([id]) => !queue.includes(id)).map(([, decision]) => decision);
  const count = (decision: Decision): number => done.filter((other) => other === decision).length;
  return {
    remaining,
    decided,
    finished: done.length + leftForLater,
    counts: {
      accept: count('accept'),
      retag: count('retag'),
      sendBack: count('sendBack'),
      later: leftForLater,
    },
  };
}

/** The claim to show: the wanted one while it waits, else the one that took its place. */
export function currentClaim(remaining: readonly Id[], wanted: Id | null): Id | null {
  if (wanted !== null && remaining.includes(wanted)) return wanted;
  return remaining[0] ?? null;
}

/** The claim that follows when `id` has been decided: the next in order, else the first one left. */
export function claimAfter(remaining: readonly Id[], id: Id): Id | null {
  const index = remaining.indexOf(id);
  return remaining[index + 1] ?? remaining.find((other) => other !== id) ?? null;
}

/** The claim whose decision was taken back between two views; null = none was. */
export function takenBack(before: readonly Decided[], after: readonly Decided[]): Id | null {
  const kept = new Set(after.map((entry) => entry.id));
  return before.findLast((entry) => !kept.has(entry.id))?.claimId ?? null;
}

/** "14 reviewed: 9 accepted, 3 retagged, 2 sent back", without what did not happen. */
export function sessionSummary({ counts, finished }: SessionView): string {
  const words = en.claims.review;
  const decisions = ['accept', 'retag', 'sendBack', 'later'] as const;
  const parts = decisions
    .filter((decision) => counts[decision] > 0)
    .map((decision) => fill(words.endParts[decision], { count: counts[decision] }));
  return fill(words.end, { count: finished, parts: parts.join(', ') });
}

export const reviewSessionStore = createStore<ReviewSession>(() => ({ caseId: null, earlier: new Set() }));

function startSession(): void {
  const { info, reviews } = caseStore.getState();
  reviewSessionStore.setState({ caseId: info?.id ?? null, earlier: new Set(reviews.keys()) });
}

/** Goes on with the session of the open case, or begins one. */
export function beginReview(): void {
  if (reviewSessionStore.getState().caseId !== (caseStore.getState().info?.id ?? null)) startSession();
}

/** Ends the session: the next one begins with everything that is flagged then. */
export function endReview(): void {
  startSession();
  uiStore.setState({ reviewClaimId: null });
}

/**
 * Decisions made since the session began; none in a case that has no session yet. Ids are UUIDv7, so their
 * order is that of time.
 */
export function decidedIn(
  session: ReviewSession,
  { info, reviews }: Pick<CaseState, 'info' | 'reviews'>,
): readonly Decided[] {
  if (info === null || info.id !== session.caseId) return [];
  return [...reviews.values()]
    .filter((review) => !session.earlier.has(review.id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Where the session of the open case stands now. */
export function sessionNow(): SessionView {
  const state = caseStore.getState();
  const queue = reviewQueue(state).map((claim) => claim.id);
  return viewSession(decidedIn(reviewSessionStore.getState(), state), queue);
}

type DecideCommand = Extract<WindowCommand, { type: 'review.decide' }>;

async function decide(
  claimId: Id,
  { decision, tags, note }: Pick<DecideCommand, 'decision' | 'note' | 'tags'>,
): Promise<boolean> {
  beginReview();
  const claim = caseStore.getState().claims.get(claimId);
  const next = claimAfter(sessionNow().remaining, claimId);
  const command = { type: 'review.decide', id: newId(), claimId, decision, note } as const;
  if (!(await run(tags === undefined ? command : { ...command, tags }))) return false;
  uiStore.setState({ reviewClaimId: next });
  if (claim) announce(`${said(claim, decision, tags ?? [])} ${toGo()}`);
  return true;
}

function said(claim: Claim, decision: Decision, tags: readonly Tag[]): string {
  return fill(en.claims.review.said[decision], { number: claim.number, tags: tagsText(tags) });
}

function toGo(): string {
  const count = sessionNow().remaining.length;
  return count === 0 ? en.claims.review.allDone : fill(en.claims.review.toGo, { count });
}

/** Accepts the claim as it is: flag off, approved. @returns whether it was committed */
export function reviewAccept(claimId: Id): Promise<boolean> {
  return decide(claimId, { decision: 'accept', note: '' });
}

/** Gives the claim these tags instead of its own: flag off, approved. @returns whether it was committed */
export function reviewRetag(claimId: Id, tags: readonly Tag[]): Promise<boolean> {
  return decide(claimId, { decision: 'retag', tags: [...tags], note: '' });
}

/** Lays the claim aside until the end of the session. @returns whether it was committed */
export function reviewLater(claimId: Id): Promise<boolean> {
  return decide(claimId, { decision: 'later', note: '' });
}

/** Sends the claim back to its analyst: disputed, the note becomes the flag's reason. @returns whether it was committed */
export function reviewSendBack(claimId: Id, note: string): Promise<boolean> {
  return decide(claimId, { decision: 'sendBack', note });
}
