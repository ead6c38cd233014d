/** Gives something a value again that it had before: a new change like any other. */
import type { WindowCommand } from '../../../src-shared/commands/command';
import { en } from '../../../src-shared/strings/en';
import { fill } from '../../../src-shared/strings/format';
import { caseStore } from '../../state/case-store';
import { run } from '../../state/run';
import { showToast } from '../../state/ui-store';

/** @param what the field and its thing, in words */
export async function restoreValue(command: WindowCommand, what: string): Promise<void> {
  const before = caseStore.getState().history.headSeq;
  if (!(await run(command))) return;
  // A value that is there already makes no entry, so there is nothing to undo either.
  const isNew = caseStore.getState().history.headSeq > before;
  const words = isNew ? en.history.restored : en.history.already;
  showToast(fill(words, { what }), { undoable: isNew });
}
