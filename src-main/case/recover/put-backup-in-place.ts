/** Puts a backup where a damaged case is. The damaged file, and the journal beside it, stay under another name. */
import { constants, existsSync, linkSync, renameSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { asRefusal, errnoOf } from '../../db/errors';
import { removeQuietly, syncFolderOf, temporaryBeside } from '../../db/files';

/**
 * @param mayMove asked when the backup has been copied and nothing was moved yet; what it throws ends it there
 * @returns the path of the damaged file now: `<name>.damaged-20260115T093000Z.plumb`
 * @throws Refusal file.notWritable, file.diskFull; nothing was moved then
 */
export async function putBackupInPlace(
  backup: string,
  damaged: string,
  { now, mayMove = () => undefined }: { readonly now: Date; readonly mayMove?: () => void },
): Promise<string> {
  const temporary = temporaryBeside(damaged);
  try {
    // As long as the case is large, so not on this thread.
    await copyFile(backup, temporary, constants.COPYFILE_EXCL);
    await flushFile(temporary);
    mayMove();
    const aside = moveAside(damaged, now);
    renameSync(temporary, damaged);
    syncFolderOf(damaged);
    return aside;
  } catch (error) {
    removeQuietly(temporary);
    throw asRefusal(error, basename(damaged));
  }
}

async function flushFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * The journal goes before the backup comes: left beside that, it would be rolled into it. It goes after the file has its
 * other name, so that the two are at no moment apart.
 */
function moveAside(path: string, now: Date): string {
  const ending = extname(path);
  const time = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const stem = join(dirname(path), `${begun(basename(path, ending))}.damaged-${time}Z`);
  for (let attempt = 1; ; attempt++) {
    const aside = `${stem}${attempt === 1 ? '' : `-${attempt}`}${ending}`;
    if (existsSync(aside) || existsSync(`${aside}-journal`)) continue;
    keepUnder(path, aside);
    if (existsSync(`${path}-journal`)) renameSync(`${path}-journal`, `${aside}-journal`);
    return aside;
  }
}

/** Most file systems take names of 255 bytes; this leaves room for what is added. */
const LONGEST_STEM = 200;

/** A name, cut where it is too long to be added to; what is cut in two is left out. */
function begun(stem: string): string {
  const bytes = Buffer.from(stem);
  if (bytes.length <= LONGEST_STEM) return stem;
  return bytes
    .subarray(0, LONGEST_STEM)
    .toString()
    .replace(/\uFFFD$/, '');
}

/** A second name first where the file system has them: at no moment is there no file at the place of the case. */
function keepUnder(path: string, aside: string): void {
  if (!existsSync(path)) return;
  try {
    linkSync(path, aside);
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') throw error;
    renameSync(path, aside);
  }
}
