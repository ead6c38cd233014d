/** Host: what the command line gets from whoever runs it, Node or the packaged app. */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaseHost } from '../case/execute';
import type { PrintPdf } from '../export/export-report';
import type { StartImportProcess } from '../import/import-article';
import type { StartWorker } from '../process/worker-process';

/** Under Node the process that reads is forked and the printer is an Electron beside it; packaged, both are Electron's own. */
export interface CliHost {
  /** The folder that file names are relative to. */
  readonly cwd: string;
  write(text: string): void;
  writeError(text: string): void;
  readonly printPdf: PrintPdf;
  readonly startImportProcess: StartImportProcess;
  readonly startInspectProcess: StartWorker;
  readonly startBackupProcess: StartWorker;
}

/** @param analyst of the option; without it the environment's, else nobody's name */
export function caseHost(analyst: string | undefined): CaseHost {
  const name = analyst ?? process.env['PLUMBLINE_ANALYST'] ?? '';
  return { analyst: () => name, now: () => new Date() };
}

/** @returns where a file is that was named: absolute, symbolic links resolved where there is such a file */
export function realPathOf({ cwd }: CliHost, name: string): string {
  const path = resolve(cwd, name);
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
