/** Lifecycle: how the app ends, and what happens to a bug that nothing caught. */
import { app } from 'electron';
import { tellOfBug } from './dialogs';
import type { Jobs } from './jobs';
import type { Log } from './log';

/** Ctrl+C, `kill` and the end of a session close windows and cases as Quit does. */
export function quitOnSignals(log: Log): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      log.info('signal', { signal });
      app.quit();
    });
  }
}

/** What is cancelled by the end of the app leaves no more behind than what a person cancels. */
export function endBeforeQuit(jobs: Jobs): void {
  let isEnded = false;
  app.on('will-quit', (event) => {
    if (isEnded || jobs.isIdle) return;
    event.preventDefault();
    void jobs.end().then(() => {
      isEnded = true;
      app.quit();
    });
  });
}

/**
 * What was committed is safe, but what is in memory can't be trusted any more: it is logged, told, and
 * the app closes its cases and ends.
 */
export function endOnBugs(log: Log, closeCases: () => void): void {
  let ending = false;
  const end = async (error: unknown): Promise<void> => {
    log.error('bug', error);
    if (!app.isPackaged)
      process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : String(error)}\n`);
    if (ending) return;
    ending = true;
    if (app.isReady()) await tellOfBug();
    try {
      closeCases();
    } finally {
      app.exit(1);
    }
  };
  process.on('uncaughtException', (error) => {
    void end(error);
  });
  process.on('unhandledRejection', (error) => {
    void end(error);
  });
}
