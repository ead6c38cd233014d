/** Puts a backup where a damaged case is. The damaged file, and the journal beside it, stay under another name. */
import { constants, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { asRefusal, errnoOf } from '../../db/errors';
import { BESIDE, removeQuietly, syncFolderOf, temporaryBeside } from '../../db/files';

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
    const aside = keepAside(damaged, now);
    try {
      moveBeside(damaged, aside);
      renameSync(temporary, damaged);
    } catch (error) {
      moveBack(aside, damaged);
      throw error;
    }
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

/** Gives the damaged file its other name. @returns it */
function keepAside(path: string, now: Date): string {
  const ending = extname(path);
  const time = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
  const stem = join(dirname(path), `${begun(basename(path, ending))}.damaged-${time}Z`);
  for (let attempt = 1; ; attempt++) {
    const aside = `${stem}${attempt === 1 ? '' : `-${attempt}`}${ending}`;
    if (['', ...BESIDE].some((beside) => existsSync(aside + beside))) continue;
    keepUnder(path, aside);
    return aside;
  }
}

/**
 * The journal, or the write-ahead log, goes before the backup comes: left beside that, it would be rolled into it. It goes
 * after the file has its other name, so that the two are at no moment apart.
 */
function moveBeside(from: string, to: string): void {
  for (const ending of BESIDE) if (existsSync(from + ending)) renameSync(from + ending, to + ending);
}

/** No backup took the place: the damaged file has it again, unless somebody else has it by now. */
function moveBack(aside: string, path: string): void {
  const [kept, there] = [aside, path].map((one) => statSync(one, { bigint: true, throwIfNoEntry: false }));
  if (kept === undefined || (there !== undefined && there.ino !== kept.ino)) return;
  moveBeside(aside, path);
  if (there === undefined) renameSync(aside, path);
  else rmSync(aside, { force: true });
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
