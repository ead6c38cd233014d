/** Shell: what a window asks of the app around its case: state, settings, menu, links. */
import { clipboard, nativeTheme, shell } from 'electron';
import type { ActionId } from '../../src-shared/actions';
import type { Draft } from '../../src-shared/commands/draft';
import type { AppState, Place, Settings } from '../../src-shared/ipc/types';
import { askAboutLink } from './dialogs';
import { openLink } from './links';
import type { Jobs } from './jobs';
import type { Menus } from './menus';
import type { Recents } from './recents';
import type { SettingsFile } from './settings';
import { paperColour, type AppWindow } from './window';
import type { Windows } from './windows';

export interface ShellPlan {
  readonly draftsOf: (window: AppWindow) => readonly Draft[];
  readonly recoveryOf: (window: AppWindow) => AppState['recovery'];
  readonly windows: Windows;
  readonly settings: SettingsFile;
  readonly recents: Recents;
  readonly menus: Menus;
  readonly jobs: Jobs;
  readonly platform: AppState['platform'];
  /** A page has handed over what it has. */
  readonly flushed: (window: AppWindow) => void;
}

export function applyTheme(theme: Settings['theme'], windows: Windows): void {
  nativeTheme.themeSource = theme;
  for (const { browser } of windows.all()) browser.setBackgroundColor(paperColour());
}

export function createShell(plan: ShellPlan) {
  const { windows, settings, recents, menus, jobs, platform, flushed, draftsOf, recoveryOf } = plan;
  const stateOf = (window: AppWindow): AppState => ({
    version: __APP_VERSION__,
    platform,
    settings: settings.get(),
    recent: recents.list(),
    openCase: window.openCase && {
      fileName: window.openCase.fileName,
      readOnly: window.openCase.readOnly,
      whyReadOnly: window.openCase.whyReadOnly,
      isCopy: window.openCase.origin !== window.openCase.path,
      ...window.notice,
      troubles: window.troubles,
      place: window.place,
      drafts: draftsOf(window),
    },
    jobs: jobs.of(window),
    recovery: recoveryOf(window),
  });
  return {
    stateOf,
    state: async (window: AppWindow): Promise<AppState> => {
      // A case that is about to open is the first thing to see, not the start screen for a blink.
      await jobs.settled(window);
      await recents.known;
      recents.look();
      window.events.answering();
      // The answer goes out first: the events that waited are about what it says.
      setImmediate(() => {
        window.events.ready();
      });
      return stateOf(window);
    },
    updateSettings: (window: AppWindow, patch: Parameters<SettingsFile['update']>[0]): AppState => {
      const { theme } = settings.update(patch);
      applyTheme(theme, windows);
      return stateOf(window);
    },
    setEnabled: (window: AppWindow, { enabled }: { enabled: readonly ActionId[] }): void => {
      window.enabled = new Set(enabled);
      menus.refresh();
    },
    setPlace: (window: AppWindow, place: Place): void => {
      window.place = place;
    },
    flushed,
    cancelJob: (_window: AppWindow, { token }: { token: string }): void => {
      jobs.cancel(token);
    },
    openLink: (window: AppWindow, { url }: { url: string }): Promise<boolean> =>
      openLink(url, {
        ask: (link) => askAboutLink(window.browser, link),
        open: (href) => shell.openExternal(href),
        copy: (href) => {
          void clipboard.writeText(href);
        },
      }),
  };
}
