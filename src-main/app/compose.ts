/** Compose: puts the parts of the windowed app together. */
import { app, type Session, type WebContents } from 'electron';
import { join } from 'node:path';
import { newId } from '../../src-shared/domain/ids';
import { Refusal, type AppError } from '../../src-shared/errors';
import type { AppState } from '../../src-shared/ipc/types';
import type { StartImportProcess } from '../import/import-article';
import type { StartWorker } from '../process/worker-process';
import { Backups } from '../case/backup/backups';
import { sweepBeside } from '../case/backup/save-copy-apart';
import { waitAtMost } from '../case/case-file';
import { Drives } from '../case/drive/drives';
import { checkInProcess } from '../case/inspect/inspector';
import { openBounds } from './bounds';
import { createCaseFiles } from './case-files';
import { createCaseOpener } from './case-opener';
import { createCases } from './cases';
import { reloadAfterCrash } from './crash';
import { askAboutHang, askAfterCrashes } from './dialogs';
import { createConflicted } from './conflicted';
import { createDrafts } from './drafts';
import { createFlush } from './flush';
import { createImports } from './imports';
import { createJobs } from './jobs';
import { endBeforeQuit } from './lifecycle';
import type { Log } from './log';
import { createMenus } from './menus';
import { openFiles } from './open-files';
import { createRecovery, recoveryState } from './recovery';
import { lastKnown } from './patience';
import { openRecents } from './recents';
import { createReports } from './reports';
import { createReview } from './review';
import { createSampleCase } from './sample-case';
import { openSettings } from './settings';
import { applyTheme, createShell } from './shell';
import type { OpenRequest } from './single-instance';
import { AutomaticBackups, createVersions } from './versions';
import { openTrustedCases } from './trusted-cases';
import { openWarnedFolders } from './warned-folders';
import { bringToFront, createWindow, type AppWindow, type WindowEvents } from './window';
import { createWindows } from './windows';

export interface AppPlan {
  readonly session: Session;
  readonly preload: string;
  readonly startImportProcess: StartImportProcess;
  readonly startInspectProcess: StartWorker;
  readonly startBackupProcess: StartWorker;
  readonly startDriveProcess: StartWorker;
  /** Folder of the sample's article and claims. */
  readonly sampleFolder: string;
  readonly log: Log;
  readonly eventsTo: (contents: WebContents) => WindowEvents;
}

function thisPlatform(): AppState['platform'] {
  return process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
}

/** How long SQLite may hold up the one thread that answers everything, in ms; `patiently` does the rest. */
const SQLITE_WAIT_MS = 10;

const historyOf = lastKnown((opened) => opened.history());

/** What a promise came to, as a function that gives the value or throws the reason. */
function settled<T>(promise: Promise<T>): Promise<() => T> {
  return promise.then(
    (value) => () => value,
    (reason: unknown) => () => {
      throw reason;
    },
  );
}

