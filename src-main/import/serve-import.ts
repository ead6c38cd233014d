/** Answers import requests that come over a channel, whichever kind of process it leads out of. */
import { Refusal } from '../../src-shared/errors';
import type { WorkerPort } from '../process/worker-port';
import { importRequestSchema } from './messages';
import type { ImportReply, ImportRequest } from './messages';
import { parseArticle } from './parse-article';
import { sourceName } from './read-source';

function reply(request: ImportRequest): ImportReply {
  try {
    return { ok: true, value: parseArticle(request) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error };
    // A bug of ours or of a parser, set off by what it was given: the caller must hear of it, not wait.
    const detail = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      error: { code: 'import.crashed', params: { name: sourceName(request.source), detail } },
    };
  }
}

export function serveImports(port: WorkerPort): void {
  port.onMessage((message) => {
    port.send(reply(importRequestSchema.parse(message)));
  });
}
