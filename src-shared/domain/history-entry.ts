/** One entry of the journal as the history panel shows it: what changed, in words, and how to take a value back. */
import type { WindowCommand } from '../commands/command';
import type { Label } from '../commands/label';
import type { Row } from './history-fields';
import type { Id } from './ids';

/** One field of a thing. Texts are for reading, shortened; '' = empty; null = the thing was not there. */
export interface FieldDifference {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Makes it what it was before, as a new change; null = nothing can. */
  readonly restore: WindowCommand | null;
}

/** What became of one thing. */
export interface Difference {
  readonly subject: string;
  /** The claim it belongs to, if any. */
  readonly claimId: Id | null;
  readonly event: 'made' | 'removed' | 'changed';
  readonly fields: readonly FieldDifference[];
  /** Brings a removed thing back; null = nothing can, but undo. */
  readonly restore: WindowCommand | null;
}

/** One entry of the journal as the history panel shows it. */
export interface HistoryEntry {
  readonly seq: number;
  readonly at: string;
  readonly analyst: string;
  readonly kind: 'do' | 'undo' | 'redo';
  /** null = written by another version, and not readable here. */
  readonly label: Label | null;
  /** The entry that this one undoes or redoes. */
  readonly target: number | null;
  /** It was undone later, and not redone since. */
  readonly undone: boolean;
  /** Its time lies before that of the entry before. */
  readonly clockWentBack: boolean;
  readonly differences: readonly Difference[];
  /** How many more things changed than `differences` shows. */
  readonly hidden: number;
}

export interface HistoryPage {
  /** Newest first, by number. */
  readonly entries: readonly HistoryEntry[];
  /** Everybody who ever changed the case. */
  readonly analysts: readonly string[];
  readonly hasOlder: boolean;
}

/** A row's change as the journal keeps it (docs/journal.md). */
export interface RowDifference {
  readonly table: string;
  readonly key: readonly (string | number)[];
  readonly before: Row | null;
  readonly after: Row | null;
}

/** What the rows of one entry alone do not say. */
export interface CaseNames {
  /** A row of that table as it is, or was when it was made; null = there never was one. */
  row(table: string, id: Id): Row | null;
  claimNumber(claimId: Id): number;
  /** The rows of a set that a claim has, right after the entry. */
  rowsAfter(table: 'claim_tags' | 'claim_codes', claimId: Id): readonly Row[];
}
