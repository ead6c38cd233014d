/** Versions: what a person asks for about the backups of the open case, and the backups that are made by themselves. */
import { Refusal } from '../../src-shared/errors';
import type { Version, VersionKind, VersionPreview } from '../../src-shared/domain/version';
import { clockTime } from '../../src-shared/strings/format';
import { errorText } from '../../src-shared/strings/text';
import type { OpenCase } from '../case/case-file';
import { BackupSession } from '../case/backup/backup-session';
import type { Backups, StoredVersion } from '../case/backup/backups';
import type { Cases } from './cases';
import type { Log } from './log';
import type { AppWindow } from './window';

export interface VersionsPlan {
  readonly cases: Cases;
  readonly backups: Backups;
  readonly log: Log;
  readonly now: () => Date;
}

export interface AutomaticPlan extends Omit<VersionsPlan, 'cases'> {
  /** The copy that was made of the open case is damaged, and so is the case. */
  readonly damageFound: (window: AppWindow, opened: OpenCase, detail: string) => void;
}

/** So much in memory since the last backup, in bytes, is reason enough for another one. */
const MUCH = 64 * 1024 * 1024;

/** False also where nobody can say: its drive is silent, or another program keeps it to itself. */
function isHere(opened: OpenCase): boolean {
  try {
    return opened.standing().is === 'here';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Backups by themselves, one session for each opening of a case. */
export class AutomaticBackups {
  readonly #sessions = new WeakMap<OpenCase, BackupSession>();
  readonly #damageFound: AutomaticPlan['damageFound'];
  readonly #backups: Backups;
  readonly #log: Log;
  readonly #now: () => Date;

  constructor({ backups, log, now, damageFound }: AutomaticPlan) {
    this.#damageFound = damageFound;
    this.#backups = backups;
    this.#log = log;
    this.#now = now;
  }

  /** After a commit: it costs a comparison of times, and a process when one is due. */
  readonly committed = (window: AppWindow, opened: OpenCase): void => {
    const known = this.#sessions.get(opened);
    const session =
      known ??
      new BackupSession(
        (kind) => void this.#make(window, opened, kind),
        () => this.#now().getTime(),
      );
    this.#sessions.set(opened, session);
    session.committed(opened.kept.size > MUCH);
  };

  async #make(window: AppWindow, opened: OpenCase, kind: VersionKind): Promise<void> {
    try {
      const version = await this.#backups.make(opened, kind);
      // Of one that is doubtful nothing will be rescued.
      if (version.verified) opened.kept.forget(version);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#log.warn('backup', { code: error.error.code });
      const detail = errorText(error.error).what;
      // Nobody is left to be told of a case that was closed meanwhile; of a file that is gone, or a drive that is silent, more is said elsewhere.
      if (window.openCase !== opened || !isHere(opened)) return;
      if (error.error.code === 'case.damaged') this.#damageFound(window, opened, detail);
      else {
        const params = { name: opened.fileName, detail };
        window.events.emit('app:error', { code: 'backup.notMade', params });
      }
    }
  }
}

export function createVersions({ cases, backups }: VersionsPlan) {
  const stored = (window: AppWindow, id: string): StoredVersion =>
    backups.stored(cases.of(window).kept.caseId, id);
  return {
    save: (window: AppWindow, { name }: { name: string }): Promise<Version> =>
      backups.make(cases.of(window), 'named', name),
    list: (window: AppWindow): readonly Version[] => backups.list(cases.of(window).kept.caseId),
    preview: (window: AppWindow, { id }: { id: string }): Promise<VersionPreview> => {
      const { path } = stored(window, id);
      return cases.read(window, (opened) => opened.previewVersion(path));
    },
    restore: async (window: AppWindow, { id }: { id: string }): Promise<{ readonly seq: number }> => {
      const opened = cases.of(window);
      const version = stored(window, id);
      await backups.verify(version);
      await backups.make(opened, 'risky');
      // Asked again: another case may have been opened while the backup was made.
      if (cases.of(window) !== opened) throw new Refusal('case.notOpen');
      const { name, at } = version.version;
      const title = name === '' ? clockTime(at) : name;
      return cases.change(window, (current) => current.restoreVersion(version.path, title));
    },
  };
}
