/** The command line in a folder of its own, with the real process that reads, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StartImportProcess } from '../../import/import-article';
import type { StartWorker } from '../../process/worker-process';
import { runCli } from '../main';

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  readonly folder: string;
  path(name: string): string;
  run(...args: readonly string[]): Promise<Run>;
  remove(): void;
}

const noProcess: StartWorker = () => {
  throw new Error('no such process is expected here');
};

/** The PDF is printed by Electron, which is not here: what is tested is that the failure is told. */
export function commandLine(
  startImportProcess: StartImportProcess,
  startInspectProcess: StartWorker = noProcess,
  startBackupProcess: StartWorker = noProcess,
): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-cli-'));
  return {
    folder,
    path: (name) => join(folder, name),
    run: async (...args) => {
      let out = '';
      let err = '';
      const status = await runCli(args, {
        cwd: folder,
        write: (text) => {
          out += text;
        },
        writeError: (text) => {
          err += text;
        },
        printPdf: () => Promise.reject(new Error('there is no printer')),
        startImportProcess,
        startInspectProcess,
        startBackupProcess,
      });
      return { status, out, err };
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
