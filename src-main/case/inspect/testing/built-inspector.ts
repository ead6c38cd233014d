/** The process that inspects, built, for tests that need a real one. */
import { resolve } from 'node:path';
import { nodeProcess } from '../../../process/node-process';
import { builtWorker } from '../../../process/testing/built-worker';
import type { StartWorker } from '../../../process/worker-process';
import { INSPECT_HEAP_MIB } from '../limits';

export interface BuiltInspector {
  readonly start: StartWorker;
  readonly remove: () => void;
}

export async function buildInspector(): Promise<BuiltInspector> {
  const worker = await builtWorker(resolve(import.meta.dirname, '../../inspect-worker.ts'));
  return { start: nodeProcess(worker.path, INSPECT_HEAP_MIB), remove: worker.remove };
}
