/** When a case that is worked in is backed up by itself: after the first change of a session, then every 30 minutes of edits. */
import type { VersionKind } from '../../../src-shared/domain/version';

/** Acceptance list: every 30 minutes of edits, in ms. */
const INTERVAL = 30 * 60_000;

/** The same after large imports, in ms. */
const SHORT_INTERVAL = 2 * 60_000;

export class BackupSession {
  readonly #make: (kind: VersionKind) => void;
  readonly #now: () => number;
  #last: number | null = null;

  /** @param make begins a backup and returns at once. @param now Unix time in ms */
  constructor(make: (kind: VersionKind) => void, now: () => number) {
    this.#make = make;
    this.#now = now;
  }

  /**
   * A change was committed. A clock that was set back begins a new interval.
   * @param much whether so much was changed since that it should not wait
   */
  committed(much = false): void {
    const now = this.#now();
    const isFirst = this.#last === null;
    const past = now - (this.#last ?? now);
    const wait = much ? SHORT_INTERVAL : INTERVAL;
    if (!isFirst && past >= 0 && past < wait) return;
    this.#last = now;
    if (past >= 0) this.#make(isFirst ? 'session' : 'interval');
  }
}
