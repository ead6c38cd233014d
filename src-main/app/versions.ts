/** Versions: what a person asks for about the backups of the open case, and the backups that are made by themselves. */
import { Refusal } from '../../src-shared/errors';
import type { Version, VersionKind, VersionPreview } from '../../src-shared/domain/version';
import { errorText, versionText } from '../../src-shared/strings/text';
import type { OpenCase } from '../case/open-case';
import { BackupSession } from '../case/backup/backup-session';
import type { Backups, StoredVersion } from '../case/backup/backups';
import type { Compared } from '../case/backup/compare-version';
import type { Cases } from './cases';
import type { Jobs } from './jobs';
import type { Log } from './log';
import type { AppWindow } from './window';

export interface VersionsPlan {
  readonly cases: Cases;
  readonly jobs: Jobs;
  readonly backups: Backups;
  readonly log: Log;
  readonly now: () => Date;
}

export interface AutomaticPlan extends Omit<VersionsPlan, 'cases' | 'jobs'> {
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
      // Nobody is left to be told of a case that was closed meanwhile; of a file that is gone, or a drive that is silent, more is said elsewhere.
      if (window.openCase !== opened || !isHere(opened)) return;
      if (error.error.code === 'case.damaged')
        this.#damageFound(window, opened, String(error.error.params['detail']));
      else {
        const params = { name: opened.fileName, detail: errorText(error.error).what };
        window.events.emit('app:error', { code: 'backup.notMade', params });
      }
    }
  }
}

/** A case that is changed each time it has been compared is compared so often before it is given up. */
const COMPARISONS = 5;

function isChanging(error: unknown): boolean {
  return error instanceof Refusal && error.error.code === 'case.changing';
}

export function createVersions({ cases, backups, jobs }: VersionsPlan) {
  const stored = (window: AppWindow, id: string): StoredVersion =>
    backups.stored(cases.of(window).kept.caseId, id);

  const preview = (
    opened: OpenCase,
    { path, version }: StoredVersion,
    signal: AbortSignal,
  ): Promise<VersionPreview> => {
    // A file that is gone can only be read through the connection that is still open.
    if (!isHere(opened)) return Promise.resolve(opened.previewVersion(path));
    const name = versionText(version);
    const order = { case: opened.path, version: path, name, want: 'preview' } as const;
    return backups.compare(order, (compared) => compared.preview, signal);
  };

  /** Everything that takes long is done by another process; here only the rows are changed that differ. */
  const restore = async (
    window: AppWindow,
    version: StoredVersion,
    signal: AbortSignal,
  ): Promise<{ readonly seq: number }> => {
    const opened = cases.of(window);
    const { path } = version;
    const name = versionText(version.version);
    const write = (compared: Compared | null): Promise<{ readonly seq: number }> => {
      // Asked again: another case may have been opened meanwhile.
      if (cases.of(window) !== opened) throw new Refusal('case.notOpen');
      return cases.change(window, (current) => {
        // Not before: it may have waited in line for another program.
        signal.throwIfAborted();
        return current.restoreVersion(path, name, compared);
      });
    };
    await backups.verify(version, signal);
    for (let attempt = 1; ; attempt++) {
      await backups.make(opened, 'risky', '', signal);
      if (!isHere(opened)) return write(null);
      try {
        const order = { case: opened.path, version: path, name, want: 'differences' } as const;
        return await backups.compare(order, write, signal);
      } catch (error) {
        if (!isChanging(error) || attempt === COMPARISONS) throw error;
      }
    }
  };

  return {
    save: (window: AppWindow, { name }: { name: string }): Promise<Version> =>
      jobs.run({ kind: 'version', name, window }, (signal) =>
        backups.make(cases.of(window), 'named', name, signal),
      ),
    list: (window: AppWindow): readonly Version[] => backups.list(cases.of(window).kept.caseId),
    preview: (window: AppWindow, { id, token }: { id: string; token: string }): Promise<VersionPreview> => {
      const chosen = stored(window, id);
      return jobs.run({ kind: 'compare', name: versionText(chosen.version), window, token }, (signal) =>
        cases.read(window, (opened) => preview(opened, chosen, signal)),
      );
    },
    restore: (window: AppWindow, { id }: { id: string }): Promise<{ readonly seq: number }> => {
      const version = stored(window, id);
      return jobs.run({ kind: 'restore', name: versionText(version.version), window }, (signal) =>
        restore(window, version, signal),
      );
    },
  };
}
