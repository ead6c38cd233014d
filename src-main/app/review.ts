/** Review: of a case from elsewhere not a byte is changed until the person accepts it. */
import { Refusal } from '../../src-shared/errors';
import { identityOf, isSameIdentity } from '../case/inspect/quarantine';
import type { OpenCase } from '../case/open-case';
import type { LockWish } from '../case/lock';
import type { Cases } from './cases';
import type { Jobs } from './jobs';
import { askingAboutLock } from './lock-question';
import { patiently } from './patience';
import type { TrustedCases } from './trusted-cases';
import { NO_NOTICE, type AppWindow } from './window';

export interface ReviewPlan {
  readonly cases: Cases;
  readonly trusted: TrustedCases;
  readonly jobs: Jobs;
  readonly menuChanged: () => void;
}

export type Accept = (window: AppWindow) => Promise<void>;

/**
 * @returns what is to be done when the person has read what is said of the case. It throws Refusal case.moved, and what
 *   opening can throw
 */
export function createReview({ cases, trusted, jobs, menuChanged }: ReviewPlan): Accept {
  const accepted = (window: AppWindow, { kept }: OpenCase): void => {
    trusted.accept(kept.caseId);
    if (window.openCase?.kept.caseId !== kept.caseId) return;
    window.notice = NO_NOTICE;
    window.reviewed = null;
    menuChanged();
  };

  return async (window) => {
    const opened = cases.of(window);
    const { origin, fileName: name } = opened;
    if (opened.whyReadOnly === 'foreign') {
      const now = await cases.read(window, (current) => (current.info(), identityOf(origin)));
      if (now === null) throw new Refusal('case.moved', { name });
      // A copy is shown, or the file was written to since it was inspected.
      if (!isSameIdentity(now, window.reviewed)) {
        await jobs.idle(window);
        if (cases.of(window) !== opened) throw new Refusal('case.notOpen');
        // Closed before it is trusted: what is written to since must not be taken for what was left here.
        cases.close(window);
        trusted.accept(opened.kept.caseId);
        await cases.open(origin, window);
        return;
      }
      const lock = (wish: LockWish | 'read'): Promise<void> =>
        patiently(() => {
          opened.lock(wish);
        });
      await askingAboutLock(() => window, 'ask', lock);
    }
    accepted(window, opened);
  };
}
