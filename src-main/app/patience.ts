/** Patience: what another program holds up is tried again for a while, without main standing still. */
import { setTimeout as delay } from 'node:timers/promises';
import { isBusy, Refusal } from '../../src-shared/errors';
import type { OpenCase } from '../case/open-case';

/** How long another program that holds a case file is waited for, in ms: a backup tool is through with it by then. */
export const PATIENCE_MS = 10_000;

/** Time between two attempts, in ms. */
const AGAIN_MS = 100;

/**
 * Runs `work` at once, and again until nobody keeps it from its file any more. Work that met a busy file has done nothing.
 * @param since when it was asked for, by `performance.now()`
 * @throws what `work` throws; case.busy when patience has come to its end
 */
export async function patiently<T>(work: () => T | Promise<T>, since = performance.now()): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() - since > PATIENCE_MS) throw error;
      await delay(AGAIN_MS);
    }
  }
}

/**
 * Reads of each case what is only shown: while its file can't be read, that is what was read last; null = nothing was. Why it
 * can't, and what becomes of the work, is said by whoever looks after the file.
 */
export function lastKnown<T>(read: (opened: OpenCase) => T): (opened: OpenCase) => T | null {
  const known = new WeakMap<OpenCase, T>();
  return (opened) => {
    try {
      const value = read(opened);
      known.set(opened, value);
      return value;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return known.get(opened) ?? null;
    }
  };
}

/** The changes of one window, in the order in which they were asked for, whatever holds one of them up. */
export class Line {
  #last: Promise<unknown> | null = null;
  readonly #onWaiting: (isWaiting: boolean) => void;

  /** @param onWaiting told when changes begin to wait for another program, and when none does any more */
  constructor(onWaiting: (isWaiting: boolean) => void) {
    this.#onWaiting = onWaiting;
  }

  /** Runs `work` now, or in its turn. @throws what `work` throws; case.busy when patience has come to its end */
  async take<T>(work: () => T): Promise<T> {
    if (this.#last === null) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error)) throw error;
        this.#onWaiting(true);
      }
    }
    const since = performance.now();
    const turn = (this.#last ?? Promise.resolve()).then(() => patiently(work, since));
    const last = turn
      .catch(() => undefined)
      .then(() => {
        if (this.#last !== last) return;
        this.#last = null;
        this.#onWaiting(false);
      });
    this.#last = last;
    return turn;
  }

  get isWaiting(): boolean {
    return this.#last !== null;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#last !== null) await this.#last;
  }
}
