/** Own file: is the file of an open case still where it was, still what it was, and still ours to write? */
import { Refusal, type AppError, type ErrorCode } from '../../src-shared/errors';
import { asRefusal, refusing } from '../db/errors';
import type { OpenDb } from '../db/open';
import { isWalMode } from '../db/pragmas';
import { pragma, type ReadDb, type WriteDb } from '../db/sql';
import { whyNoJournal } from '../db/writable';
import type { CaseHost } from './execute';
import { holdsEntry } from './holds-entry';
import { headOf } from './journal';
import { CaseLock, type LockWish } from './lock';
import { Place, type Cause, type FileNumber } from './place';
import type { UndoStacks } from './undo-stacks';

/** `away`: the file is not where it was, or can't be written there any more; `now` is where it is, if that is known. */
export type Standing =
  | { readonly is: 'here' }
  | { readonly is: 'away'; readonly cause: Cause; readonly now: string | null }
  | { readonly is: 'taken'; readonly error: AppError };

/** What is said of a change; of a file that is not where it was the same of all. */
const REFUSALS: Readonly<Partial<Record<Cause, ErrorCode>>> = {
  readOnly: 'case.readOnly',
  walMode: 'case.inWalMode',
  diskError: 'case.diskError',
};

/** A drive that refuses to be written. */
const OF_THE_DRIVE: ReadonlySet<ErrorCode> = new Set(['file.unreadable', 'case.diskError', 'case.readOnly']);

export interface OwnFilePlan {
  readonly path: string;
  readonly name: string;
  readonly db: OpenDb['db'];
  readonly host: CaseHost;
  /** Know the newest entry that this connection has seen. */
  readonly stacks: UndoStacks;
}

export class OwnFile {
  readonly #plan: OwnFilePlan;
  readonly #place: Place;
  #lock: CaseLock | null = null;
  /** The file's stamp when it was last known to be ours. */
  #stamp = '';
  /** SQLite's own number, which is another one whenever another connection has committed (https://sqlite.org/pragma.html). */
  #dataVersion: unknown;
  /** The same when the file was opened. */
  readonly #openedVersion: unknown;
  #isTouched = false;
  /** The drive refused to be written though it says that it can be: from then on it is tried, until it can. */
  #isDoubtful = false;

  constructor(plan: OwnFilePlan) {
    this.#plan = plan;
    this.#place = new Place(plan.path);
    this.#openedVersion = pragma(plan.db, 'data_version');
    this.#dataVersion = this.#openedVersion;
  }

  /** Why somebody else has the lock now; null = we have it, or never had one. */
  get lost(): Refusal | null {
    return this.#lock?.lost ?? null;
  }

  /** @returns false where there is no room even for the lock. @throws Refusal case.locked, case.lockStale */
  lock(db: WriteDb, wish: LockWish): boolean {
    const { name, host } = this.#plan;
    try {
      this.#lock = CaseLock.take(db, name, host, wish);
      // Where the case was under review first, and a person was asked: it is not as it was inspected any more.
      this.#isTouched = pragma(db, 'data_version') !== this.#openedVersion;
      return true;
    } catch (error) {
      const refusal = asRefusal(error, name);
      if (!(refusal instanceof Refusal) || refusal.error.code !== 'case.diskFull') throw refusal;
      return false;
    }
  }

  /** What is wrong with the place or with what stands there; null = nothing. Takes microseconds on a local disk. */
  away(): Cause | null {
    const cause = this.#place.look() ?? this.#tried();
    if (cause !== null && cause !== 'readOnly') return cause;
    return this.#spoiledBy() ?? cause;
  }

  /** Why it can't be read any more through this connection, wherever it is; null = it can. */
  spoiled(): Refusal | null {
    const cause = this.away();
    return cause === 'overwritten' || cause === 'walMode' ? this.#refusal(cause) : this.misled();
  }

  /** Why SQLite would take something into the file that is not of it; null = it would not. */
  misled(): Refusal | null {
    return this.#place.isMisled ? this.#refusal(this.#place.look() ?? 'replaced') : null;
  }

