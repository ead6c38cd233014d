/** Crash: a window whose page died gets it back, from what is in the case file; not for ever, though. */
import type { WebContents } from 'electron';
import type { Log } from './log';

const MINUTE_MS = 60_000;
const RELOADS_A_MINUTE = 2;

/** @param crashes when the page died, this time included, in ms, oldest first */
export function mayReload(crashes: readonly number[]): boolean {
  const last = crashes.at(-1) ?? 0;
  return crashes.filter((at) => last - at < MINUTE_MS).length <= RELOADS_A_MINUTE;
}

export interface CrashDoors {
  readonly now: () => number;
  readonly log: Log;
  readonly ask: () => Promise<'reload' | 'close'>;
  /** The page does not answer: a person decides whether to wait. */
  readonly askHung: () => Promise<'wait' | 'reload'>;
  readonly close: () => void;
}

export function reloadAfterCrash(contents: WebContents, { now, log, ask, askHung, close }: CrashDoors): void {
  let crashes: readonly number[] = [];
  const recover = async (): Promise<void> => {
    if (!mayReload(crashes) && (await ask()) === 'close') {
      close();
      return;
    }
    if (!contents.isDestroyed()) contents.reload();
  };
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    crashes = [...crashes.slice(-RELOADS_A_MINUTE), now()];
    log.warn('page.gone', { reason, exitCode });
    void recover();
  });
  let isAsking = false;
  const askToReload = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    const answer = await askHung();
    isAsking = false;
    // It can't be reloaded while it hangs; once it is gone, it comes back as after a crash.
    if (answer === 'reload' && !contents.isDestroyed()) contents.forcefullyCrashRenderer();
  };
  contents.on('unresponsive', () => {
    log.warn('page.hung');
    void askToReload();
  });
}
