/** Ties the stores to main: the first questions when the window opens, and all news after that. */
import type { ActionId } from '../../src-shared/actions';
import type { AppError } from '../../src-shared/errors';
import { isOpening, type AppState } from '../../src-shared/ipc/types';
import { en } from '../../src-shared/strings/en';
import { on, request } from '../bridge/client';
import { followArticle } from './article-body';
import { applyChanges, clearCase, loadSnapshot } from './case-store';
import { forgetUnsaved, showDrafts } from './drafts';
import { flushAll } from './flush';
import { listenToImports } from './imports';
import { jobBegan, jobEnded, showOpenings, showOthers } from './jobs';
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

/** How often something was said of the case file or a job since the page began: an answer that such news overtook is old. */
let news = 0;

/** An answer that has it already can come before the news of it. */
function withTrouble(troubles: readonly AppError[], trouble: AppError): readonly AppError[] {
  const words = JSON.stringify(trouble);
  return troubles.some((other) => JSON.stringify(other) === words) ? troubles : [...troubles, trouble];
}

/** @param show gets the state while nothing newer is known */
async function currentApp(show: (app: AppState) => void = () => undefined): Promise<AppState | null> {
  for (;;) {
    const before = news;
    const app = await ask(request('app.state', undefined));
    if (!app) return null;
    if (before !== news) continue;
    show(app.value);
    return app.value;
  }
}

let last: Promise<unknown> = Promise.resolve();

/** One after the other: what was asked first could come last, and would take the place of what is newer. */
function inTurn<T>(work: () => T | Promise<T>): Promise<T> {
  const turn = last.then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/** Asks anew what is open in this window, and shows it. */
function loadCase(): Promise<AppState['openCase']> {
  return inTurn(async () => {
    const app = await currentApp(showOthers);
    if (!app) return null;
    if (app.openCase === null) clearCase();
    else await loadSnapshotAnew();
    uiStore.setState({ app, ...showOpenings(app) });
    if (app.openCase !== null) showDrafts(app.openCase.drafts);
    return app.openCase;
  });
}

/** The file may be another one, or only be readable now; what is shown of the case stays. */
function refreshApp(): Promise<unknown> {
  return inTurn(() =>
    currentApp((app) => {
      if (app.openCase !== null) uiStore.setState({ app });
    }),
  );
}

/** It is known now which recent cases are there. */
function refreshRecent(): Promise<unknown> {
  return inTurn(() =>
    currentApp(({ recent }) => {
      uiStore.setState(({ app }) => ({ app: app && { ...app, recent } }));
    }),
  );
}

/** A page that was loaded anew, or has the case in another file, shows what it showed before, and what was said of the file. */
async function comeBack(loaded: AppState['openCase']): Promise<void> {
  if (loaded === null) return;
  // Asked once more: something may have been said while the case was being loaded.
  await inTurn(() =>
    currentApp((app) => {
      if (app.openCase !== null) uiStore.setState({ app, troubles: app.openCase.troubles });
    }),
  );
  if (loaded.place !== null) await restorePlace(loaded.place);
}

/** Another case, or none: nothing of what was shown applies any more. Panes stay. */
function forgetCase(): void {
  // First the case: without it no article can be chosen, and no text asked for.
  clearCase();
  forgetUnsaved();
  const { app, jobs, navigatorOpen, inspectorOpen, errors, saving, waiting, announcement } =
    uiStore.getState();
  const kept = { app, jobs, navigatorOpen, inspectorOpen, errors, saving, waiting, announcement };
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
  on('app:job', ({ state, ...job }) => {
    news += 1;
    const begin = (): void => {
      jobBegan(job);
    };
    if (state === 'began') {
      begin();
      // A case that is being loaded was asked for before, and shows the openings of then.
      if (isOpening(job.kind)) void inTurn(begin);
    }
    // The answer says what came of it.
    else if (isOpening(job.kind)) void loadCase();
    else jobEnded(job);
  });
  on('app:recent', () => void refreshRecent());
  on('case:trouble', (trouble) => {
    news += 1;
    uiStore.setState(({ troubles }) => ({ troubles: withTrouble(troubles, trouble) }));
    void refreshApp();
  });
  on('case:troubleOver', ({ code }) => {
    news += 1;
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
  await comeBack(await loadCase());
  followPlace();
}
