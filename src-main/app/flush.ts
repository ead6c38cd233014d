/** Flush: before a window closes, its page is asked for what was typed last, and waited for. */
import { app, powerMonitor } from 'electron';
import type { Jobs } from './jobs';
import type { Log } from './log';
import type { AppWindow } from './window';
import type { Windows } from './windows';

/** How long a page may take to hand over what it has, in ms. One that hangs must not keep the app open. */
export const FLUSH_MS = 2000;

export interface Flush {
  /** The page has handed over everything. */
  readonly done: (window: AppWindow) => void;
  /** Waits for the page to hand over what it has, for the jobs of its window, and for what was typed meanwhile: its case may be closed then. */
  readonly leave: (window: AppWindow) => Promise<void>;
  /** Lets the window close once its page has handed over what it has. */
  guard(window: AppWindow): void;
  /** The same for all windows, at quit, shutdown and suspend. */
  guardApp(windows: Windows): void;
}

/** @param jobs of a window are waited for as well, between two questions to its page */
export function createFlush(log: Log, jobs: Pick<Jobs, 'idle'>): Flush {
  const waiting = new Map<AppWindow, () => void>();
  /** Did not answer in time: closing it would ask it once more, and wait for ever. */
  const hung = new WeakSet<AppWindow>();
  /** Flushed, and free to close. */
  const through = new WeakSet<AppWindow>();
  /** Asked to close; that is to come. */
  const leaving = new WeakSet<AppWindow>();
  let isQuitting = false;

  const canAnswer = ({ browser, openCase }: AppWindow): boolean =>
    openCase !== null && !browser.isDestroyed() && !browser.webContents.isCrashed();

  /** A page whose changes wait for another program does not hang; they are waited for. */
  const flush = async (window: AppWindow): Promise<void> => {
    await askPage(window);
    await window.line.idle();
  };

  const leave = async (window: AppWindow): Promise<void> => {
    // First, for the system may not wait for a job that takes long.
    await flush(window);
    await jobs.idle(window);
    // And last: somebody may have gone on typing as long as it was waited for.
    if (!hung.has(window)) await flush(window);
  };

  const askPage = (window: AppWindow): Promise<void> => {
    if (!canAnswer(window)) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        waiting.delete(window);
        resolve();
      };
      const timer = setTimeout(() => {
        // Its changes may wait for another program: then it is not the page that is slow.
        if (!window.line.isWaiting) {
          log.warn('page.noFlush');
          hung.add(window);
        }
        end();
      }, FLUSH_MS);
      waiting.set(window, end);
      window.events.emit('app:flush', undefined);
    });
  };

  const close = (window: AppWindow): void => {
    const { browser } = window;
    if (browser.isDestroyed()) return;
    if (hung.has(window)) {
      browser.destroy();
      return;
    }
    browser.close();
    // A page that hangs only now never lets go by itself.
    setTimeout(() => {
      if (!browser.isDestroyed()) browser.destroy();
    }, FLUSH_MS);
  };

  const flushAll = async (windows: Windows): Promise<void> => {
    await Promise.all(windows.all().map(flush));
  };

  return {
    done: (window) => waiting.get(window)?.(),
    leave,
    guard: (window) => {
      const { browser } = window;
      browser.on('close', (event) => {
        if (through.has(window) || isQuitting || !canAnswer(window)) return;
        event.preventDefault();
        if (leaving.has(window)) return;
        leaving.add(window);
        void leave(window).then(() => {
          leaving.delete(window);
          through.add(window);
          close(window);
        });
      });
      // Windows ends a session without asking twice.
      browser.on('session-end', () => {
        window.events.emit('app:flush', undefined);
      });
    },
    guardApp: (windows) => {
      app.on('before-quit', (event) => {
        if (isQuitting || !windows.all().some(canAnswer)) return;
        event.preventDefault();
        void Promise.all(windows.all().map(leave)).then(() => {
          isQuitting = true;
          windows.all().forEach(close);
          app.quit();
        });
      });
      powerMonitor.on('suspend', () => {
        void flushAll(windows);
      });
      const endBeforeShutdown = (event: Pick<Event, 'preventDefault'>): void => {
        // The system waits then, until the app has ended by itself.
        event.preventDefault();
        app.quit();
      };
      // The event comes by Electron's documentation, not by its types.
      powerMonitor.on('shutdown', endBeforeShutdown as () => void);
    },
  };
}
