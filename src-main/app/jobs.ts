/** Jobs: what may take long, told to the window once it does, where it can be cancelled. An opening is one in two parts. */
import { basename } from 'node:path';
import { setImmediate as immediate } from 'node:timers/promises';
import { newId } from '../../src-shared/domain/ids';
import { Refusal } from '../../src-shared/errors';
import { isOpening, type Job, type JobKind, type OpeningKind } from '../../src-shared/ipc/types';
import type { AppWindow } from './window';

/** How long a job goes unmentioned, in ms. Most openings are over by then, and the start screen is not shown for a blink. */
const quietOf = (kind: JobKind): number => (isOpening(kind) ? 1000 : 500);

/** These end with what they are about: whoever leaves does not want to know any more. The others are waited for. */
const UNWANTED: ReadonlySet<JobKind> = new Set(['check', 'compare']);

/** How long what was cancelled may take to clear up when the app quits, in ms. */
const CLEAR_UP_MS = 3000;

export interface Subject {
  readonly kind: JobKind;
  /** Of what it is about, for the person. */
  readonly name: string;
  readonly window: AppWindow | null;
  /** Where the page cancels by a name of its own, which it knows before it has heard of the job. */
  readonly token?: string;
}

export interface OpeningSubject {
  readonly kind: OpeningKind;
  readonly path: string;
  readonly window: AppWindow | null;
}

export interface Jobs {
  /** @throws Refusal job.cancelled, and what `work` throws. Work that has come too far to be stopped may still succeed. */
  run<T>(subject: Subject, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Runs a part of the opening of one file; a second wish for the same gets the first one's outcome. */
  open<T>(subject: OpeningSubject, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(token: string): void;
  /** What a window that asks for its state is told: all that has taken long enough. */
  of(window: AppWindow): readonly Job[];
  /** Resolves when each opening of the window is over or worth telling. */
  settled(window: AppWindow): Promise<void>;
  /** Before a case or a window closes: ends what nobody will want to know, and waits for the rest. */
  idle(window: AppWindow): Promise<void>;
  /** Before the app quits: cancels all but openings, and waits until nothing is left of it. */
  end(): Promise<void>;
  /** Whether there is nothing to wait for. */
  readonly isIdle: boolean;
}

interface Running extends Job {
  readonly window: AppWindow | null;
  readonly stop: AbortController;
  /** Resolves when it is over or worth telling. */
  readonly quiet: Promise<void>;
  readonly done: Promise<unknown>;
  isTold: boolean;
}

export function createJobs(): Jobs {
  const running = new Map<string, Running>();
  const openings = new Map<string, Promise<unknown>>();

  const run = <T>(
    { kind, name, window, token = newId() }: Subject,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    const stop = new AbortController();
    let endQuiet = (): void => undefined;
    const quiet = new Promise<void>((resolve) => {
      endQuiet = resolve;
    });
    const timer = setTimeout(() => {
      one.isTold = true;
      tell(one, 'began');
      endQuiet();
    }, quietOf(kind));
    const over = (): void => {
      clearTimeout(timer);
      running.delete(token);
      endQuiet();
      if (one.isTold) tell(one, 'ended');
    };
    const begin = async (): Promise<T> => work(stop.signal);
    const done = begin().finally(over);
    const one: Running = { token, kind, name, window, stop, quiet, done, isTold: false };
    running.set(token, one);
    return done;
  };

  const cancel = ({ stop }: Running): void => {
    stop.abort(new Refusal('job.cancelled'));
  };

  const openingOf = (window: AppWindow): Running | undefined =>
    [...running.values()].find((one) => one.window === window && isOpening(one.kind) && !one.isTold);

  /** An opening leaves nothing behind that the next start does not take away, and may wait for a silent drive. */
  const others = (): readonly Running[] => [...running.values()].filter(({ kind }) => !isOpening(kind));
  const othersOf = (window: AppWindow): readonly Running[] => others().filter((one) => one.window === window);

  return {
    run,
    open: <T>({ kind, path, window }: OpeningSubject, work: (signal: AbortSignal) => Promise<T>) => {
      const part = `${kind} ${path}`;
      const already = openings.get(part) as Promise<T> | undefined;
      if (already) return already;
      const opening = run({ kind, name: basename(path), window }, work).finally(() => openings.delete(part));
      openings.set(part, opening);
      return opening;
    },
    cancel: (token) => {
      const one = running.get(token);
      if (one) cancel(one);
    },
    of: (window) =>
      [...running.values()].filter((one) => one.window === window && one.isTold).map(withoutWindow),
    settled: async (window) => {
      for (let one = openingOf(window); one; one = openingOf(window)) {
        await one.quiet;
        // Whoever waits for the opening too goes on first: another part may follow, or the way to recover.
        await immediate();
      }
    },
    idle: async (window) => {
      // Again for what is begun meanwhile: the page can be worked in until it is gone.
      for (let all = othersOf(window); all.length > 0; all = othersOf(window)) {
        all.filter(({ kind }) => UNWANTED.has(kind)).forEach(cancel);
        await Promise.allSettled(all.map(({ done }) => done));
      }
    },
    end: async () => {
      const all = others();
      all.forEach(cancel);
      const late = new Promise((resolve) => setTimeout(resolve, CLEAR_UP_MS));
      await Promise.race([late, Promise.allSettled(all.map(({ done }) => done))]);
    },
    get isIdle() {
      return others().length === 0;
    },
  };
}

function withoutWindow({ token, kind, name }: Running): Job {
  return { token, kind, name };
}

function tell(one: Running, state: 'began' | 'ended'): void {
  const { window } = one;
  if (window === null || window.browser.isDestroyed()) return;
  window.events.emit('app:job', { ...withoutWindow(one), state });
}
