/** Working: looks after the file of each open case, and moves the work into a rescue copy where the file is gone. */
import { statSync } from 'node:fs';
import type { AppError, ErrorCode } from '../../src-shared/errors';
import { Refusal } from '../../src-shared/errors';
import { CASE_FILE_LIMIT, isLarge } from '../../src-shared/limits';
import { en } from '../../src-shared/strings/en';
import { errorLine } from '../../src-shared/strings/text';
import type { Committed, OpenCase } from '../case/open-case';
import type { Standing } from '../case/own-file';
import type { CaseHost } from '../case/execute';
import type { Drives } from '../case/drive/drives';
import { folderKindOf, mayFallSilent } from '../case/folder-kind';
import type { StoredVersion } from '../case/backup/backups';
import { causeText, rescueCase, rescuedError, type Rescued } from '../case/rescue';
import { watchFile, type FileWatch } from '../case/watch-file';
import type { Log } from './log';
import { realPath } from './real-path';
import type { WarnedFolders } from './warned-folders';
import type { AppWindow } from './window';

const GIB = 1024 ** 3;

export interface WorkingPlan {
  readonly drives: Drives;
  readonly host: CaseHost;
  /** Folder for rescue copies. */
  readonly rescued: string;
  readonly warned: WarnedFolders;
  readonly log: Log;
  readonly onForeign: (window: AppWindow, committed: Committed) => void;
  /** Another program has changed the file past its journal. */
  readonly onTouched: (window: AppWindow) => void;
  /** The window has another file under the same case now. */
  readonly onRescued: (window: AppWindow, rescued: Rescued) => void;
  /** Backups of a case, newest first. */
  readonly backupsOf: (caseId: string) => readonly StoredVersion[];
}

export interface Working {
  /** @param by the path by which the window's case was opened, which may be a link */
  begin(window: AppWindow, by: string): void;
  end(window: AppWindow): void;
  /** Tells the window of something about its file, now and when its page is loaded anew. */
  tell(window: AppWindow, error: AppError): void;
  /** Resolves when the drive of the case answers, or is known to be silent; null = its drive can't fall silent. */
  ready(window: AppWindow): Promise<void> | null;
  /** Looks at the file now. @returns whether the case goes on in another file, so that what failed may be tried again */
  look(window: AppWindow): boolean;
}

export function createWorking({
  drives,
  host,
  rescued: folder,
  warned,
  log,
  onForeign,
  onTouched,
  onRescued,
  backupsOf,
}: WorkingPlan): Working {
  const watches = new Map<AppWindow, FileWatch>();

  const tell = (window: AppWindow, error: AppError): void => {
    log.warn('case.trouble', { code: error.code });
    window.troubles = [...window.troubles, error];
    window.events.emit('case:trouble', error);
  };

  const over = (window: AppWindow, code: ErrorCode): void => {
    window.troubles = window.troubles.filter((trouble) => trouble.code !== code);
    window.events.emit('case:troubleOver', { code });
  };

  const warnOfFolder = (window: AppWindow, { path, fileName: name }: OpenCase): void => {
    const kind = folderKindOf(path);
    if (kind.is === 'local' || !warned.isNew(kind.root)) return;
    const error: AppError =
      kind.is === 'cloud'
        ? { code: 'case.cloudFolder', params: { name, service: en.working.services[kind.service] } }
        : { code: 'case.networkFolder', params: { name, kind: kind.type } };
    tell(window, error);
  };

  const warnOfSize = (window: AppWindow, { path, fileName: name }: OpenCase): void => {
    const bytes = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (!isLarge(bytes)) return;
    tell(window, {
      code: 'case.large',
      params: { name, size: Math.floor(bytes / GIB), limit: CASE_FILE_LIMIT / GIB },
    });
  };

  /** @returns whether it worked; it is tried again when something is to be written */
  const rescue = (window: AppWindow, opened: OpenCase, away: Extract<Standing, { is: 'away' }>): boolean => {
    const { fileName: name } = opened;
    try {
      const rescue = rescueCase(opened, { folder, host, backups: backupsOf(opened.kept.caseId) });
      const rescued = rescue.opened;
      end(window);
      window.openCase = rescued;
      opened.close();
      watch(window, rescued);
      over(window, 'case.notRescued');
      tell(window, rescuedError(name, away, rescue, folder));
      onRescued(window, rescue);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const params = { name, cause: causeText(name, away), detail: errorLine(error.error) };
      over(window, 'case.notRescued');
      tell(window, { code: 'case.notRescued', params });
      return false;
    }
  };

  const watch = (window: AppWindow, opened: OpenCase, by = opened.origin): void => {
    // A link on a drive that may fall silent is not asked: main would wait for it.
    let link = by === opened.origin || mayFallSilent(by) ? null : by;
    const news = {
      answers: mayFallSilent(opened.path) ? () => drives.ask(opened.path) : null,
      onSilent: (isSilent: boolean) => {
        if (isSilent) tell(window, { code: 'case.silent', params: { name: opened.fileName } });
        else over(window, 'case.silent');
      },
      onStanding: (standing: Exclude<Standing, { is: 'here' }>) => {
        if (standing.is === 'away' && !opened.readOnly) return rescue(window, opened, standing);
        if (standing.is === 'taken') tell(window, standing.error);
        else
          tell(window, {
            code: standing.cause === 'walMode' ? 'case.inWalMode' : 'case.moved',
            params: { name: opened.fileName },
          });
        return true;
      },
      onHere: () => {
        // What stands behind a link that was turned is another case, whatever its name.
        if (link === null || realPath(link) === opened.origin) return;
        const params = { name: opened.fileName, link, path: opened.origin };
        tell(window, { code: 'case.linkTurned', params });
        link = null;
      },
      onTouched: () => {
        onTouched(window);
      },
      onForeign: (committed: Committed) => {
        onForeign(window, committed);
      },
    };
    watches.set(window, watchFile(opened, news));
  };

  const end = (window: AppWindow): void => {
    watches.get(window)?.end();
    watches.delete(window);
  };

  return {
    begin: (window, by) => {
      const { openCase: opened } = window;
      if (!opened) return;
      end(window);
      watch(window, opened, by);
      warnOfFolder(window, opened);
      warnOfSize(window, opened);
    },
    end,
    tell,
    ready: (window) => watches.get(window)?.ask() ?? null,
    look: (window) => {
      const before = window.openCase;
      watches.get(window)?.look();
      return window.openCase !== before;
    },
  };
}
