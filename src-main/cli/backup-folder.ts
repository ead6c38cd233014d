/** Where the command line keeps the backups of a case: beside it, unless it is told another folder. */
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { Backups } from '../case/backup/backups';
import { caseHost, type CliHost } from './host';

interface Words {
  readonly backups?: string | undefined;
  readonly analyst?: string | undefined;
}

/** `--backups`, else the variable PLUMBLINE_BACKUPS, else `<case>.backups`. */
export function backupsFor(host: CliHost, path: string, { backups, analyst }: Words): Backups {
  const told = backups ?? process.env['PLUMBLINE_BACKUPS'];
  const root = told === undefined ? `${realPath(resolve(host.cwd, path))}.backups` : resolve(host.cwd, told);
  return new Backups({ ...caseHost(analyst), root, start: host.startBackupProcess });
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
