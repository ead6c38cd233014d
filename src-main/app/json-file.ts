/** JSON files of the app itself (settings, recent cases): read with care, written whole or not at all. */
import { readFileSync } from 'node:fs';
import { replaceFile } from '../case/replace-file';

/** Undefined where the file is absent or no JSON: these files are conveniences, and losing one loses no work. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** On the disk when this returns. @throws the file system's own errors; the old file stays then */
export function writeJson(path: string, value: unknown): void {
  replaceFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** For what is only convenient to have: where it can't be written (a full disk), work goes on without it. */
export function writeJsonIfPossible(path: string, value: unknown): void {
  try {
    writeJson(path, value);
  } catch {
    // The file that is there stays, and the next change tries again.
  }
}
