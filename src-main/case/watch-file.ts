/** Watches the file of an open case: what others write to it, whether it is still there, and says that we are. */
import { Refusal } from '../../src-shared/errors';
import type { Committed, OpenCase } from './open-case';
import type { Standing } from './own-file';

/** How often to look, in ms: what happens to the file is noticed within two seconds. */
export const LOOK_MS = 1000;

/** A drive that has not answered for so long, in ms, is not asked for anything else: whoever asks would stand still. */
const SILENT_MS = 300;

/** A drive is called silent after this time, in ms: what happens to the file is told within two seconds. */
const TELL_MS = 1500;

export interface FileNews {
  /** Resolves when the drive answers; null = one like that can't fall silent. */
  readonly answers: (() => Promise<unknown>) | null;
  /** The drive does not answer, or does again. */
  readonly onSilent: (isSilent: boolean) => void;
  /**
   * The file is not ours to write any more. Told once for each change of its standing, and whenever somebody asks to look
   * as long as the answer is that nothing could be done about it.
   * @returns whether it has been seen to
   */
  readonly onStanding: (standing: Exclude<Standing, { readonly is: 'here' }>) => boolean;
  /** The file is where it was, whoever may write to it now. */
  readonly onHere: () => void;
  /** Another program has changed something past the journal. */
  readonly onTouched: () => void;
  /** Another process has committed something. */
  readonly onForeign: (committed: Committed) => void;
}

export interface FileWatch {
  /** Looks now. */
  readonly look: () => void;
  /** Asks the drive before it is touched. Resolves soon, whether it answers or not; null = nothing has to be asked. */
  readonly ask: () => Promise<void> | null;
  end(): void;
}

export function watchFile(
  opened: OpenCase,
  { answers, onSilent, onStanding, onHere, onTouched, onForeign }: FileNews,
): FileWatch {
  let told: Standing['is'] = 'here';
  let isSeenTo = true;
  let isOver = false;

  const lookAt = (isAsked: boolean): void => {
    const standing = opened.standing();
    const isNews = standing.is !== told || (isAsked && !isSeenTo);
    told = standing.is;
    if (standing.is !== 'here' && isNews) isSeenTo = onStanding(standing);
    if (standing.is === 'away' || isOver) return;
    onHere();
    if (opened.takeTouch()) onTouched();
    opened.beat();
    const committed = opened.catchUp();
    if (committed !== null) onForeign(committed);
  };

  /** A busy or a full disk is met again at the next look, and said when something is to be written. */
  const look = (isAsked: boolean): void => {
    if (isOver) return;
    try {
      lookAt(isAsked);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  };

  /** The question that is open. Resolves when the drive has answered, or has been silent for too long to be waited for. */
  let asking: Promise<void> | null = null;
  const ask = (): Promise<void> | null => {
    if (answers === null) return null;
    return (asking ??= new Promise((resolve) => {
      let isTold = false;
      const silent = setTimeout(() => {
        opened.isSilent = true;
        resolve();
      }, SILENT_MS);
      const tell = setTimeout(() => {
        isTold = !isOver;
        if (isTold) onSilent(true);
      }, TELL_MS);
      void answers().then(() => {
        clearTimeout(silent);
        clearTimeout(tell);
        asking = null;
        opened.isSilent = false;
        if (isTold && !isOver) onSilent(false);
        resolve();
      });
    }));
  };

  const timer = setInterval(() => {
    if (asking !== null) return;
    const asked = ask();
    if (asked === null) look(false);
    else {
      void asked.then(() => {
        look(false);
      });
    }
  }, LOOK_MS);
  timer.unref();

  return {
    look: () => {
      look(true);
    },
    ask,
    end: () => {
      isOver = true;
      clearInterval(timer);
    },
  };
}
