/** What can be undone and redone next, worked out from the journal: nothing about it is stored. */
import { assertNever } from '../../src-shared/assert';
import { each, type ReadDb } from '../db/sql';
import type { EntryKind } from './journal';

/** The command of the first entry, which makes the case: undoing it would leave no case. */
export const CASE_CREATE = 'case.create';

/** The command of the entry that brings a salvaged case to what could be read: what was before it can't be told apart. */
export const CASE_SALVAGE = 'case.salvage';

interface Step {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly command: string;
  readonly target: number | null;
  readonly hash: string;
}

export class UndoStacks {
  /** Numbers of entries of kind "do". */
  readonly #undo: number[] = [];
  readonly #redo: number[] = [];
  #seen = 0;
  #seenHash = '';

  /** Number of the newest entry that is taken into account. */
  get seen(): number {
    return this.#seen;
  }

  /** Its hash. */
  get seenHash(): string {
    return this.#seenHash;
  }

  get nextUndo(): number | null {
    return this.#undo.at(-1) ?? null;
  }

  get nextRedo(): number | null {
    return this.#redo.at(-1) ?? null;
  }

  /** Reads what was committed since, by this connection or by another one. */
  catchUp(db: ReadDb): void {
    const sql = 'SELECT seq, hash, kind, command, target FROM journal WHERE seq > ? ORDER BY seq';
    for (const step of each<Step>(db, sql, this.#seen)) this.#take(step);
  }

  #take({ seq, hash, kind, command, target }: Step): void {
    this.#seen = seq;
    this.#seenHash = hash;
    switch (kind) {
      case 'do':
        if (command === CASE_CREATE) return;
        this.#redo.length = 0;
        if (command === CASE_SALVAGE) this.#undo.length = 0;
        else this.#undo.push(seq);
        return;
      case 'undo':
        move(target, this.#undo, this.#redo);
        return;
      case 'redo':
        move(target, this.#redo, this.#undo);
        return;
      default:
        assertNever(kind);
    }
  }
}

/** The target is on top, unless somebody else had a hand in the journal; then nothing moves. */
function move(target: number | null, from: number[], to: number[]): void {
  if (target === null || from.at(-1) !== target) return;
  from.pop();
  to.push(target);
}
