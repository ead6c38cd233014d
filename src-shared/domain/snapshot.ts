/** Snapshot: everything of a case but the bodies (article texts, original bytes); what the window shows and reports are built from. */
import type { Article } from './article';
import type { Claim } from './claim';
import type { Evidence } from './evidence';
import type { Id } from './ids';
import type { Reference } from './reference';
import type { Review } from './review';
import type { Label } from '../commands/label';

export interface CaseInfo {
  readonly id: Id;
  readonly title: string;
  readonly createdAt: string;
}

/**
 * Where the journal stands.
 * `headSeq` counts entries, the first of which is the making of the case (it can't be undone);
 * `headHash` is the chain's last hash; `savedAt` is when the newest entry was committed.
 */
export interface History {
  readonly undo: Label | null;
  readonly redo: Label | null;
  readonly headSeq: number;
  readonly headHash: string;
  readonly savedAt: string;
}

export interface CaseSnapshot {
  readonly info: CaseInfo;
  readonly articles: readonly Article[];
  readonly claims: readonly Claim[];
  readonly references: readonly Reference[];
  readonly evidence: readonly Evidence[];
  readonly reviews: readonly Review[];
  readonly history: History;
}

/** One thing that a committed change made, altered or removed (value null). */
export type Change =
  | { readonly noun: 'info'; readonly id: Id; readonly value: CaseInfo }
  | { readonly noun: 'article'; readonly id: Id; readonly value: Article | null }
  | { readonly noun: 'claim'; readonly id: Id; readonly value: Claim | null }
  | { readonly noun: 'reference'; readonly id: Id; readonly value: Reference | null }
  | { readonly noun: 'evidence'; readonly id: Id; readonly value: Evidence | null }
  | { readonly noun: 'review'; readonly id: Id; readonly value: Review | null };
