/** Shell: what a window asks of the app around its case: state, settings, menu, links. */
import { clipboard, nativeTheme, shell } from 'electron';
import type { ActionId } from '../../src-shared/actions';
import type { AppState, Settings } from '../../src-shared/ipc/types';
import { askAboutLink } from './dialogs';
import { openLink } from './links';
import type { Menus } from './menus';
import type { Recents } from './recents';
import type { SettingsFile } from './settings';
import { paperColour, type AppWindow } from './window';
import type { Windows } from './windows';

export interface ShellPlan {
  readonly windows: Windows;
  readonly settings: SettingsFile;
  readonly recents: Recents;
  readonly menus: Menus;
  readonly platform: AppState['platform'];
}

export function applyTheme(theme: Settings['theme'], windows: Windows): void {
  nativeTheme.themeSource = theme;
  for (const { browser } of windows.all()) browser.setBackgroundColor(paperColour());
}

export function createShell({ windows, settings, recents, menus, platform }: ShellPlan) {
  const stateOf = ({ openCase }: AppWindow): AppState => ({
    version: __APP_VERSION__,
    platform,
    settings: settings.get(),
    recent: recents.list(),
    openCase: openCase && { fileName: openCase.fileName, readOnly: openCase.readOnly },
  });
  return {
    stateOf,
    state: (window: AppWindow): AppState => {
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