export function composeApp({
  session,
  preload,
  startImportProcess,
  startInspectProcess,
  startBackupProcess,
  startDriveProcess,
  sampleFolder,
  log,
  eventsTo,
}: AppPlan) {
  waitAtMost(SQLITE_WAIT_MS);
  const userData = app.getPath('userData');
  const windows = createWindows();
  const drives = new Drives(startDriveProcess);
  const settings = openSettings(join(userData, 'settings.json'));
  const recents = openRecents(join(userData, 'recent.json'), {
    ask: (path) => drives.ask(path),
    onNews: () => {
      for (const { events } of windows.all()) events.emit('app:recent', undefined);
    },
  });
  const bounds = openBounds(join(userData, 'windows.json'));
  const trusted = openTrustedCases(join(userData, 'trusted.json'));
  const jobs = createJobs();
  endBeforeQuit(jobs);
  const flush = createFlush(log, jobs);
  flush.guardApp(windows);
  const now = (): Date => new Date();
  const host = { analyst: () => settings.get().analyst, now };
  const mac = process.platform === 'darwin';

  const report = (window: AppWindow, error: AppError): void => {
    log.warn('refused', { code: error.code });
    window.events.emit('app:error', error);
  };

  /** Runs what has no request to answer to; a refusal goes to the window as an event. */
  const attempt = (window: AppWindow, run: () => void): void => {
    try {
      run();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report(window, error.error);
    }
  };

  const attemptAsync = (window: AppWindow, run: () => Promise<void>): Promise<void> =>
    run().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      report(window, error.error);
    });

  const menus = createMenus({
    windows,
    modelOf: ({ enabled, openCase }) => ({
      mac,
      packaged: app.isPackaged,
      enabled,
      history: openCase && historyOf(openCase),
      recent: recents.list(),
    }),
    doorsOf: (window) => ({
      run: (id) => {
        window.events.emit('menu:action', { id });
      },
      openRecent: (id) => {
        void attemptAsync(window, async () => {
          await cases.open(recents.pathOf(id), window);
        });
      },
    }),
  });

  const newWindow = (casePath: string | null): AppWindow => {
    const window = createWindow({ session, preload, bounds, packaged: app.isPackaged, eventsTo }, casePath);
    const { browser } = window;
    windows.add(window);
    reloadAfterCrash(browser.webContents, {
      now: Date.now,
      log,
      ask: () => askAfterCrashes(browser),
      askHung: () => askAboutHang(browser),
      close: () => {
        browser.destroy();
      },
    });
    flush.guard(window);
    browser.on('close', () => {
      bounds.remember(window.openCase?.origin ?? null, browser.getNormalBounds(), browser.isMaximized());
    });
    // Not before: a page that is being closed may still send what was typed last.
    browser.on('closed', () => {
      imports.end(window);
      cases.close(window);
      menus.refresh();
    });
    browser.on('focus', () => {
      attempt(window, () => {
        cases.catchUp(window);
      });
      menus.refresh();
    });
    menus.refresh();
    return window;
  };

  const quarantine = join(userData, 'quarantine');
  const opener = createCaseOpener({
    trusted,
    host,
    startInspectProcess,
    quarantine,
  });
  const checkFile = (path: string, signal?: AbortSignal) =>
    checkInProcess(path, () => join(quarantine, newId()), startInspectProcess, signal);
  const backups = new Backups({ ...host, root: join(userData, 'backups'), start: startBackupProcess });
  const automatic = new AutomaticBackups({
    backups,
    log,
    now,
    damageFound: (window, opened, detail) => {
      cases.damageFound(window, opened, detail);
    },
  });
  const cases = createCases({
    windows,
    newWindow,
    host,
    opener,
    drives,
    jobs,
    checkFile,
    trusted,
    recents,
    log,
    menuChanged: menus.refresh,
    committed: automatic.committed,
    damaged: (path, from, found) => recovery.damaged(path, from, found),
    rescued: join(userData, 'rescued'),
    warned: openWarnedFolders(join(userData, 'warned-folders.json')),
    shown: ({ kept, origin }) => {
      backups.knownAt(kept.caseId, origin);
      void sweepBeside(origin);
    },
    backupsOf: (caseId) => backups.storedOf(caseId),
    conflictedWith: createConflicted({ checkFile, backups, log }),
  });
  const recovery = createRecovery({
    cases,
    windows,
    newWindow: () => newWindow(null),
    backups,
    jobs,
    host,
    log,
    quarantine,
  });
  const drafts = createDrafts({ cases, folder: join(userData, 'drafts'), log, now });
  const versions = createVersions({ cases, backups, jobs, log, now });
  const imports = createImports({ cases, startProcess: startImportProcess, now, log });
  const sample = createSampleCase({
    folder: sampleFolder,
    userData,
    host,
    startImportProcess,
    made: (path, { id, head }) => {
      trusted.accept(id);
      trusted.remember(path, id, head);
    },
  });
  const shell = createShell({
    windows,
    settings,
    recents,
    menus,
    jobs,
    platform: thisPlatform(),
    flushed: flush.done,
    draftsOf: drafts.of,
    recoveryOf: ({ recovering }) => recoveryState(backups, recovering),
  });

  const caseFiles = createCaseFiles({
    cases,
    recents,
    documents: () => app.getPath('documents'),
    sample,
    stateOf: shell.stateOf,
    recentsChanged: menus.refresh,
    endImports: imports.end,
    leave: flush.leave,
    jobs,
    startBackupProcess,
    accept: createReview({ cases, trusted, jobs, menuChanged: menus.refresh }),
  });

  /** A dropped case file is opened; all else is taken for an article, and the import says what it makes of it. */
  const takeDropped = async (window: AppWindow, paths: readonly string[]): Promise<void> => {
    const isCase = (path: string): boolean => path.toLowerCase().endsWith('.plumb');
    const articles = paths.filter((path) => !isCase(path));
    for (const path of paths.filter(isCase)) await cases.open(path, window);
    if (articles.length > 0) imports.startFiles(window, articles);
  };

  /** What a start, a second start or the system asks to open; the app comes to the front in any case. */
  const open = async ({ files, sample: wantsSample }: OpenRequest): Promise<void> => {
    // Before there is a window, so that it comes up with the case and not with the start screen.
    const samplePath = wantsSample ? await settled(sample.ensure()) : null;
    const present = windows.current();
    if (present) bringToFront(present);
    const window = present ?? newWindow(null);
    if (samplePath !== null) {
      await attemptAsync(window, async () => {
        await cases.open(samplePath(), window);
      });
    }
    await openFiles(files, windows.current() ?? window, {
      find: cases.find,
      openCase: (path, from) => cases.open(path, from),
      importArticles: (into, paths) => {
        attempt(into, () => {
          imports.startFiles(into, paths);
        });
      },
      report,
    });
  };

  applyTheme(settings.get().theme, windows);
  return {
    windows,
    services: { shell, caseFiles, cases, drafts, versions, recovery, imports, reports: createReports(cases) },
    open,
    takeDropped,
    closeCases: () => {
      windows.all().forEach(cases.close);
    },
  };
}
