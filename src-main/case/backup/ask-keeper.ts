/** Gives one order to a process of its own, and ends that process when the answer is there, when it takes too long, or when it is cancelled. */
import { Refusal } from '../../../src-shared/errors';
import type { StartWorker } from '../../process/worker-process';
import { keepReplySchema, nameIn, type KeepOrder, type KeepReply } from './messages';

/** JavaScript heap of that process, in MiB: a salvage holds all rows of a case. */
export const KEEP_HEAP_MIB = 1024;

/** Longest order, in ms: a case of 8 GB on a slow stick. */
const LONGEST = 30 * 60_000;

/** How long a process that is killed may take to be gone, in ms: one that hangs in a drive stays for as long as the drive does. */
const GONE = 2000;

/** What an order can come to. */
export type Done = Exclude<KeepReply, { readonly kind: 'ready' | 'refused' | 'broke' }>;

/**
 * @param signal ends the process before its last step, and waits until it is gone, so that it leaves no file behind us; from
 *   then on it comes too late
 * @throws Refusal what the order was refused for; backup.failed where the process ended or broke; the reason of the signal
 */
export async function askKeeper(start: StartWorker, order: KeepOrder, signal?: AbortSignal): Promise<Done> {
  signal?.throwIfAborted();
  const worker = start();
  let timer: NodeJS.Timeout | undefined;
  let isCancelled = false;
  let stop = (): void => undefined;
  try {
    return await new Promise<Done>((done, failed) => {
      const fail = (detail: string): void => {
        failed(
          isCancelled
            ? (signal?.reason as Error)
            : new Refusal('backup.failed', { name: nameIn(order), detail }),
        );
      };
      const failAfter = (ms: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          fail('timeout');
        }, ms);
      };
      stop = () => {
        isCancelled = true;
        worker.kill();
        failAfter(GONE);
      };
      worker.onMessage((message) => {
        const reply = keepReplySchema.parse(message);
        if (reply.kind === 'refused') failed(new Refusal(reply.error.code, reply.error.params));
        else if (reply.kind === 'broke') fail(reply.detail);
        else if (reply.kind !== 'ready') done(reply);
        else if (!isCancelled) {
          signal?.removeEventListener('abort', stop);
          worker.send({ kind: 'go' });
        }
      });
      worker.onExit((code) => {
        fail(String(code));
      });
      signal?.addEventListener('abort', stop);
      failAfter(LONGEST);
      worker.send(order);
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    worker.kill();
  }
}
