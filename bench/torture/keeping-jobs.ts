/** What keeper.child.ts does, each with what it begins with and what must hold however it ended. */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readJson } from '../../src-main/app/json-file';
import { backupsIn } from '../../src-main/case/backup/backup-file';
import { openCase } from '../../src-main/case/case-file';
import { connect } from '../../src-main/db/open';
import { closeDb, exec, pragma } from '../../src-main/db/sql';
import { HOST, makeCase, memoryFolder, problemsOf, savedBy, Work, type Saved } from './cases';

const PAGE = 4096;

/** Files of a trial, in a folder of their own. */
export interface Trial {
  readonly folder: string;
  readonly path: string;
  /** What is read or written besides: a backup, the salvaged case, the copy, the folder of backups. */
  readonly other: string;
}

/** A trial of a job in a folder, whatever is in it by now. */
export function trialIn(folder: string, { other }: Job): Trial {
  return { folder, path: join(folder, 'case.plumb'), other: join(folder, other) };
}

/** Of the process that does the job. */
export function argumentsFor({ does }: Job, { path, other }: Trial): readonly string[] {
  return [does, path, other];
}

/** What every trial begins with, byte by byte. */
export interface Before {
  readonly whole: Buffer;
  readonly saved: Saved;
  readonly older: Buffer;
  readonly olderSaved: Saved;
  readonly damaged: Buffer;
  readonly journal: Buffer;
  /** The older state, in the middle of a change: nothing without the journal, which takes the change back. */
  readonly cutOff: Buffer;
  readonly cutOffJournal: Buffer;
}

export interface Job {
  readonly name: string;
  /** What the process calls it. */
  readonly does: string;
  /** Name of the trial's other file. */
  readonly other: string;
  prepare(trial: Trial, before: Before): void;
  /** @param isDone the process said so, or was not killed. @returns a sentence for each thing that is wrong */
  judge(trial: Trial, before: Before, isDone: boolean): readonly string[];
}

function prepareDamaged({ path }: Trial, { damaged, journal }: Before): void {
  writeFileSync(path, damaged);
  writeFileSync(`${path}-journal`, journal);
}

