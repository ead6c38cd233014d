/** Undo and redo: of the text field at hand while it has steps, of the case otherwise. */
import type { Label } from '../../src-shared/commands/label';
import type { Claim } from '../../src-shared/domain/claim';
import { en } from '../../src-shared/strings/en';
import { fill, type Message } from '../../src-shared/strings/format';
import { labelText } from '../../src-shared/strings/text';
import { caseStore, type CaseState } from '../state/case-store';
import { redo, undo } from '../state/run';
import { showClaim } from '../state/show-claim';
import { announce, uiStore } from '../state/ui-store';
import { undoInField } from './text-field';

/** The first claim that is there after a change and was not so before. */
export function changedClaim(before: CaseState['claims'], after: CaseState['claims']): Claim | null {
  for (const [id, claim] of after) {
    if (before.get(id) !== claim && claim.deletedAt === null) return claim;
  }
  return null;
}

async function step(move: () => Promise<boolean>, label: Label | null, words: Message): Promise<void> {
  if (label === null) return;
  const before = caseStore.getState().claims;
  if (!(await move())) return;
  announce(fill(words, { label: labelText(label) }));
  const claim = changedClaim(before, caseStore.getState().claims);
  if (claim === null) return;
  if (uiStore.getState().view === 'review') uiStore.setState({ reviewClaimId: claim.id });
  else if (uiStore.getState().view === 'article') await showClaim(claim.id);
}

export async function undoAnything(): Promise<void> {
  if (undoInField('undo')) return;
  await undoCase();
}

export async function redoAnything(): Promise<void> {
  if (undoInField('redo')) return;
  await step(redo, caseStore.getState().history.redo, en.window.announce.redone);
}

/** For the Undo button of a toast, which means the case wherever the focus is. */
export async function undoCase(): Promise<void> {
  await step(undo, caseStore.getState().history.undo, en.window.announce.undone);
}
