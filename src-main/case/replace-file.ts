/** Small files of the app, beside cases or in the profile: after a power cut the old one stands there or the new one, whole. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder, syncFolderOf, temporaryBeside } from '../db/files';

/** It is on the disk when this returns. @throws the file system's own errors; the old file stays then */
export function replaceFile(path: string, text: string): void {
  makeFolder(dirname(path));
  const temporary = temporaryBeside(path);
  try {
    writeFileSync(temporary, text, { flag: 'wx', mode: 0o600, flush: true });
    renameSync(temporary, path);
    syncFolderOf(path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
