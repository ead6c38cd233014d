/**
 * Drives: what stands at a path, asked in a process of its own. A drive that hangs (a network that is away, a stalled
 * mount) holds up whoever touches it for as long as it likes, even a thread: an app with one could not even quit.
 */
import { basename } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import type { StartWorker, WorkerProcess } from '../../process/worker-process';
import { driveAnswerSchema, type Found } from './messages';
import { findAt } from './serve-drives';

/** How long a drive may take to answer, in ms: one that has to spin up, or a server that was asleep, takes ten seconds. */
export const DRIVE_ANSWER_MS = 30_000;

/** Heap of the process, in MiB. */
export const DRIVE_HEAP_MIB = 32;

/** Each drive that hangs keeps one thread per question: libuv's usual 4 are too few. */
export const DRIVE_ENV = { UV_THREADPOOL_SIZE: '64' } as const;

/** How long the process stays when nobody asks, in ms. */
const IDLE_MS = 30_000;

/** Where the process ends so often without an answer, it is not to be had. */
const MOST_STARTS = 3;

export interface FindOptions {
  readonly signal?: AbortSignal;
  /** In ms. */
  readonly limitMs?: number;
}

interface Question {
  readonly path: string;
  readonly found: Promise<Found>;
  readonly settle: (found: Found) => void;
}

export class Drives {
  readonly #start: StartWorker;
  #worker: WorkerProcess | null = null;
  #startsInVain = 0;
  #asked = 0;
  readonly #open = new Map<number, Question>();
  #idle: NodeJS.Timeout | undefined;

  constructor(start: StartWorker) {
    this.#start = start;
  }

  /** What stands at `path`, however long it takes to find out: for what nobody waits for. Never rejects. */
  ask(path: string): Promise<Found> {
    const already = [...this.#open.values()].find((question) => question.path === path);
    if (already) return already.found;
    let settle: (found: Found) => void = () => undefined;
    const found = new Promise<Found>((resolve) => (settle = resolve));
    const number = ++this.#asked;
    this.#open.set(number, { path, found, settle });
    this.#send(number, path);
    return found;
  }

  /** @throws Refusal drive.silent, inspect.cancelled */
  find(path: string, { signal, limitMs = DRIVE_ANSWER_MS }: FindOptions = {}): Promise<Found> {
    const params = { name: basename(path) };
    return new Promise((resolve, reject) => {
      const end = (act: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', cancel);
        act();
      };
      const refuse = (code: 'drive.silent' | 'inspect.cancelled'): void => {
        end(() => {
          reject(new Refusal(code, params));
        });
      };
      const cancel = (): void => {
        refuse('inspect.cancelled');
      };
      const timer = setTimeout(() => {
        refuse('drive.silent');
      }, limitMs);
      signal?.addEventListener('abort', cancel);
      if (signal?.aborted) cancel();
      else
        void this.ask(path).then((found) => {
          end(() => {
            resolve(found);
          });
        });
    });
  }

  /** Ends the process. */
  close(): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = null;
    worker?.kill();
  }

  #send(number: number, path: string): void {
    clearTimeout(this.#idle);
    if (this.#startsInVain >= MOST_STARTS) {
      // Without a process of our own it is asked here, as any app does.
      void findAt(path).then((found) => {
        this.#settle(number, found);
      });
      return;
    }
    this.#worker ??= this.#begin();
    this.#worker.send({ number, path });
  }

  #begin(): WorkerProcess {
    const worker = this.#start();
    worker.onMessage((message) => {
      const answer = driveAnswerSchema.safeParse(message).data;
      if (!answer) return;
      this.#startsInVain = 0;
      this.#settle(answer.number, answer.found);
    });
    worker.onExit(() => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#startsInVain++;
      for (const [number, { path }] of this.#open) this.#send(number, path);
    });
    return worker;
  }

  #settle(number: number, found: Found): void {
    const question = this.#open.get(number);
    this.#open.delete(number);
    question?.settle(found);
    if (this.#open.size > 0) return;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      this.close();
    }, IDLE_MS).unref();
  }
}
