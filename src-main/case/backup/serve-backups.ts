/** Answers orders for backups and salvages, in whichever kind of process. */
import { basename } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import { assertNever } from '../../../src-shared/assert';
import { asRefusal } from '../../db/errors';
import type { WorkerPort } from '../../process/worker-port';
import { salvage } from '../recover/salvage';
import { keepRequestSchema, type KeepReply, type KeepRequest } from './messages';
import { verifyCase } from './verify-case';
import { writeBackup } from './write-backup';

async function answer(request: KeepRequest): Promise<KeepReply> {
  switch (request.kind) {
    case 'backup':
      return { kind: 'backup', value: await writeBackup(request.order) };
    case 'verify': {
      const { head } = verifyCase(request.path);
      const name = basename(request.path);
      if (head.hash !== request.hash) throw new Refusal('backup.notWhole', { name });
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
    answer(request).then(
      (reply) => {
        port.send(reply);
      },
      (reason: unknown) => {
        const refusal = asRefusal(reason, nameIn(request));
        port.send(
          refusal instanceof Refusal
            ? { kind: 'refused', error: refusal.error }
            : { kind: 'broke', detail: String(reason) },
        );
      },
    );
  });
}
