/** Lock question: somebody else has the case open, and the person says what is to be done. */
import { Refusal, type AppError } from '../../src-shared/errors';
import type { LockWish } from '../case/lock';
import { askAboutLock } from './dialogs';
import type { AppWindow } from './window';

/** null = it is something else. */
function lockErrorOf(error: unknown): AppError | null {
  if (!(error instanceof Refusal)) return null;
  const { code } = error.error;
  return code === 'case.locked' || code === 'case.lockStale' ? error.error : null;
}

/**
 * Tries again read-only, or taking the case over, as the person says; cancelled, the words stay on the screen.
 * @param asked the window that asks; none = nobody can be asked
 * @throws what the attempt throws
 */
export async function askingAboutLock<T, W>(
  asked: () => AppWindow | undefined,
  wish: W,
  attempt: (wish: W | LockWish | 'read') => Promise<T>,
): Promise<T> {
  try {
    return await attempt(wish);
  } catch (error) {
    const locked = lockErrorOf(error);
    const window = asked();
    if (locked === null || window === undefined || window.browser.isDestroyed()) throw error;
    const answer = await askAboutLock(window.browser, locked);
    if (answer === 'cancel') throw error;
    return attempt(answer);
  }
}
