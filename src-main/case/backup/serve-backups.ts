/** Answers orders for backups and salvages, in whichever kind of process. */
import { basename } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import { assertNever } from '../../../src-shared/assert';
import { asRefusal } from '../../db/errors';
import type { WorkerPort } from '../../process/worker-port';
import { salvage } from '../recover/salvage';
import { keepRequestSchema, type KeepReply, type KeepRequest } from './messages';
import { verifyCase } from './verify-case';
import { finishBackup } from './write-backup';

function answer(request: KeepRequest): KeepReply {
  switch (request.kind) {
    case 'backup':
      return { kind: 'backup', value: finishBackup(request.order) };
    case 'verify': {
      const { head, verified } = verifyCase(request.path);
      const name = basename(request.path);
      if (head.hash !== request.hash || (request.verified && !verified))
        throw new Refusal('backup.notWhole', { name });
      return { kind: 'verified' };
    }
    case 'salvage': {
      const host = { analyst: () => request.analyst, now: () => new Date(request.at) };
      return { kind: 'salvage', value: salvage(request.damaged, request.out, host) };
    }
    default:
      return assertNever(request);
  }
}

function nameIn(request: KeepRequest): string {
  return basename(
    request.kind === 'backup' ? request.order.source : request.kind === 'verify' ? request.path : request.out,
  );
}

export function serveBackups(port: WorkerPort): void {
  port.onMessage((message) => {
    const request = keepRequestSchema.parse(message);
    port.send(replyTo(request));
  });
}

function replyTo(request: KeepRequest): KeepReply {
  try {
    return answer(request);
  } catch (error) {
    const refusal = asRefusal(error, nameIn(request));
    if (refusal instanceof Refusal) return { kind: 'refused', error: refusal.error };
    return { kind: 'broke', detail: String(error) };
  }
}
