/** What an action needs before it can run, so that menu, palette and keys agree, and can say what is missing. */
import { assertNever } from '../../src-shared/assert';
import { articleHandle } from '../state/article-handle';
import { caseStore } from '../state/case-store';
import { claimsOf } from '../state/selectors';
import { uiStore } from '../state/ui-store';
import { targetClaim } from './target';

export const NEEDS = [
  'nothing',
  'case',
  'writableCase',
  'article',
  'articleText',
  'claims',
  'claim',
  'passage',
  'shownClaim',
  'queued',
  'undo',
  'redo',
] as const;
export type Need = (typeof NEEDS)[number];

function isWritable(): boolean {
  const { app } = uiStore.getState();
  return caseStore.getState().info !== null && app?.openCase?.readOnly === false;
}

function hasArticleText(): boolean {
  return uiStore.getState().view === 'article' && articleHandle() !== null;
}

/** Asked of the article itself: the page tells of a new selection only later, and the next key can be quicker. */
function hasPassage(): boolean {
  return hasArticleText() && articleHandle()?.selectedPlace() !== null;
}

/** Whether what `need` names is there now. */
export function isMet(need: Need): boolean {
  const state = caseStore.getState();
  const { articleId, view } = uiStore.getState();
  switch (need) {
    case 'nothing':
      return true;
    case 'case':
      return state.info !== null;
    case 'writableCase':
      return isWritable();
    case 'article':
      return state.articles.size > 0;
    case 'articleText':
      return hasArticleText();
    case 'claims':
      return view === 'review' ? targetClaim() !== null : claimsOf(state, articleId).length > 0;
    case 'claim':
      return isWritable() && targetClaim() !== null;
    case 'shownClaim':
      return targetClaim() !== null;
    case 'passage':
      return isWritable() && (targetClaim() !== null || hasPassage());
    case 'queued':
      return isWritable() && view === 'review' && targetClaim() !== null;
    case 'undo':
      return isWritable() && state.history.undo !== null;
    case 'redo':
      return isWritable() && state.history.redo !== null;
    default:
      return assertNever(need);
  }
}
