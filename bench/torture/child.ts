/** Builds the processes that harnesses start and kill, so that plain Node runs them, and starts them. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');
const built = new Map<string, Promise<string>>();

/** @param entry name of a file beside this one. @returns the path of one plain JavaScript file */
export function builtChild(entry: string): Promise<string> {
  const known = built.get(entry) ?? buildChild(entry);
  built.set(entry, known);
  return known;
}

/** Inside the project, so that the built file finds its packages. */
async function buildChild(entry: string): Promise<string> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'torture-'));
  process.on('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const name = `${basename(entry, '.ts')}.mjs`;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify('torture') },
    build: {
      ssr: join(import.meta.dirname, entry),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: name } },
    },
  });
  return join(folder, name);
}

export type Child = ChildProcessByStdio<null, Readable, null>;

/** @returns the process, and how it ended: its exit code, or the signal's name */
export function startChild(
  command: string,
  args: readonly string[],
): { readonly child: Child; readonly ended: Promise<number | string | null> } {
  const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | string | null>((done) => {
    child.on('exit', (code, signal) => {
      done(signal ?? code);
    });
  });
  return { child, ended };
}
