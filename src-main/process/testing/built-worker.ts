/** Builds a worker as the app does, one self-contained file, for tests that need a real process. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

/** Inside the project, so that the native addon, which is never bundled, is found. */
const CACHE = resolve(import.meta.dirname, '../../../node_modules/.cache');

export interface BuiltWorker {
  readonly path: string;
  readonly remove: () => void;
}

/** @param entry absolute path of the worker's source */
export async function builtWorker(entry: string): Promise<BuiltWorker> {
  mkdirSync(CACHE, { recursive: true });
  const outDir = mkdtempSync(join(CACHE, 'worker-'));
  const name = `${basename(entry, '.ts')}.mjs`;
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: entry,
      outDir,
      target: 'node20.18',
      rolldownOptions: { external: ['better-sqlite3'], output: { entryFileNames: name } },
    },
  });
  return {
    path: join(outDir, name),
    remove: () => {
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
