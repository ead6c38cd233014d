/** Imports an article through a process that is killed when it is done, too slow, or not wanted any more. */
import type { Encoding } from '../../src-shared/ipc/types';
import { fail, failWith, ok } from '../../src-shared/result';
import type { Result } from '../../src-shared/result';
import type { StartWorker } from '../process/worker-process';
import type { ImportedArticle } from './imported-article';
import { IMPORT_TIMEOUT_MS } from './limits';
import { importReplySchema } from './messages';
import type { ImportRequest, ImportSource } from './messages';
import { sourceName } from './read-source';

/** Starts a process that reads one article. */
export type StartImportProcess = StartWorker;

export interface ImportOptions {
  /** null = find it out. */
  readonly encoding: Encoding | null;
  /** ISO date, noted as the day of retrieval. */
  readonly today: string;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

type ImportResult = Result<ImportedArticle>;

function readReply(message: unknown, name: string): ImportResult {
  const reply = importReplySchema.safeParse(message);
  if (!reply.success) return fail('import.crashed', { name });
  return reply.data.ok ? ok(reply.data.value) : failWith(reply.data.error);
}

/**
 * Reads an article. All reading and parsing happens in the process; this side sees no byte before it answers.
 * Fails with what the reader refuses (file.*, import.encodingWrong, import.noText), or with
 * import.timeout {name, seconds}, import.crashed {name}, import.cancelled {name}.
 */
export function importArticle(
  source: ImportSource,
  options: ImportOptions,
  start: StartImportProcess,
): Promise<ImportResult> {
  const { encoding, today, timeoutMs = IMPORT_TIMEOUT_MS, signal } = options;
  const name = sourceName(source);
  if (signal?.aborted) return Promise.resolve(fail('import.cancelled', { name }));
  return new Promise((resolve) => {
    const worker = start();
    const settle = (result: ImportResult): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      worker.kill();
      resolve(result);
    };
    const cancel = (): void => {
      settle(fail('import.cancelled', { name }));
    };
    const timer = setTimeout(() => {
      settle(fail('import.timeout', { name, seconds: timeoutMs / 1000 }));
    }, timeoutMs);
    signal?.addEventListener('abort', cancel);
    worker.onMessage((message) => {
      settle(readReply(message, name));
    });
    worker.onExit(() => {
      settle(fail('import.crashed', { name }));
    });
    worker.send({ source, encoding, today } satisfies ImportRequest);
  });
}
