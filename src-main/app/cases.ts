/** Cases: which window has which case, and the one loop of every change: command, commit, event. */
import { app } from 'electron';
import { basename } from 'node:path';
import type { WindowCommand, Command } from '../../src-shared/commands/command';
import type { ArticleBody } from '../../src-shared/domain/article';
import { keepsShut, type FileIdentity, type InspectionReport } from '../../src-shared/domain/inspection';
import type { HistoryPage } from '../../src-shared/domain/history-entry';
import type { CaseSnapshot } from '../../src-shared/domain/snapshot';
import { isBusy, Refusal, type AppError } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { findingText } from '../../src-shared/strings/text';
import type { StoredVersion } from '../case/backup/backups';
import { createCase } from '../case/case-file';
import type { Committed, OpenCase, OpenWish } from '../case/open-case';
import type { Drives } from '../case/drive/drives';
import type { Found } from '../case/drive/messages';
import type { CaseHost } from '../case/execute';
import type { HistoryQuery } from '../case/history-page';
import type { Jobs, OpeningSubject } from './jobs';
import { askingAboutLock } from './lock-question';
import type { Log } from './log';
import type { Recents } from './recents';
import type { CaseOpener, OpenedFile } from './case-opener';
import type { KnownHead, TrustedCases } from './trusted-cases';
import { bringToFront, NO_NOTICE, type AppWindow, type CaseNotice } from './window';
import type { WarnedFolders } from './warned-folders';
import type { Windows } from './windows';
import { lastKnown, patiently } from './patience';
import { createWorking } from './working';

/** Why a file was not opened, and what its inspection found, if it came to that. */
export interface Damage {
  readonly error: AppError;
  readonly report: InspectionReport | null;
}

export interface CasesPlan {
  readonly windows: Windows;
  readonly newWindow: (casePath: string | null) => AppWindow;
  readonly host: CaseHost;
  readonly opener: CaseOpener;
  readonly drives: Drives;
  readonly jobs: Jobs;
  /** @throws Refusal case.changing where it is written to each time, inspect.*, file.*, case.* */
  readonly checkFile: (path: string, signal?: AbortSignal) => Promise<InspectionReport>;
  readonly trusted: TrustedCases;
  readonly recents: Recents;
  readonly log: Log;
  /** A change was committed; must return at once. */
  readonly committed: (window: AppWindow, opened: OpenCase) => void;
  /** @returns the window that shows how to recover the file; null = the error is to be told */
  readonly damaged: (path: string, from: AppWindow | null, found: Damage) => AppWindow | null;
  /** Something changed that the menu shows. */
  readonly menuChanged: () => void;
  /** Folder for the copies in which cases go on whose file is gone. */
  readonly rescued: string;
  readonly warned: WarnedFolders;
  /** A case is shown from now on. */
  readonly shown: (opened: OpenCase) => void;
  /** Backups of a case, newest first. */
  readonly backupsOf: (caseId: string) => readonly StoredVersion[];
  /** @returns names of files beside the case that hold what it does not have */
  readonly conflictedWith: (opened: OpenCase) => Promise<readonly string[]>;
}

