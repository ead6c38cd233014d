/** The import worker, built, for tests that need a real process. */
import { resolve } from 'node:path';
import { builtWorker, type BuiltWorker } from '../../process/testing/built-worker';

export function buildWorker(): Promise<BuiltWorker> {
  return builtWorker(resolve(import.meta.dirname, '../import-worker.ts'));
}
