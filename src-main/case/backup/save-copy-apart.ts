/** Saves a copy of an open case while it is worked in: its pages are copied here, a few at a time, all else is done in a process of its own. */
import { lstatSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { createPrivate, removeApart, sweepTemporaries, temporaryBeside } from '../../db/files';
import type { StartWorker } from '../../process/worker-process';
import type { OpenCase } from '../open-case';
import { copyRefusal, copyTarget } from '../save-copy';
import { askKeeper } from './ask-keeper';

/**
 * Everything that is written stands beside the target: the disk of the case may be full. What stands at the target is
 * replaced in one step or not at all, and nothing else is left, also where the signal ends it. What comes there only while
 * the copy is made is not replaced: nobody was asked.
 * @throws Refusal file.exists (the target is the case itself, or was put there meanwhile), file.isFolder, file.notFound, file.notWritable, file.nameTooLong, file.diskFull,
 *   case.noLocks, case.damaged, case.busy, case.notOpen where the case is closed meanwhile, backup.failed; the reason of the signal
 */
export async function saveCopyApart(
  opened: OpenCase,
  path: string,
  { start, signal }: { readonly start: StartWorker; readonly signal?: AbortSignal },
): Promise<void> {
  const target = copyTarget([opened.path, opened.origin], path);
  // A link that leads nowhere is something as well.
  const isNew = lstatSync(target, { throwIfNoEntry: false }) === undefined;
  const [pages, temporary] = [temporaryBeside(target), temporaryBeside(target)];
  try {
    await sweepBeside(target);
    createPrivate(pages);
    await opened.copyPages(pages, signal);
    await askKeeper(start, { kind: 'copy', pages, temporary, target, isNew }, signal);
  } catch (error) {
    throw copyRefusal(error, basename(target));
  } finally {
    await removeApart(pages, temporary);
  }
}

/** Removes what a process that was killed has left in the folder of a file. */
export function sweepBeside(path: string): Promise<void> {
  return sweepTemporaries(dirname(path));
}
