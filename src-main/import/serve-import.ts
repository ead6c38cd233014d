/** Answers import requests that come over a channel, whichever kind of process it leads out of. */
import { Refusal } from '../../src-shared/errors';
import { importRequestSchema } from './messages';
import type { ImportReply, ImportRequest } from './messages';
import { parseArticle } from './parse-article';
import { sourceName } from './read-source';

/** One end of a channel that carries structured clones. */
export interface ImportPort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

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

export function serveImports(port: ImportPort): void {
  port.onMessage((message) => {
    port.send(reply(importRequestSchema.parse(message)));
  });
}
