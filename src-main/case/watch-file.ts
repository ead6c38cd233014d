/** Watches the file of an open case: what others write to it, whether it is still there, and says that we are. */
import { stat } from 'node:fs/promises';
import { Refusal } from '../../src-shared/errors';
import type { Committed, OpenCase } from './case-file';
import type { Standing } from './own-file';

/** How often to look, in ms: what happens to the file is noticed within two seconds. */
export const LOOK_MS = 1000;

export interface FileNews {
  /** The file is not ours to write any more. Told once for each change of its standing. */
  readonly onStanding: (standing: Exclude<Standing, { readonly is: 'here' }>) => void;
  /** Another process has committed something. */
  readonly onForeign: (committed: Committed) => void;
}

export interface FileWatch {
  /** Looks now. */
  look(): void;
  end(): void;
}

/** A drive that does not answer holds up this call, in a thread of its own, and not the whole app. */
async function answers(path: string): Promise<void> {
  await stat(path).catch(() => undefined);
}

export function watchFile(opened: OpenCase, { onStanding, onForeign }: FileNews): FileWatch {
  let told: Standing['is'] = 'here';
  let isOver = false;
  let isLooking = false;

  const lookAt = (): void => {
    const standing = opened.standing();
    const isNews = standing.is !== told;
    told = standing.is;
    if (standing.is !== 'here' && isNews) onStanding(standing);
    if (standing.is === 'away' || isOver) return;
    opened.beat();
    const committed = opened.catchUp();
    if (committed !== null) onForeign(committed);
  };

  /** A busy or a full disk is met again at the next look, and said when something is to be written. */
  const look = (): void => {
    if (isOver) return;
    try {
      lookAt();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void answers(opened.path).then(() => {
      isLooking = false;
      look();
    });
  }, LOOK_MS);
  timer.unref();

  return {
    look,
    end: () => {
      isOver = true;
      clearInterval(timer);
    },
  };
}
