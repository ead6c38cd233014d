/** Gives one order to a process of its own, and ends that process when the answer is there, or when it takes too long. */
import { basename } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import type { StartWorker } from '../../process/worker-process';
import { keepReplySchema, type KeepReply, type KeepRequest } from './messages';

/** JavaScript heap of that process, in MiB: a salvage holds all rows of a case. */
export const KEEP_HEAP_MIB = 1024;

/** Longest order, in ms: a case of 8 GB on a slow stick. */
const LONGEST = 30 * 60_000;

/** @throws Refusal what the order was refused for; backup.failed where the process ended or broke */
export function askKeeper(start: StartWorker, request: KeepRequest): Promise<KeepReply> {
  const worker = start();
  return new Promise<KeepReply>((done, failed) => {
    const failure = (detail: string): void => {
      failed(new Refusal('backup.failed', { name: nameIn(request), detail }));
    };
    const timer = setTimeout(() => {
      failure('timeout');
    }, LONGEST);
    worker.onMessage((message) => {
      clearTimeout(timer);
      const reply = keepReplySchema.parse(message);
      if (reply.kind === 'refused') failed(new Refusal(reply.error.code, reply.error.params));
      else if (reply.kind === 'broke') failure(reply.detail);
      else done(reply);
    });
    worker.onExit((code) => {
      clearTimeout(timer);
      failure(String(code));
    });
    worker.send(request);
  }).finally(() => {
    worker.kill();
  });
}

function nameIn(request: KeepRequest): string {
  return basename(
    request.kind === 'backup'
      ? request.order.source
      : request.kind === 'verify'
        ? request.path
        : request.damaged,
  );
}
