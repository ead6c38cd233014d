/** Builds the import worker as the app does, one self-contained file, for tests that need a real process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

export interface BuiltWorker {
  readonly path: string;
  remove(): void;
}

export async function buildWorker(): Promise<BuiltWorker> {
  const outDir = mkdtempSync(join(tmpdir(), 'plumbline-worker-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, '../import-worker.ts'),
      outDir,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'import-worker.mjs' } },
    },
  });
  return {
    path: join(outDir, 'import-worker.mjs'),
    remove: () => {
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
