/** Where the command line keeps the backups of a case: beside it, unless it is told another folder. */
import { resolve } from 'node:path';
import { Backups } from '../case/backup/backups';
import { caseHost, realPathOf, type CliHost } from './host';

interface Words {
  readonly backups?: string | undefined;
  readonly analyst?: string | undefined;
}

/** `--backups`, else the variable PLUMBLINE_BACKUPS, else `<case>.backups`. */
export function backupsFor(host: CliHost, path: string, { backups, analyst }: Words): Backups {
  const told = backups ?? process.env['PLUMBLINE_BACKUPS'];
  const root = told === undefined ? `${realPathOf(host, path)}.backups` : resolve(host.cwd, told);
  return new Backups({ ...caseHost(analyst), root, start: host.startBackupProcess });
}
