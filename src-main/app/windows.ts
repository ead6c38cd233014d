/** Windows: all that are open, which one a person is in, and which can take a case. */
import { BrowserWindow } from 'electron';
import type { AppWindow } from './window';

export interface Windows {
  add(window: AppWindow): void;
  all(): readonly AppWindow[];
  readonly byId: (webContentsId: number) => AppWindow | undefined;
  /** The one in front, or else the one that was last. */
  current(): AppWindow | undefined;
  /** One that shows the start screen, `preferred` if it does and was not closed meanwhile. */
  free(preferred?: AppWindow | null): AppWindow | undefined;
}

export function createWindows(): Windows {
  /** Last used first. */
  let windows: readonly AppWindow[] = [];
  return {
    add: (window) => {
      windows = [window, ...windows];
      window.browser.on('focus', () => {
        windows = [window, ...windows.filter((other) => other !== window)];
      });
      window.browser.on('closed', () => {
        windows = windows.filter((other) => other !== window);
      });
    },
    all: () => windows,
    byId: (webContentsId) => windows.find(({ id }) => id === webContentsId),
    current: () => {
      const focused = BrowserWindow.getFocusedWindow();
      return windows.find(({ browser }) => browser === focused) ?? windows[0];
    },
    free: (preferred) => {
      const isFree = ({ openCase, browser }: AppWindow): boolean =>
        openCase === null && !browser.isDestroyed();
      return preferred && isFree(preferred) ? preferred : windows.find(isFree);
    },
  };
}
