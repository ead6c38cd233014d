/** Window: one native window with every door shut, and the events to its page. */
import {
  BrowserWindow,
  nativeTheme,
  screen,
  type Session,
  type WebContents,
  type WebPreferences,
} from 'electron';
import type { ActionId } from '../../src-shared/actions';
import type { AppError } from '../../src-shared/errors';
import type { EventChannel, Events } from '../../src-shared/ipc/contract';
import type { Place } from '../../src-shared/ipc/types';
import { en } from '../../src-shared/strings/en';
import type { CheckFinding } from '../../src-shared/domain/check';
import type { FileIdentity, ForeignNotice, JournalFate } from '../../src-shared/domain/inspection';
import type { OpenCase } from '../case/open-case';
import { INDEX_URL } from './assets';
import { MIN_SIZE, type BoundsFile } from './bounds';
import { ALWAYS_ENABLED } from './menu';
import { Line } from './patience';

/** Events to the page; ipc/emit.ts makes one. */
export interface WindowEvents {
  emit<E extends EventChannel>(channel: E, payload: Events[E]): void;
  answering(): void;
  ready(): void;
  notReady(): void;
}

export interface CaseNotice {
  readonly foreign: ForeignNotice | null;
  readonly journal: JournalFate;
  /** Name of the file in which the original of a case is kept that was brought up to date; null = it was not. */
  readonly keptOriginal: string | null;
}
export const NO_NOTICE: CaseNotice = { foreign: null, journal: 'none', keptOriginal: null };

export interface Recovering {
  readonly path: string;
  readonly error: AppError;
  readonly findings: readonly CheckFinding[];
  readonly findingCount: number;
  /** Path of the new case, once there is one. */
  readonly salvaged: string | null;
}

/** What main knows of a window. `openCase` null = it shows the start screen. */
export interface AppWindow {
  readonly id: number;
  readonly browser: BrowserWindow;
  readonly events: WindowEvents;
  openCase: OpenCase | null;
  /** Its changes on their way into the case. */
  readonly line: Line;
  /** What the person has to be told of how the case was opened, until they have read it. */
  notice: CaseNotice;
  /** What stood at its path when it was inspected, while the case waits to be accepted; null = it doesn't, or is a copy. */
  reviewed: FileIdentity | null;
  /** What happened to the file of its case since it was opened. */
  troubles: readonly AppError[];
  /** Where the person is in it, for a page that has to be loaded anew. */
  place: Place | null;
  /** A damaged case that this window offers to recover. */
  recovering: Recovering | null;
  /** Actions that its page says are possible now. */
  enabled: ReadonlySet<ActionId>;
}

/** Shown before the page has painted; the same as its paper colour (styles/tokens.css). */
const PAPER = { light: '#FDFCFA', dark: '#16181C' } as const;

export const paperColour = (): string => (nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light);

export interface WindowPlan {
  readonly session: Session;
  /** The built preload script. */
  readonly preload: string;
  readonly bounds: BoundsFile;
  readonly packaged: boolean;
  readonly eventsTo: (contents: WebContents) => WindowEvents;
}

function webPreferences({ session, preload, packaged }: WindowPlan): WebPreferences {
  return {
    session,
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    spellcheck: false,
    enableWebSQL: false,
    devTools: !packaged,
  };
}

/** @param casePath the case it is opened for, null for the start screen: it stands where it stood last time */
export function createWindow(plan: WindowPlan, casePath: string | null): AppWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { bounds, maximized } = plan.bounds.placement(casePath, areas);
  const browser = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    show: false,
    title: en.app.name,
    backgroundColor: paperColour(),
    webPreferences: webPreferences(plan),
  });
  browser.once('ready-to-show', () => {
    // Maximizing shows a window, so it waits for the first picture as well.
    if (maximized) browser.maximize();
    else browser.show();
  });
  // The title names the case, and the page has no say in it.
  browser.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  const events = plan.eventsTo(browser.webContents);
  browser.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) events.notReady();
  });
  void browser.loadURL(INDEX_URL);
  return {
    id: browser.webContents.id,
    browser,
    events,
    openCase: null,
    line: new Line((isWaiting) => {
      events.emit('case:waiting', { isWaiting });
    }),
    notice: NO_NOTICE,
    reviewed: null,
    recovering: null,
    troubles: [],
    place: null,
    enabled: ALWAYS_ENABLED,
  };
}

export function bringToFront({ browser }: AppWindow): void {
  if (browser.isMinimized()) browser.restore();
  browser.show();
  browser.focus();
}