export function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Looked at on a copy, since opening a case writes to it. */
function problemsOfCopy(path: string, saved: Saved): readonly string[] {
  if (!existsSync(path)) return [`${basename(path)} is gone`];
  const folder = memoryFolder('keeping-look');
  const copy = join(folder, 'copy.plumb');
  try {
    copyFileSync(path, copy);
    if (existsSync(`${path}-journal`)) copyFileSync(`${path}-journal`, `${copy}-journal`);
    return problemsOf(copy, saved);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the damaged file and its journal: they have to stay, one beside the other, wherever that is. */
function notKept({ folder }: Trial, { damaged, journal }: Before): readonly string[] {
  const isKept = readdirSync(folder)
    .map((name) => join(folder, name))
    .some(
      (path) =>
        bytesAt(path)?.equals(damaged) === true && bytesAt(`${path}-journal`)?.equals(journal) === true,
    );
  return isKept ? [] : ['the damaged file is gone, or its journal is not beside it'];
}

/** What has no place in a salvaged case lies beside it, and is there as soon as the case is. */
function brokenRests(folder: string): readonly string[] {
  const rests = readdirSync(folder).filter((name) => name.endsWith('.salvage.json'));
  if (rests.length === 0) return ['what has no place in the case is gone'];
  return rests
    .filter((name) => readJson(join(folder, name)) === undefined)
    .map((name) => `${name} is broken`);
}

export const RESTORE: Job = {
  name: 'restore',
  does: 'restore',
  other: 'backup.plumb',
  prepare: (trial, before) => {
    prepareDamaged(trial, before);
    writeFileSync(trial.other, before.older);
  },
  judge: (trial, before, isDone) => {
    const now = bytesAt(trial.path);
    const isBackup = now?.equals(before.older) === true;
    const isEither = isBackup || now?.equals(before.damaged) === true;
    return [
      ...notKept(trial, before),
      ...(isEither ? [] : ['neither the damaged file nor the backup is at its place']),
      ...(isBackup && bytesAt(`${trial.path}-journal`) !== null ? ['a journal lies beside the backup'] : []),
      ...(isDone && !isBackup ? ['the backup is not at its place'] : []),
    ];
  },
};

export const COPY: Omit<Job, 'name' | 'prepare'> = {
  does: 'copy',
  other: 'copy.plumb',
  judge: ({ path, other }, { saved, olderSaved }, isDone) => {
    const notNew = problemsOfCopy(other, saved);
    const isOldOrNew = notNew.length === 0 || (!isDone && problemsOfCopy(other, olderSaved).length === 0);
    return [...problemsOf(path, saved), ...(isOldOrNew ? [] : notNew)];
  },
};

export const BACKUP: Job = {
  name: 'backup',
  does: 'backup',
  other: 'backups',
  prepare: ({ path }, { whole }) => {
    writeFileSync(path, whole);
  },
  judge: ({ path, other }, { saved }, isDone) => {
    const backups = backupsIn(other);
    return [
      ...problemsOf(path, saved),
      ...backups.flatMap(({ id }) => problemsOfCopy(join(other, id), saved)),
      ...(isDone && backups.length === 0 ? ['there is no backup'] : []),
    ];
  },
};

/** Those that are also killed in the middle, again and again in the same folder. */
export const JOBS: readonly Job[] = [
  RESTORE,
  {
    name: 'salvage',
    does: 'salvage',
    other: 'salvaged.plumb',
    prepare: prepareDamaged,
    judge: (trial, before, isDone) => [
      ...notKept(trial, before),
      ...(bytesAt(trial.path)?.equals(before.damaged) === true ? [] : ['the damaged file was changed']),
      ...(isDone || bytesAt(trial.other) !== null
        ? problemsOfCopy(trial.other, before.olderSaved)
        : []
      ).filter((problem) => !problem.includes('that nobody asked for')),
      ...(bytesAt(trial.other) === null ? [] : brokenRests(trial.folder)),
    ],
  },
  {
    ...COPY,
    name: 'copy',
    prepare: ({ path, other }, { whole, older }) => {
      writeFileSync(path, whole);
      writeFileSync(other, older);
    },
  },
  {
    ...COPY,
    name: 'copy apart',
    does: 'copyApart',
    prepare: ({ path, other }, { whole, older }) => {
      writeFileSync(path, whole);
      writeFileSync(other, older);
    },
  },
  BACKUP,
];

/** A case at two times, and one that is damaged. */
export function makeBefore(): Before {
  const folder = memoryFolder('keeping-before');
  try {
    return beforeIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function beforeIn(folder: string): Before {
  const path = join(folder, 'case.plumb');
  const olderSaved = makeCase(path);
  const older = readFileSync(path);
  const opened = openCase(path, HOST);
  const work = new Work(opened);
  let saved = olderSaved;
  for (let n = 0; n < 10; n++) saved = savedBy(work.step());
  opened.close();
  const whole = readFileSync(path);
  const damaged = Buffer.from(whole);
  // Noise that every run has alike; the first pages hold the schema.
  damaged.fill('noise', damaged.length - 2 * PAGE, damaged.length - PAGE);
  const journal = Buffer.from('of another state'.repeat(64));
  const cutOff = cutOffIn(join(folder, 'cut-off.plumb'), older);
  return { whole, saved, older, olderSaved, damaged, journal, ...cutOff };
}

/** A change that SQLite has to put into the file before its end, since it may keep next to nothing in memory. */
function cutOffIn(path: string, older: Buffer): Pick<Before, 'cutOff' | 'cutOffJournal'> {
  writeFileSync(path, older);
  const db = connect(path, 'write');
  pragma(db, 'cache_size = 1');
  exec(db, `BEGIN; DROP TRIGGER journal_is_append_only_update; UPDATE journal SET analyst = 'torn'`);
  exec(db, `UPDATE case_info SET title = 'torn'; CREATE TABLE torn AS SELECT * FROM originals`);
  const cutOff = { cutOff: readFileSync(path), cutOffJournal: readFileSync(`${path}-journal`) };
  closeDb(db);
  return cutOff;
}
