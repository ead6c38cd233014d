/** A process of its own that keeps, restores or rescues a case and says when that is done, until it is killed. */
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { argv } from 'node:process';
import { writeJson } from '../../src-main/app/json-file';
import { openCase } from '../../src-main/case/case-file';
import { beginAdoption, beginBackup, finishBackup } from '../../src-main/case/backup/write-backup';
import { inspectFile } from '../../src-main/case/inspect/inspect-file';
import { putBackupInPlace } from '../../src-main/case/recover/put-backup-in-place';
import { salvage } from '../../src-main/case/recover/salvage';
import { prepareCopy } from '../../src-main/db/copy';
import { createPrivate, removeQuietly, temporaryBeside } from '../../src-main/db/files';
import { defined } from '../../src-shared/assert';
import { DRAFTS, HOST } from './cases';
import { say } from './say';

const path = defined(argv[3], 'path');
const other = defined(argv[4], 'other path');

/** Said at once: what is done to the case afterwards would put more on the disk than the job itself has. */
function sayDone(): void {
  say('done');
}

const JOBS: Readonly<Record<string, () => unknown>> = {
  restore: async () => {
    await putBackupInPlace(other, path, { now: new Date() });
    sayDone();
  },
  salvage: () => {
    salvage(path, other, HOST)();
    sayDone();
  },
  copy: () => {
    const opened = openCase(path, HOST);
    opened.saveCopy(other);
    sayDone();
    opened.close();
  },
  /** As the window does it, but for the second process. */
  copyApart: async () => {
    const opened = openCase(path, HOST);
    const isNew = !existsSync(other);
    const [pages, temporary] = [temporaryBeside(other), temporaryBeside(other)];
    createPrivate(pages);
    await opened.copyPages(pages);
    prepareCopy({ pages, temporary }, other, isNew)();
    sayDone();
    for (const path of [pages, temporary]) removeQuietly(path);
    opened.close();
  },
  backup: async () => {
    const opened = openCase(path, HOST);
    const copy = await beginBackup(opened, other);
    finishBackup({ copy, source: path, kind: 'session', name: '', at: new Date().toISOString() })();
    sayDone();
    opened.close();
  },
  adopt: async () => {
    const copy = await beginAdoption({ path, journal: 'none' }, other);
    finishBackup({ copy, source: path, kind: 'named', name: 'Other', at: new Date().toISOString() })();
    sayDone();
  },
  inspect: () => {
    inspectFile(path, other, { originals: 'all', askedHash: null });
    sayDone();
  },
  draft: () => {
    for (const draft of DRAFTS) writeJson(other, draft);
    sayDone();
  },
  /** For the control: as one would who does not know better. */
  restoreInPlace: () => {
    rmSync(`${path}-journal`, { force: true });
    copyFileSync(other, path);
  },
};

await defined(JOBS[defined(argv[2], 'job')], 'job')();
