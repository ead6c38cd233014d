/** Asks the process that inspects, and ends it when it is too slow, too large, or not wanted any more. */
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InspectionReport } from '../../../src-shared/domain/inspection';
import { Refusal, type AppError, type ErrorCode } from '../../../src-shared/errors';
import { failWith, ok, type Result } from '../../../src-shared/result';
import type { StartWorker } from '../../process/worker-process';
import { INSPECT_MEMORY_MIB, inspectionTime } from './limits';
import { inspectReplySchema, type InspectReply, type InspectRequest } from './messages';
import { identityOf } from './quarantine';

/** How often its memory is looked at, in ms. */
const WATCH_MS = 200;
const MIB = 1024 * 1024;

export interface InspectOptions {
  /** In ms; by the size of the file where it is left out. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** A process that answers one request after the other. */
export interface Inspector {
  /** Never rejects. Where the answer is a refusal `inspect.*` the process is gone. */
  ask(request: InspectRequest, options?: InspectOptions): Promise<InspectReply>;
  /** Looks at its memory. @returns the most that was ever seen, in bytes; 0 = nobody can say */
  readonly look: () => number;
  readonly close: () => void;
}

export function startInspector(start: StartWorker): Inspector {
  const worker = start();
  let peak = 0;
  const look = (): number => (peak = Math.max(peak, worker.memory() ?? 0));
  let isGone = false;
  /** Who waits for the answer that comes next. */
  let settle: (reply: InspectReply) => void = () => undefined;
  let lost: () => InspectReply = () => refused('inspect.crashed', '');
  worker.onMessage((message) => {
    settle(inspectReplySchema.safeParse(message).data ?? lost());
  });
  worker.onExit(() => {
    isGone = true;
    settle(lost());
  });

  const ask = (
    request: InspectRequest,
    { timeoutMs, signal }: InspectOptions = {},
  ): Promise<InspectReply> => {
    const name = basename(request.path);
    if (signal?.aborted) return Promise.resolve(refused('inspect.cancelled', name));
    lost = () => refused('inspect.crashed', name);
    if (isGone) return Promise.resolve(lost());
    const limit = timeoutMs ?? inspectionTime(identityOf(request.path)?.size ?? 0);
    return new Promise((resolve) => {
      const end = (reply: InspectReply): void => {
        clearTimeout(timer);
        clearInterval(watch);
        signal?.removeEventListener('abort', cancel);
        settle = () => undefined;
        resolve(reply);
      };
      const stop = (code: ErrorCode, params: AppError['params'] = {}): void => {
        worker.kill();
        end(refused(code, name, params));
      };
      const cancel = (): void => {
        stop('inspect.cancelled');
      };
      const timer = setTimeout(() => {
        stop('inspect.timeout', { seconds: Math.round(limit / 1000) });
      }, limit);
      const watch = setInterval(() => {
        if (look() > INSPECT_MEMORY_MIB * MIB) stop('inspect.memory', { limit: INSPECT_MEMORY_MIB });
      }, WATCH_MS);
      signal?.addEventListener('abort', cancel);
      settle = end;
      worker.send(request);
    });
  };

  return {
    ask,
    look,
    close: () => {
      worker.kill();
    },
  };
}

function refused(code: ErrorCode, name: string, params: AppError['params'] = {}): InspectReply {
  return { kind: 'refused', error: { code, params: { name, ...params } } };
}

/** Inspects one file in a process of its own. @param folder an empty one, which the caller removes */
export async function inspectInProcess(
  request: Omit<Extract<InspectRequest, { kind: 'inspect' }>, 'kind'>,
  start: StartWorker,
  options: InspectOptions = {},
): Promise<Result<InspectionReport>> {
  const inspector = startInspector(start);
  try {
    const reply = await inspector.ask({ kind: 'inspect', ...request }, options);
    if (reply.kind === 'report') return ok(reply.value);
    const crashed: AppError = { code: 'inspect.crashed', params: { name: basename(request.path) } };
    return failWith(reply.kind === 'refused' ? reply.error : crashed);
  } finally {
    inspector.close();
  }
}

/** A case that is worked in is copied anew so often before it is given up. */
const CHECK_ATTEMPTS = 5;

/**
 * Looks at all of a file, also of one that is open.
 * @param newFolder a name for an empty folder, which goes again
 * @throws Refusal case.changing where it is written to each time, inspect.*, file.*, case.*; the reason of the signal
 */
export async function checkInProcess(
  path: string,
  newFolder: () => string,
  start: StartWorker,
  signal?: AbortSignal,
): Promise<InspectionReport> {
  for (let attempt = 1; ; attempt++) {
    const folder = newFolder();
    const request = { path, folder, originals: 'all', askedHash: null } as const;
    const inspected = await inspectInProcess(request, start, signal ? { signal } : {});
    // Off this thread: to give back the room of a large file takes its time.
    // A file that is held stays, and is swept at the next start: what was found out holds all the same.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    if (inspected.ok) return inspected.value;
    signal?.throwIfAborted();
    const { code, params } = inspected.error;
    if (code !== 'case.changing' || attempt === CHECK_ATTEMPTS) throw new Refusal(code, params);
  }
}

/** What is wrong with the pages of a file; null = nothing, or it could not be found out. */
export async function pageProblemInProcess(
  path: string,
  folder: string,
  start: StartWorker,
  options: InspectOptions = {},
): Promise<string | null> {
  const inspector = startInspector(start);
  try {
    const reply = await inspector.ask({ kind: 'pages', path, folder }, options);
    return reply.kind === 'pages' ? reply.problem : null;
  } finally {
    inspector.close();
  }
}
