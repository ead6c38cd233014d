/** The file itself where a path is a symbolic link. */
import { realpathSync } from 'node:fs';

/** @returns the path as it was given where there is no such file */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
