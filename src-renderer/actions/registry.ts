/** What each action of the table does, and when it can: menu, palette, keys and tests all come here. */
import type { ActionId } from '../../src-shared/actions';
import { ACTIONS } from '../../src-shared/actions';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { chooseImport, pasteImport } from '../state/imports';
import { closeCase, openCase, openSample, saveCopy } from '../state/requests';
import { openDialog, showToast, uiStore } from '../state/ui-store';
import * as claim from './claim-actions';
import { redoAnything, undoAnything } from './history-actions';
import { isMet, type Need } from './needs';
import { stepPane } from './panes';
import * as review from './review-actions';
import { stepClaim } from './step-claim';
import { tagSelection } from './tag-claim';
import type { Tag } from '../../src-shared/domain/claim';
import * as view from './view-actions';

interface Runner {
  readonly needs: Need;
  readonly run: () => void | Promise<void>;
}

async function saveCopyAndSay(): Promise<void> {
  const fileName = await saveCopy();
  if (fileName !== null) showToast(fill(en.window.toasts.copySaved, { name: fileName }));
}

/** In the review view a tag key is a ruling: this tag, and on to the next claim. */
function tag(name: Tag): Promise<void> {
  if (uiStore.getState().view === 'review') return review.retag(name);
  return tagSelection(name);
}

async function step(by: 1 | -1): Promise<void> {
  if (uiStore.getState().view === 'review') review.stepQueue(by);
  else await stepClaim(by);
}

const RUNNERS: Readonly<Record<ActionId, Runner>> = {
  'case.new': {
    needs: 'nothing',
    run: () => {
      openDialog({ kind: 'newCase' });
    },
  },
  'case.open': { needs: 'nothing', run: openCase },
  'case.openSample': { needs: 'nothing', run: openSample },
  'case.saveVersion': {
    needs: 'case',
    run: () => {
      openDialog({ kind: 'saveVersion' });
    },
  },
  'case.versions': {
    needs: 'case',
    run: () => {
      openDialog({ kind: 'versions' });
    },
  },
  'case.check': {
    needs: 'case',
    run: () => {
      openDialog({ kind: 'check' });
    },
  },
  'case.saveCopy': { needs: 'case', run: saveCopyAndSay },
  'case.close': { needs: 'case', run: closeCase },
  'import.choose': { needs: 'writableCase', run: chooseImport },
  'import.paste': { needs: 'writableCase', run: pasteImport },
  'export.open': {
    needs: 'article',
    run: () => {
      openDialog({ kind: 'export' });
    },
  },
  'settings.open': {
    needs: 'nothing',
    run: () => {
      openDialog({ kind: 'settings' });
    },
  },
  'edit.undo': { needs: 'undo', run: undoAnything },
  'edit.redo': { needs: 'redo', run: redoAnything },
  'palette.open': {
    needs: 'nothing',
    run: () => {
      openDialog({ kind: 'palette' });
    },
  },
  'view.article': {
    needs: 'case',
    run: () => {
      view.showView('article');
    },
  },
  'view.claims': { needs: 'case', run: view.showClaims },
  'view.references': {
    needs: 'case',
    run: () => {
      view.showView('references');
    },
  },
  'view.review': { needs: 'case', run: view.showReview },
  'view.bin': {
    needs: 'case',
    run: () => {
      view.showView('bin');
    },
  },
  'view.history': {
    needs: 'case',
    run: () => {
      view.showView('history');
    },
  },
  'view.nextPane': {
    needs: 'case',
    run: () => {
      stepPane(1);
    },
  },
  'view.previousPane': {
    needs: 'case',
    run: () => {
      stepPane(-1);
    },
  },
  'view.toggleNavigator': { needs: 'case', run: view.toggleNavigator },
  'view.toggleInspector': { needs: 'case', run: view.toggleInspector },
  'claim.sentence': { needs: 'articleText', run: claim.selectSentence },
  'claim.nextSentence': {
    needs: 'articleText',
    run: () => {
      claim.stepSentence(1);
    },
  },
  'claim.previousSentence': {
    needs: 'articleText',
    run: () => {
      claim.stepSentence(-1);
    },
  },
  'claim.sourced': { needs: 'passage', run: () => tag('sourced') },
  'claim.contested': { needs: 'passage', run: () => tag('contested') },
  'claim.framing': { needs: 'passage', run: () => tag('framing') },
  'claim.flag': { needs: 'claim', run: claim.toggleFlag },
  'claim.evidence': { needs: 'claim', run: claim.addEvidence },
  'claim.next': { needs: 'claims', run: () => step(1) },
  'claim.previous': { needs: 'claims', run: () => step(-1) },
  'claim.inspect': { needs: 'shownClaim', run: claim.inspectClaim },
  'claim.delete': { needs: 'claim', run: claim.deleteClaim },
  'review.accept': { needs: 'queued', run: review.accept },
  'review.sendBack': { needs: 'queued', run: review.askSendBack },
  'review.later': { needs: 'queued', run: review.later },
  'review.openInArticle': { needs: 'queued', run: review.openReviewedInArticle },
  'help.keys': {
    needs: 'nothing',
    run: () => {
      openDialog({ kind: 'keys' });
    },
  },
  'help.about': {
    needs: 'nothing',
    run: () => {
      openDialog({ kind: 'about' });
    },
  },
};

/** What still goes on behind an open dialog: everything else waits until it is closed. */
const IN_DIALOGS: readonly ActionId[] = ['edit.undo', 'edit.redo'];

export function needOf(id: ActionId): Need {
  return RUNNERS[id].needs;
}

export function isEnabled(id: ActionId): boolean {
  const { dialog } = uiStore.getState();
  if (dialog !== null && dialog.kind !== 'palette' && !IN_DIALOGS.includes(id)) return false;
  return isMet(needOf(id));
}

/** Does what the action says, or nothing while it is not possible. */
export async function runAction(id: ActionId): Promise<void> {
  if (isEnabled(id)) await RUNNERS[id].run();
}

export function enabledActions(): readonly ActionId[] {
  return ACTIONS.map((action) => action.id).filter(isEnabled);
}
