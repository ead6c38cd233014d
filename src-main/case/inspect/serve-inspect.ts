/** Answers inspection requests that come over a channel, whichever kind of process it leads out of. */
import { basename } from 'node:path';
import { Refusal } from '../../../src-shared/errors';
import { asRefusal, isNoRoom } from '../../db/errors';
import type { WorkerPort } from '../../process/worker-port';
import { pageProblem } from './check-pages';
import { inspectFile } from './inspect-file';
import { inspectRequestSchema, type InspectReply, type InspectRequest } from './messages';

function answer(request: InspectRequest): InspectReply {
  if (request.kind === 'pages') return { kind: 'pages', problem: pageProblem(request.path, request.folder) };
  const { path, folder, originals, askedHash } = request;
  return { kind: 'report', value: inspectFile(path, folder, { originals, askedHash }) };
}

function reply(request: InspectRequest): InspectReply {
  const name = basename(request.path);
  try {
    return answer(request);
  } catch (error) {
    if (isNoRoom(error)) return { kind: 'refused', error: { code: 'inspect.diskFull', params: { name } } };
    const refusal = asRefusal(error, name);
    if (refusal instanceof Refusal) return { kind: 'refused', error: refusal.error };
    // A bug of ours or of SQLite, set off by what it was given: the caller must hear of it, not wait.
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'refused', error: { code: 'inspect.crashed', params: { name, detail } } };
  }
}

export function serveInspections(port: WorkerPort): void {
  port.onMessage((message) => {
    port.send(reply(inspectRequestSchema.parse(message)));
  });
}