  /**
   * Where the file itself is to be copied, since what SQLite would read is more than that; null = SQLite may read it.
   * @throws Refusal case.moved where nobody tells
   */
  bareFile(): string | null {
    if (this.away() !== 'walMode' && !this.#place.isMisled) return null;
    const path = this.#place.reach();
    if (path === null) throw new Refusal('case.moved', { name: this.#plan.name });
    return path;
  }

  isFile(file: FileNumber): boolean {
    return this.#place.isFile(file);
  }

  standing(isReadOnly: boolean): Standing {
    const cause = this.away();
    if (cause !== null && (!isReadOnly || cause !== 'readOnly'))
      return { is: 'away', cause, now: cause === 'gone' ? this.#place.whereNow() : null };
    const lost = this.#lostLock();
    return lost === null ? { is: 'here' } : { is: 'taken', error: lost };
  }

  /** Call it inside the transaction that writes. @throws Refusal case.moved, case.readOnly, case.diskError, case.inWalMode, case.lostLock */
  guard(db: ReadDb): void {
    const cause = this.away();
    if (cause !== null) throw this.#refusal(cause);
    this.#lock?.check(db);
  }

  /**
   * A change could not be written.
   * @param error what was thrown
   * @returns what to throw: the file is open, so where SQLite can't open one it is the journal of the change
   */
  failed(error: unknown): unknown {
    if (!(error instanceof Refusal) || !OF_THE_DRIVE.has(error.error.code)) return error;
    this.#isDoubtful = true;
    return error.error.code === 'file.unreadable' ? new Refusal('case.diskError', error.error.params) : error;
  }

  /** Linux turns a drive with errors read-only (ext4: errors=remount-ro), and may go on saying that it can be written. */
  #tried(): Cause | null {
    if (this.#isDoubtful) this.#isDoubtful = whyNoJournal(this.#plan.path) !== null;
    return this.#isDoubtful ? 'readOnly' : null;
  }

  /** We have written to it ourselves. */
  written(): void {
    this.#stamp = this.#place.stamp();
  }

  /** Says in the file that we are still there, when it is time to. @throws Refusal case.lostLock, case.* */
  beat(db: WriteDb): void {
    const { name, host } = this.#plan;
    const lock = this.#lock;
    const now = host.now();
    if (lock?.isDue(now) !== true) return;
    const guard = () => {
      this.guard(db);
    };
    try {
      refusing(name, () => {
        lock.beat(db, now, guard);
      });
    } catch (error) {
      throw this.failed(error);
    }
    this.written();
  }

  /** A file that is another one by now is not ours to write, not even to give the lock back. */
  release(db: WriteDb): void {
    this.#lock?.letGo();
    if (this.away() === null) this.#lock?.release(db);
  }

  /**
   * The same file, and yet not ours any more: written over in place, as a copy onto it or a sync service does. SQLite may
   * not notice. So whenever anybody but this connection wrote to it, what it holds is asked of the file itself.
   */
  #spoiledBy(): Cause | null {
    const { path, name, db, stacks } = this.#plan;
    const stamp = this.#place.stamp();
    if (stamp === this.#stamp) return null;
    if (refusing(name, () => isWalMode(db))) return 'walMode';
    if (!holdsEntry(path, stacks.seen, stacks.seenHash)) return 'overwritten';
    refusing(name, () => {
      this.#lookForTouch();
    });
    this.#stamp = stamp;
    return null;
  }

  /** Nobody but the holder of the lock writes to a case, and whoever takes it over says so; others leave no entry. */
  #lookForTouch(): void {
    const { db, stacks } = this.#plan;
    const version = pragma(db, 'data_version');
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    if (this.#lock !== null && this.#lock.lost === null && headOf(db).seq === stacks.seen)
      this.#isTouched = true;
  }

  /** Whether another program has changed the file past its journal since this was last asked. */
  takeTouch(): boolean {
    // A take-over leaves no entry either.
    const isTouched = this.#isTouched && this.lost === null;
    this.#isTouched = false;
    return isTouched;
  }

  #refusal(cause: Cause): Refusal {
    return new Refusal(REFUSALS[cause] ?? 'case.moved', { name: this.#plan.name });
  }

  #lostLock(): AppError | null {
    try {
      refusing(this.#plan.name, () => this.#lock?.check(this.#plan.db));
    } catch (error) {
      if (error === this.#lock?.lost && error instanceof Refusal) return error.error;
      throw error;
    }
    return null;
  }
}
