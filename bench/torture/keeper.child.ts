/** A process of its own that keeps, restores or rescues a case, until it is killed. */
import { copyFileSync, rmSync } from 'node:fs';
import { argv } from 'node:process';
import { openCase } from '../../src-main/case/case-file';
import { beginBackup, finishBackup } from '../../src-main/case/backup/write-backup';
import { putBackupInPlace } from '../../src-main/case/recover/put-backup-in-place';
import { salvage } from '../../src-main/case/recover/salvage';
import { defined } from '../../src-shared/assert';
import { HOST } from './cases';

const path = defined(argv[3], 'path');
const other = defined(argv[4], 'other path');

const JOBS: Readonly<Record<string, () => unknown>> = {
  restore: () => putBackupInPlace(other, path, new Date()),
  salvage: () => salvage(path, other, HOST),
  copy: () => {
    const opened = openCase(path, HOST);
    opened.saveCopy(other);
    opened.close();
  },
  backup: async () => {
    const opened = openCase(path, HOST);
    const copy = await beginBackup(opened, other);
    finishBackup({ copy, source: path, kind: 'session', name: '', at: new Date().toISOString() });
    opened.close();
  },
  /** For the control: as one would who does not know better. */
  restoreInPlace: () => {
    rmSync(`${path}-journal`, { force: true });
    copyFileSync(other, path);
  },
};

await defined(JOBS[defined(argv[2], 'job')], 'job')();
