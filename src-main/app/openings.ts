/** Openings: files that are about to open, told to the window once it takes a while, where it can be cancelled. */
import { basename } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { newId } from '../../src-shared/domain/ids';
import type { Opening } from '../../src-shared/ipc/types';
import type { AppWindow } from './window';

/** How long an opening goes unmentioned, in ms: most are over by then. */
const QUIET_MS = 1000;

/** Which file, in which window, and what is waited for. */
export interface Subject extends Pick<Opening, 'waitsFor'> {
  readonly path: string;
  readonly window: AppWindow | null;
}

export interface Openings {
  /** Runs a part of the opening of one file; a second wish for the same gets the first one's outcome. */
  during<T>(subject: Subject, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(token: string): void;
  /** What a window that asks for its state is told: null = nothing is opened in it, or not for long enough. */
  of(window: AppWindow): Opening | null;
  /** Resolves when each opening of the window is over or worth telling. */
  settled(window: AppWindow): Promise<void>;
}

interface Running extends Opening {
  readonly window: AppWindow | null;
  readonly stop: AbortController;
  readonly quiet: Promise<void>;
  isTold: boolean;
}

export function createOpenings(): Openings {
  const running = new Map<string, Running>();
  const parts = new Map<string, Promise<unknown>>();

  const start = async <T>(
    { path, window, waitsFor }: Subject,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const { promise: quiet, resolve: endQuiet } = promiseWithEnd();
    const stop = new AbortController();
    const opening = { token: newId(), fileName: basename(path), waitsFor };
    const one: Running = { ...opening, window, stop, quiet, isTold: false };
    running.set(one.token, one);
    const timer = setTimeout(() => {
      one.isTold = true;
      tell(one, 'began');
      endQuiet();
    }, QUIET_MS);
    try {
      return await work(stop.signal);
    } finally {
      clearTimeout(timer);
      running.delete(one.token);
      endQuiet();
      if (one.isTold) tell(one, 'ended');
    }
  };

  return {
    during: <T>(subject: Subject, work: (signal: AbortSignal) => Promise<T>) => {
      const part = `${subject.waitsFor} ${subject.path}`;
      const already = parts.get(part) as Promise<T> | undefined;
      if (already) return already;
      const opening = start(subject, work).finally(() => parts.delete(part));
      parts.set(part, opening);
      return opening;
    },
    cancel: (token) => {
      running.get(token)?.stop.abort();
    },
    of: (window) => {
      const told = [...running.values()].find((one) => one.window === window && one.isTold);
      return told ? openingOf(told) : null;
    },
    settled: async (window) => {
      const quiet = () => [...running.values()].find((one) => one.window === window && !one.isTold);
      for (let one = quiet(); one; one = quiet()) {
        await one.quiet;
        // Whoever waits for the opening too goes on first: another part may follow, or the way to recover.
        await immediate();
      }
    },
  };
}

function openingOf({ token, fileName, waitsFor }: Running): Opening {
  return { token, fileName, waitsFor };
}

function tell(one: Running, state: 'began' | 'ended'): void {
  const { window } = one;
  if (window === null || window.browser.isDestroyed()) return;
  window.events.emit('case:opening', { ...openingOf(one), state });
}

function promiseWithEnd(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
