/** Recovery: a case that can't be opened because it is damaged, and the ways on from there. Its file is never changed or deleted. */
import { shell } from 'electron';
import { basename, dirname, extname, join } from 'node:path';
import type { RecoveryState, SalvageReport } from '../../src-shared/domain/recovery';
import { newId } from '../../src-shared/domain/ids';
import { Refusal, type AppError, type ErrorCode } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import type { Backups } from '../case/backup/backups';
import type { CaseHost } from '../case/execute';
import { hasJournal } from '../case/inspect/quarantine';
import { openCopy } from '../case/open-copy';
import { putBackupInPlace } from '../case/recover/put-backup-in-place';
import type { Cases, Damage } from './cases';
import * as dialogs from './dialogs';
import type { Jobs } from './jobs';
import type { Log } from './log';
import { realPath } from './real-path';
import type { AppWindow, Recovering } from './window';
import type { Windows } from './windows';

/** Findings that the screen shows. */
const SHOWN = 10;

export interface RecoveryPlan {
  readonly cases: Cases;
  readonly windows: Windows;
  readonly newWindow: () => AppWindow;
  readonly backups: Backups;
  readonly jobs: Jobs;
  readonly host: CaseHost;
  readonly log: Log;
  /** Holds copies of damaged files that are looked at. */
  readonly quarantine: string;
}

export function recoveryState(backups: Backups, recovering: Recovering | null): RecoveryState | null {
  if (recovering === null) return null;
  const { path, error, findings, findingCount } = recovering;
  const versions = backups.listOf(path).map(({ version }) => version);
  return { fileName: basename(path), error, findings, findingCount, backups: versions };
}

const RECOVERABLE: readonly ErrorCode[] = ['case.damaged', 'case.journalBroken', 'case.walMode'];

/** A file that says nothing of itself any more may be a case that was destroyed; its backups tell. */
function isDamage(backups: Backups, path: string, { code }: AppError): boolean {
  if (RECOVERABLE.includes(code)) return true;
  return code === 'case.notACase' && backups.listOf(path).length > 0;
}

export function createRecovery(plan: RecoveryPlan) {
  const { cases, windows, newWindow, backups, jobs, host, log, quarantine } = plan;

  const recoveringOf = ({ recovering }: AppWindow): Recovering => {
    if (!recovering) throw new Refusal('case.notOpen');
    return recovering;
  };

  const leave = (window: AppWindow): void => {
    window.recovering = null;
    window.events.emit('case:closed', { fileName: '' });
  };

  return {
    /** @returns the window that shows what can be done; null = the file is not damaged, and the error is to be told */
    damaged: (asked: string, from: AppWindow | null, { error, report }: Damage): AppWindow | null => {
      const path = realPath(asked);
      if (!isDamage(backups, path, error)) return null;
      log.warn('recovery', { code: error.code });
      backups.markDamaged(path);
      const window = windows.free(from) ?? newWindow();
      const findings = report?.findings.slice(0, SHOWN) ?? [];
      const findingCount = report?.findingCount ?? 0;
      window.recovering = { path, error, findings, findingCount, salvaged: null };
      window.events.emit('case:closed', { fileName: basename(path) });
      return window;
    },
    /** Damage was found in a case that is open: it is closed, inspected, and what can be done is shown. */
    begin: async (window: AppWindow): Promise<boolean> => {
      const { origin } = cases.of(window);
      await jobs.idle(window);
      cases.close(window);
      await cases.open(origin, window);
      return true;
    },
    restore: async (window: AppWindow, { id }: { id: string }): Promise<boolean> => {
      const { path } = recoveringOf(window);
      const backup = backups.listOf(path).find(({ version }) => version.id === id);
      if (backup === undefined) throw new Refusal('backup.notFound');
      await jobs.run({ kind: 'backup', name: basename(path), window }, async (signal) => {
        await backups.verify(backup, signal);
        await putBackupInPlace(backup.path, path, {
          now: host.now(),
          mayMove: () => {
            signal.throwIfAborted();
            // Asked again: the person may have left meanwhile.
            if (recoveringOf(window).path !== path) throw new Refusal('case.notOpen');
          },
        });
      });
      window.recovering = null;
      await cases.open(path, window);
      return true;
    },
    salvage: async (window: AppWindow): Promise<SalvageReport | null> => {
      const recovering = recoveringOf(window);
      const { path } = recovering;
      const name = fill(en.recovery.salvagedName, { name: basename(path, extname(path)) });
      const out = await dialogs.chooseNewCase(window.browser, join(dirname(path), `${name}.plumb`));
      if (out === null) return null;
      const target = extname(out).toLowerCase() === '.plumb' ? out : `${out}.plumb`;
      const report = await jobs.run({ kind: 'salvage', name: basename(path), window }, (signal) =>
        backups.salvage(path, target, signal),
      );
      if (window.recovering === recovering) window.recovering = { ...recovering, salvaged: target };
      return report;
    },
    openSalvaged: async (window: AppWindow): Promise<boolean> => {
      const { salvaged } = recoveringOf(window);
      if (salvaged === null) throw new Refusal('case.notOpen');
      window.recovering = null;
      await cases.open(salvaged, window);
      return true;
    },
    /** A copy is opened: SQLite may write into a file that it only was to read, where a journal lies beside it. */
    read: (window: AppWindow): boolean => {
      const { path, error } = recoveringOf(window);
      if (error.code === 'case.walMode') throw new Refusal(error.code, error.params);
      const folder = join(quarantine, newId());
      cases.showDamaged(openCopy(path, { folder, host, why: 'damaged', journal: hasJournal(path) }), window);
      return true;
    },
    show: (window: AppWindow): void => {
      shell.showItemInFolder(recoveringOf(window).path);
    },
    leave,
  };
}
