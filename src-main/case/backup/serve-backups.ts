/** Takes orders for backups, copies, comparisons and salvages, in whichever kind of process. */
import { Refusal } from '../../../src-shared/errors';
import { assertNever, defined } from '../../../src-shared/assert';
import { prepareCopy } from '../../db/copy';
import { asRefusal } from '../../db/errors';
import type { WorkerPort } from '../../process/worker-port';
import { salvage } from '../recover/salvage';
import { compareFiles } from './compare-version';
import { keepRequestSchema, nameIn, type KeepOrder, type KeepReply } from './messages';
import { verifyCase } from './verify-case';
import { finishBackup } from './write-backup';

type LastStep = () => KeepReply;

/** Everything that takes long. It leaves nothing but the files that the order names, and the mark of a damaged case, whenever it is cut off. */
function prepare(order: KeepOrder): LastStep {
  switch (order.kind) {
    case 'backup': {
      const finish = finishBackup(order.order);
      return () => ({ kind: 'backup', value: finish() });
    }
    case 'copy': {
      const place = prepareCopy(order, order.target, order.isNew);
      return () => {
        place();
        return { kind: 'copied' };
      };
    }
    case 'verify': {
      const { head, verified } = verifyCase(order.path);
      if (head.hash !== order.hash || (order.verified && !verified))
        throw new Refusal('backup.notWhole', { name: nameIn(order) });
      return () => ({ kind: 'verified' });
    }
    case 'compare': {
      const value = compareFiles(order);
      return () => ({ kind: 'compared', value });
    }
    case 'salvage': {
      const host = { analyst: () => order.analyst, now: () => new Date(order.at) };
      const place = salvage(order.damaged, order.out, host, order.files);
      return () => ({ kind: 'salvage', value: place() });
    }
    default:
      return assertNever(order);
  }
}

/** A process serves one order. */
export function serveBackups(port: WorkerPort): void {
  let name = '';
  let last: LastStep | null = null;
  port.onMessage((message) => {
    const request = keepRequestSchema.parse(message);
    if (request.kind !== 'go') name = nameIn(request);
    port.send(
      replyTo(name, () => {
        if (request.kind === 'go') return defined(last, 'prepared order')();
        last = prepare(request);
        return { kind: 'ready' };
      }),
    );
  });
}

function replyTo(name: string, work: () => KeepReply): KeepReply {
  try {
    return work();
  } catch (error) {
    const refusal = asRefusal(error, name);
    if (refusal instanceof Refusal) return { kind: 'refused', error: refusal.error };
    return { kind: 'broke', detail: String(error) };
  }
}
