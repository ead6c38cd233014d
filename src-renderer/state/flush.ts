/** Flush: hands over what was typed last, before the case or the window closes. */
import { settled } from './run';

const flushers = new Set<() => void>();

/** @param flush sends the draft of one field, if it has one. @returns a function that ends this */
export function onFlush(flush: () => void): () => void {
  flushers.add(flush);
  return () => {
    flushers.delete(flush);
  };
}

/** Ends when everything has been committed, or refused and said so. The focus comes back to where it was. */
export async function flushAll(): Promise<void> {
  const focused = document.activeElement;
  // Fields that are kept when they are left, such as the title of the case.
  if (focused instanceof HTMLElement) focused.blur();
  for (const flush of flushers) flush();
  await settled();
  // What is done about drafts follows each answer, and goes out before the case is closed.
  await new Promise((resolve) => setTimeout(resolve));
  const isNowhere = document.activeElement === null || document.activeElement === document.body;
  if (isNowhere && focused instanceof HTMLElement && focused.isConnected) focused.focus();
}