export interface Cases {
  /** Reads in the window's case, and waits where another program keeps its file to itself. @throws Refusal case.* */
  read<T>(window: AppWindow, read: (opened: OpenCase) => T | Promise<T>): Promise<T>;
  /** Makes a change of any kind in the window's case in its turn, and tells of it. */
  change(window: AppWindow, change: (opened: OpenCase) => Committed): Promise<{ readonly seq: number }>;
  /** Shows what can be read of a damaged file. @throws Refusal case.damaged where that is too little */
  showDamaged(opened: OpenCase, from: AppWindow): void;
  /** Asks the drive what stands at a path, which may take long and can be cancelled. @throws Refusal drive.silent, inspect.cancelled */
  readonly find: (path: string, from: AppWindow | null) => Promise<Found>;
  /** Opens a case file in `from` if that is free, else in a free window or a new one; one that is open comes to the front. */
  open(path: string, from: AppWindow | null, wish?: OpenWish): Promise<AppWindow>;
  /** Creates a case file and shows it like `open`. */
  create(path: string, title: string, from: AppWindow | null): AppWindow;
  /** Looks at all of the window's case in another process; damage is told. @throws Refusal case.changing, inspect.*, file.*; the reason of the signal */
  check(window: AppWindow, signal?: AbortSignal): Promise<InspectionReport>;
  /** Damage came to light in a case that is open. */
  damageFound(window: AppWindow, opened: OpenCase, detail: string): void;
  readonly close: (window: AppWindow) => void;
  /** Takes over what another process committed since. */
  catchUp(window: AppWindow): void;
  /** The case of a window. @throws Refusal `case.notOpen` */
  of(window: AppWindow): OpenCase;
  snapshot(window: AppWindow): Promise<CaseSnapshot>;
  body(window: AppWindow, version: { readonly versionId: string }): Promise<ArticleBody>;
  historyPage(window: AppWindow, query: HistoryQuery): Promise<HistoryPage>;
  execute(window: AppWindow, command: WindowCommand | Command): Promise<{ readonly seq: number }>;
  undo(window: AppWindow): Promise<{ readonly seq: number }>;
  redo(window: AppWindow): Promise<{ readonly seq: number }>;
}

/** What there is to say and to know of a case that is shown from now on. */
interface Shown {
  readonly notice?: CaseNotice;
  readonly reviewed?: FileIdentity | null;
  /** The path by which it was opened, which may be a link. */
  readonly by?: string;
}

/** Whether a case is of the file that stands at `path`. */
function isOf({ origin, isFile }: OpenCase, path: string, found: Found): boolean {
  return 'real' in found ? origin === found.real || isFile(found) : origin === path;
}

const titleOf = lastKnown((opened) => opened.info().title);

function showTitle({ browser, openCase }: AppWindow): void {
  if (browser.isDestroyed()) return;
  const title = openCase && titleOf(openCase);
  browser.setTitle(title === null ? en.app.name : fill(en.app.titleWithCase, { title }));
}

/** In a private copy there is nothing beside it that lasts. */
function keptBeside({ keptOriginal, path, origin }: OpenCase): string | null {
  return keptOriginal === null || path !== origin ? null : basename(keptOriginal);
}

