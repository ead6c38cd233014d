/** JSON files of the app itself (settings, recent cases): read with care, written whole or not at all. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Undefined where the file is absent or no JSON: these files are conveniences, and losing one loses no work. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Written beside, flushed, then renamed, so that a crash leaves the old file or the new one. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${String(process.pid)}.tmp`;
  try {
    writeFlushed(draft, `${JSON.stringify(value, null, 2)}\n`);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** For what is only convenient to have: where it can't be written (a full disk), work goes on without it. */
export function writeJsonIfPossible(path: string, value: unknown): void {
  try {
    writeJson(path, value);
  } catch {
    // The file that is there stays, and the next change tries again.
  }
}

function writeFlushed(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  try {
    // In a loop, which a single call is not: on a full disk that writes a part and says nothing.
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
