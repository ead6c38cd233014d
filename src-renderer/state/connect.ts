/** Ties the stores to main: the first questions when the window opens, and all news after that. */
import type { ActionId } from '../../src-shared/actions';
import { en } from '../../src-shared/strings/en';
import { on, request } from '../bridge/client';
import { followArticle } from './article-body';
import { applyChanges, clearCase, loadSnapshot } from './case-store';
import { forgetUnsaved, showDrafts } from './drafts';
import { flushAll } from './flush';
import { listenToImports } from './imports';
import { followPlace, restorePlace } from './place';
import { ask } from './run';
import { announce, INITIAL_UI, showError, uiStore } from './ui-store';

/** Newest entry heard of: a change can overtake the snapshot that was asked for before it. */
let heardSeq = 0;

async function loadSnapshotAnew(): Promise<void> {
  heardSeq = 0;
  let snapshot = await ask(request('case.snapshot', undefined));
  while (snapshot && snapshot.value.history.headSeq < heardSeq) {
    snapshot = await ask(request('case.snapshot', undefined));
  }
  if (snapshot) loadSnapshot(snapshot.value);
}

/** Asks anew what is open in this window, and shows it. */
async function loadCase(): Promise<void> {
  const app = await ask(request('app.state', undefined));
  if (!app) return;
  if (app.value.openCase === null) {
    clearCase();
    uiStore.setState({ app: app.value, opening: app.value.opening });
    return;
  }
  await loadSnapshotAnew();
  uiStore.setState({ app: app.value, opening: app.value.opening });
  showDrafts(app.value.openCase.drafts);
}

/** The file may be another one, or only be readable now; what is shown of the case stays. */
async function refreshApp(): Promise<void> {
  const app = await ask(request('app.state', undefined));
  if (app && app.value.openCase !== null) uiStore.setState({ app: app.value });
}

/** It is known now which recent cases are there. */
async function refreshRecent(): Promise<void> {
  const answer = await ask(request('app.state', undefined));
  if (answer) uiStore.setState(({ app }) => ({ app: app && { ...app, recent: answer.value.recent } }));
}

/** A page that was loaded anew, or has the case in another file, shows what it showed before, and what was said of the file. */
async function comeBack(): Promise<void> {
  const opened = uiStore.getState().app?.openCase ?? null;
  if (opened === null) return;
  uiStore.setState({ troubles: opened.troubles });
  if (opened.place !== null) await restorePlace(opened.place);
}

/** Another case, or none: nothing of what was shown applies any more. Panes stay. */
function forgetCase(): void {
  // First the case: without it no article can be chosen, and no text asked for.
  clearCase();
  forgetUnsaved();
  const { app, opening, navigatorOpen, inspectorOpen, errors, saving, waiting, announcement } =
    uiStore.getState();
  const kept = { app, opening, navigatorOpen, inspectorOpen, errors, saving, waiting, announcement };
  uiStore.setState({ ...INITIAL_UI, ...kept });
}

/** @param onAction what to do when the native menu asks for an action */
export async function connect(onAction: (id: ActionId) => void): Promise<void> {
  followArticle();
  listenToImports();
  on('case:changed', ({ changes, history }) => {
    heardSeq = Math.max(heardSeq, history.headSeq);
    applyChanges(changes, history);
  });
  on('case:opened', () => {
    forgetCase();
    // What went wrong with another case, or before there was one, is over.
    uiStore.setState({ errors: [] });
    void loadCase().then(comeBack);
  });
  on('case:closed', () => {
    forgetCase();
    void loadCase();
  });
  on('case:opening', ({ state, ...opening }) => {
    if (state === 'began') uiStore.setState({ opening });
    // The answer says what came of it.
    else void loadCase();
  });
  on('app:recent', () => void refreshRecent());
  on('case:trouble', (trouble) => {
    uiStore.setState(({ troubles }) => ({ troubles: [...troubles, trouble] }));
    void refreshApp();
  });
  on('case:troubleOver', ({ code }) => {
    uiStore.setState(({ troubles }) => ({ troubles: troubles.filter((trouble) => trouble.code !== code) }));
  });
  on('case:waiting', ({ isWaiting }) => {
    uiStore.setState({ waiting: isWaiting });
    if (isWaiting) announce(en.window.status.waiting);
  });
  on('app:flush', () => {
    void flushAll().then(() => request('app.flushed', undefined));
  });
  on('menu:action', ({ id }) => {
    onAction(id);
  });
  on('app:error', showError);
  await loadCase();
  await comeBack();
  followPlace();
}