/** The newest entry; null where the file is not the one that was opened any more, or can't be read. */
function headIfHere(opened: OpenCase): KnownHead | null {
  try {
    if (opened.standing().is !== 'here') return null;
    const { headSeq: seq, headHash: hash } = opened.history();
    return { seq, hash };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

export function createCases({
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
  menuChanged,
  committed: planCommitted,
  damaged,
  rescued,
  warned,
  shown,
  backupsOf,
  conflictedWith,
}: CasesPlan): Cases {
  const of = ({ openCase }: AppWindow): OpenCase => {
    if (!openCase) throw new Refusal('case.notOpen');
    return openCase;
  };

  const show = (
    opened: OpenCase,
    from: AppWindow | null,
    { notice = NO_NOTICE, reviewed = null, by = opened.origin }: Shown = {},
  ): AppWindow => {
    const window = windows.free(from) ?? newWindow(opened.origin);
    window.openCase = opened;
    window.notice = notice;
    window.reviewed = reviewed;
    window.recovering = null;
    window.troubles = [];
    window.place = null;
    recents.add(opened.origin, host.now());
    shown(opened);
    app.addRecentDocument(opened.origin);
    log.info('case.opened', { readOnly: opened.readOnly });
    showTitle(window);
    window.events.emit('case:opened', { fileName: opened.fileName });
    working.begin(window, by);
    menuChanged();
    return window;
  };

  const announce = (window: AppWindow, { changes, history }: Committed): void => {
    window.events.emit('case:changed', { changes, history });
    if (changes.some(({ noun }) => noun === 'info')) showTitle(window);
    menuChanged();
  };

  /** What was asked of one case is never done in another that took its place in the window meanwhile. */
  const still = (window: AppWindow, caseId: string): OpenCase => {
    const opened = of(window);
    if (opened.kept.caseId !== caseId) throw new Refusal('case.notOpen');
    return opened;
  };

  const read = async <T>(window: AppWindow, work: (opened: OpenCase) => T | Promise<T>): Promise<T> => {
    const { caseId } = of(window).kept;
    const ready = working.ready(window);
    if (ready !== null) await ready;
    return patiently(() => hereOrRescued(window, caseId, work));
  };

  const commit = async (
    window: AppWindow,
    change: (opened: OpenCase) => Committed,
  ): Promise<{ readonly seq: number }> => {
    const { caseId } = of(window).kept;
    const ready = working.ready(window);
    if (ready !== null) await ready;
    return window.line.take(() => {
      const committed = hereOrRescued(window, caseId, change);
      // Told in here, so that what was committed first is told first. None of it may meet a busy file.
      announce(window, committed);
      planCommitted(window, of(window));
      return { seq: committed.seq };
    });
  };

  const working = createWorking({
    drives,
    host,
    rescued,
    warned,
    backupsOf,
    log,
    onForeign: announce,
    onTouched: (window) => void lookInto(window),
    onRescued: (window, { opened, until }) => {
      recents.add(opened.path, host.now());
      // What came after that is not in the copy, and must not be shown as if it were.
      if (until !== null) window.events.emit('case:opened', { fileName: opened.fileName });
      menuChanged();
    },
  });

  /** What finds the file gone is done in the rescue copy instead. */
  const hereOrRescued = <T>(window: AppWindow, caseId: string, work: (opened: OpenCase) => T): T => {
    try {
      return work(still(window, caseId));
    } catch (error) {
      if (!(error instanceof Refusal) || isBusy(error) || !working.look(window)) throw error;
      return work(still(window, caseId));
    }
  };

  /** In these damage was found while they were open: next time they are inspected. */
  const damagedCases = new WeakSet<OpenCase>();

  /** What is closed as it should be opens at once next time; a file that is not ours any more is a stranger's. */
  const closeKnown = (closing: OpenCase): void => {
    if (closing.isSilent) {
      // Closing would wait for the drive, and the app with it. Whoever opens the case next sees that its holder is gone.
      void drives.ask(closing.path).then(() => {
        closing.isSilent = false;
        closeKnown(closing);
      });
      return;
    }
    const head = headIfHere(closing);
    closing.close();
    if (head !== null && !damagedCases.has(closing)) opener.closed(closing, head);
  };

  /** Said once, however often it is found. */
  const damageFound = (window: AppWindow, opened: OpenCase, detail: string): void => {
    if (damagedCases.has(opened)) return;
    damagedCases.add(opened);
    trusted.forget(opened.path);
    log.warn('case.damaged');
    if (window.openCase !== opened || window.browser.isDestroyed()) return;
    working.tell(window, { code: 'case.damagedOpen', params: { name: opened.fileName, detail } });
  };

  /** A text that is not what was imported is shown to nobody, and its damage told like any other. @throws Refusal article.notShown */
  const bodyOf = (window: AppWindow, opened: OpenCase, versionId: string): ArticleBody => {
    try {
      return opened.body(versionId);
    } catch (error) {
      if (!(error instanceof Refusal) || error.error.code !== 'case.damaged') throw error;
      const detail = String(error.error.params['detail']);
      damageFound(window, opened, detail);
      throw new Refusal('article.notShown', { detail });
    }
  };

  /** A case that opened at once has its pages looked at while it is worked in. */
  const checkLater = async (window: AppWindow, { opened, checkLater: look }: OpenedFile): Promise<void> => {
    const problem = await look();
    if (problem !== null) damageFound(window, opened, problem);
  };

  const tellConflicted = async (window: AppWindow, opened: OpenCase): Promise<void> => {
    for (const copy of await conflictedWith(opened)) {
      if (window.openCase !== opened || window.browser.isDestroyed()) return;
      working.tell(window, { code: 'case.conflictedCopy', params: { name: opened.fileName, copy } });
    }
  };

  const check = async (window: AppWindow, signal?: AbortSignal): Promise<InspectionReport> => {
    const opened = await read(window, (current) => (current.info(), current));
    const report = await checkFile(opened.path, signal);
    const [damage] = keepsShut(report.findings);
    if (damage !== undefined || report.content === null)
      damageFound(window, opened, damage ? findingText(damage) : en.check.damage.journal);
    return report;
  };

  /** Somebody has had their hands in the file: what they did is found out, and told. */
  const lookInto = async (window: AppWindow): Promise<void> => {
    try {
      await check(window);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log.warn('case.touched', { code: error.error.code });
    }
  };

  const subjectOf = (path: string, from: AppWindow | null, kind: OpeningSubject['kind']): OpeningSubject => ({
    path,
    window: from ?? windows.current() ?? null,
    kind,
  });

  /** What was found in a file that was not opened; whoever asked for it meanwhile gets the same error. */
  const reports = new WeakMap<object, InspectionReport>();

  const inspected = async (path: string, wish: OpenWish, signal: AbortSignal): Promise<OpenedFile> => {
    let report = null as InspectionReport | null;
    const onReport = (made: InspectionReport): void => {
      report = made;
    };
    try {
      return await opener.open(path, { signal, wish, onReport });
    } catch (error) {
      if (report !== null && error instanceof Refusal) reports.set(error, report);
      throw error;
    }
  };

  const openFile = (path: string, from: AppWindow | null, wish: OpenWish): Promise<AppWindow> =>
    jobs.open(subjectOf(path, from, 'inspection'), async (signal) => {
      const file = await inspected(path, wish, signal);
      const { opened, foreign, journal, reviewed, lacks } = file;
      const notice = { foreign, journal, keptOriginal: keptBeside(opened) };
      const window = show(opened, from, { notice, reviewed, by: path });
      if (lacks !== null)
        working.tell(window, { code: 'case.behind', params: { name: opened.fileName, entry: lacks.seq } });
      void checkLater(window, file);
      void tellConflicted(window, opened);
      return window;
    });

  /** A damaged case is no dead end: the window offers what can be done. */
  const openOrRecover = async (path: string, from: AppWindow | null, wish: OpenWish): Promise<AppWindow> => {
    try {
      const asked = (): AppWindow | undefined => from ?? windows.current();
      return await askingAboutLock(asked, wish, (wished) => openFile(path, from, wished));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const damage = { error: error.error, report: reports.get(error) ?? null };
      const window = damaged(path, from ?? windows.current() ?? null, damage);
      if (window === null) throw error;
      return window;
    }
  };

  const find = (path: string, from: AppWindow | null): Promise<Found> =>
    jobs.open(subjectOf(path, from, 'drive'), (signal) => drives.find(path, { signal }));

  /** Also called when the window is gone: then only the file is left to close. */
  const close = (window: AppWindow): void => {
    const closing = window.openCase;
    if (!closing) return;
    working.end(window);
    window.openCase = null;
    window.troubles = [];
    window.place = null;
    window.notice = NO_NOTICE;
    window.reviewed = null;
    closeKnown(closing);
    log.info('case.closed');
    if (window.browser.isDestroyed()) return;
    showTitle(window);
    window.events.emit('case:closed', { fileName: closing.fileName });
    menuChanged();
  };

  return {
    find,
    open: async (path, from, wish = 'ask') => {
      const found = await find(path, from);
      const already = windows.all().find(({ openCase: other }) => other && isOf(other, path, found));
      if (!already) return openOrRecover(path, from, wish);
      bringToFront(already);
      return already;
    },
    create: (path, title, from) => {
      const created = createCase(path, { title }, host);
      trusted.accept(created.info().id);
      return show(created, from);
    },
    read,
    change: commit,
    showDamaged: (opened, from) => {
      try {
        // Nothing is shown of a case of which less than the lists can be read.
        opened.snapshot();
      } catch (error) {
        opened.close();
        throw error;
      }
      show(opened, from);
    },
    check,
    damageFound,
    close,
    catchUp: (window) => {
      const committed = window.openCase?.catchUp();
      if (committed) announce(window, committed);
    },
    of,
    snapshot: (window) => read(window, (opened) => opened.snapshot()),
    body: (window, { versionId }) => read(window, (opened) => bodyOf(window, opened, versionId)),
    historyPage: (window, query) => read(window, (opened) => opened.historyPage(query)),
    execute: (window, command) => commit(window, (opened) => opened.execute(command)),
    undo: (window) => commit(window, (opened) => opened.undo()),
    redo: (window) => commit(window, (opened) => opened.redo()),
  };
}
