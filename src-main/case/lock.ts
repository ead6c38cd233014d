/** The lock record: who has a case open for writing. It stands in the file, so it goes wherever the file goes. */
import { randomUUID } from 'node:crypto';
import { Refusal, type ErrorCode } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { clockTime } from '../../src-shared/strings/format';
import { get, run, transaction, type ReadDb, type WriteDb } from '../db/sql';
import { shortened } from './apply/anchor';
import type { CaseHost } from './execute';
import { thisMachine, type Machine } from './this-machine';

/** How often a holder says that it is still there, in ms. */
export const HEARTBEAT_MS = 20_000;

/** A holder on another machine that has said nothing for so long, in ms, is taken to be gone; a person decides. */
export const STALE_MS = 120_000;

export interface LockRow {
  readonly holder: string;
  readonly analyst: string;
  readonly host: string;
  readonly machine: string;
  readonly pid: number;
  readonly started: string;
  readonly heartbeat: string;
}

/** `dead`: its holder is surely gone. `stale`: most likely. `live`: at work. */
export type LockState = 'free' | 'dead' | 'stale' | 'live';

/** Whether a person at a locked case has said that it is to be taken from its holder. */
export type LockWish = 'ask' | 'takeOver';

export function lockOf(db: ReadDb): LockRow | undefined {
  return get<LockRow>(
    db,
    'SELECT holder, analyst, host, machine, pid, started, heartbeat FROM case_locks WHERE slot = 1',
  );
}

/** On the same machine the system knows whether a process is there; of other machines only the heartbeat tells. */
export function lockState(row: LockRow | undefined, now: Date, machine: Machine = thisMachine()): LockState {
  if (row === undefined) return 'free';
  // Without a number two computers of one name can't be told apart.
  const isHere = machine.machine !== '' && row.host === machine.host && row.machine === machine.machine;
  if (isHere && !machine.isAlive(row.pid)) return 'dead';
  const silent = now.getTime() - Date.parse(row.heartbeat);
  return silent > STALE_MS ? 'stale' : 'live';
}

/** Holders in this process. */
const held = new Set<string>();

/** A lock that this process could not give back, since another program kept the file to itself at that moment. */
function isLeftBehind({ holder, host, machine, pid }: LockRow): boolean {
  const here = thisMachine();
  return host === here.host && machine === here.machine && pid === here.pid && !held.has(holder);
}

/** The file may be a stranger's: nothing of it may turn or hide the words around it. */
function said(text: string): string {
  return shortened(text.replaceAll(/\p{C}/gu, '\uFFFD'));
}

/** @returns what a refusal says of a holder */
export function lockRefusal(code: ErrorCode, name: string, row: LockRow): Refusal {
  const { analyst, host, started, heartbeat } = row;
  const holder = analyst === '' ? en.working.nobody : said(analyst);
  return new Refusal(code, {
    name,
    holder,
    host: said(host),
    since: clockTime(started),
    seen: clockTime(heartbeat),
  });
}

/** The lock of one open case. Every write asks it inside its own transaction, so two can never both write. */
export class CaseLock {
  readonly #holder = randomUUID();
  readonly #name: string;
  #beatAt = 0;
  #lost: Refusal | null = null;

  /**
   * Takes the lock, in a transaction of its own.
   * @throws Refusal case.locked, case.lockStale {name, holder, host, since, seen}; case.diskFull
   */
  static take(db: WriteDb, name: string, host: CaseHost, wish: LockWish): CaseLock {
    const lock = new CaseLock(name);
    transaction(db, () => {
      const row = lockOf(db);
      const now = host.now();
      const state = lockState(row, now);
      if (row && wish === 'ask' && (state === 'stale' || state === 'live') && !isLeftBehind(row)) {
        throw lockRefusal(state === 'stale' ? 'case.lockStale' : 'case.locked', name, row);
      }
      lock.#write(db, host.analyst(), now);
    });
    held.add(lock.#holder);
    return lock;
  }

  private constructor(name: string) {
    this.#name = name;
  }

  #write(db: WriteDb, analyst: string, now: Date): void {
    const { host, machine, pid } = thisMachine();
    const at = now.toISOString();
    run(
      db,
      `INSERT OR REPLACE INTO case_locks
       (slot, holder, analyst, host, machine, pid, started, heartbeat, app_version)
       VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[this.#holder, analyst, host, machine, pid, at, at, __APP_VERSION__],
    );
    this.#beatAt = now.getTime();
  }

  /** Why it is not ours any more; null = it is, as far as is known. */
  get lost(): Refusal | null {
    return this.#lost;
  }

  /** Call it inside the transaction that writes. @throws Refusal case.lostLock */
  check(db: ReadDb): void {
    const row = lockOf(db);
    if (row?.holder === this.#holder) return;
    this.#lost = row
      ? lockRefusal('case.lostLock', this.#name, row)
      : new Refusal('case.lostLock', {
          name: this.#name,
          holder: en.working.nobody,
          host: en.working.noHost,
          since: '',
          seen: '',
        });
    throw this.#lost;
  }

  /** Whether it is time to say that we are still here. */
  isDue(now: Date): boolean {
    // A clock that was set back must not silence us.
    const since = now.getTime() - this.#beatAt;
    return this.#lost === null && (since < 0 || since >= HEARTBEAT_MS);
  }

  /** Says that we are still here; a tiny commit of its own. @param guard asked in it before anything is written. @throws what that throws */
  beat(db: WriteDb, now: Date, guard: () => void): void {
    transaction(db, () => {
      guard();
      run(db, 'UPDATE case_locks SET heartbeat = ? WHERE slot = 1', now.toISOString());
    });
    this.#beatAt = now.getTime();
  }

  /** From here on it is nobody's, whatever still stands in the file. */
  letGo(): void {
    held.delete(this.#holder);
  }

  /** Gives it back. Where that fails nothing is lost: the next opener sees that the process is gone. */
  release(db: WriteDb): void {
    if (this.#lost) return;
    run(db, 'DELETE FROM case_locks WHERE holder = ?', this.#holder);
  }
}
