/** Openings: files that are being inspected, told to the window once it takes a while, where it can be cancelled. */
import { basename } from 'node:path';
import { newId } from '../../src-shared/domain/ids';
import type { Opening } from '../../src-shared/ipc/types';
import type { AppWindow } from './window';

/** How long an inspection goes unmentioned, in ms: most are over by then. */
const QUIET_MS = 1000;

export interface Openings {
  /** Runs the opening of one file; a second wish for the same file gets the first one's outcome. */
  during<T>(path: string, window: AppWindow | null, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
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
  const byPath = new Map<string, Promise<unknown>>();

  const start = async <T>(
    path: string,
    window: AppWindow | null,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const { promise: quiet, resolve: endQuiet } = promiseWithEnd();
    const stop = new AbortController();
    const one: Running = { token: newId(), fileName: basename(path), window, stop, quiet, isTold: false };
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
    during: <T>(path: string, window: AppWindow | null, work: (signal: AbortSignal) => Promise<T>) => {
      const already = byPath.get(path) as Promise<T> | undefined;
      if (already) return already;
      const opening = start(path, window, work).finally(() => byPath.delete(path));
      byPath.set(path, opening);
      return opening;
    },
    cancel: (token) => {
      running.get(token)?.stop.abort();
    },
    of: (window) => {
      const told = [...running.values()].find((one) => one.window === window && one.isTold);
      return told ? { token: told.token, fileName: told.fileName } : null;
    },
    settled: async (window) => {
      await Promise.all(
        [...running.values()].filter((one) => one.window === window).map(({ quiet }) => quiet),
      );
    },
  };
}

function tell({ window, token, fileName }: Running, state: 'began' | 'ended'): void {
  if (window === null || window.browser.isDestroyed()) return;
  window.events.emit('case:opening', { token, fileName, state });
}

function promiseWithEnd(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
