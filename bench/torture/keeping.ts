/** Keeping: backups, copies, restoring and salvage are killed at their system calls, three times in a row. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { backupsIn } from '../../src-main/case/backup/backup-file';
import { openCase } from '../../src-main/case/case-file';
import { makeCase, HOST, memoryFolder, problemsOf, savedBy, Work, type Saved } from './cases';
import { callsOf, killedAt } from './kill-at-call';
import { whyNoStrace } from './strace-log';
import type { Outcome, Torture } from './torture';

const CHILD = 'keeper.child.ts';
const IN_A_ROW = 3;
const PAGE = 4096;

/** Files of a trial, in a folder of their own. */
interface Trial {
  readonly folder: string;
  readonly path: string;
  /** What is read or written besides: a backup, the salvaged case, the copy, the folder of backups. */
  readonly other: string;
}

/** What every trial begins with, byte by byte. */
interface Before {
  readonly whole: Buffer;
  readonly saved: Saved;
  readonly older: Buffer;
  readonly olderSaved: Saved;
  readonly damaged: Buffer;
  readonly journal: Buffer;
}

interface Job {
  readonly name: string;
  readonly other: string;
  prepare(trial: Trial, before: Before): void;
  /** @param isDone the process was not killed. @returns a sentence for each thing that is wrong */
  judge(trial: Trial, before: Before, isDone: boolean): readonly string[];
}

function prepareDamaged({ path }: Trial, { damaged, journal }: Before): void {
  writeFileSync(path, damaged);
  writeFileSync(`${path}-journal`, journal);
}

function isSomewhere(folder: string, bytes: Buffer): boolean {
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(folder, entry.name)).equals(bytes),
  );
}

function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** Looked at on a copy, since opening a case writes to it. */
function problemsOfCopy(path: string, saved: Saved): readonly string[] {
  const folder = memoryFolder('keeping-look');
  const copy = join(folder, 'copy.plumb');
  try {
    copyFileSync(path, copy);
    return problemsOf(copy, saved);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the damaged file and its journal: both have to stay, wherever they are. */
function notKept({ folder }: Trial, { damaged, journal }: Before): readonly string[] {
  return [
    ...(isSomewhere(folder, damaged) ? [] : ['the damaged file is gone']),
    ...(isSomewhere(folder, journal) ? [] : ['the journal of the damaged file is gone']),
  ];
}

const RESTORE: Omit<Job, 'name'> = {
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

const JOBS: readonly Job[] = [
  { name: 'restore', ...RESTORE },
  {
    name: 'salvage',
    other: 'salvaged.plumb',
    prepare: prepareDamaged,
    judge: (trial, before, isDone) => [
      ...notKept(trial, before),
      ...(bytesAt(trial.path)?.equals(before.damaged) === true ? [] : ['the damaged file was changed']),
      ...(isDone || bytesAt(trial.other) !== null
        ? problemsOfCopy(trial.other, before.olderSaved)
        : []
      ).filter((problem) => !problem.includes('that nobody asked for')),
    ],
  },
  {
    name: 'copy',
    other: 'copy.plumb',
    prepare: ({ path, other }, { whole, older }) => {
      writeFileSync(path, whole);
      writeFileSync(other, older);
    },
    judge: ({ path, other }, { saved, older, olderSaved }, isDone) => [
      ...problemsOf(path, saved),
      ...(isDone || bytesAt(other)?.equals(older) !== true
        ? problemsOfCopy(other, saved)
        : problemsOfCopy(other, olderSaved)),
    ],
  },
  {
    name: 'backup',
    other: 'backups',
    prepare: ({ path, other }, { whole }) => {
      mkdirSync(other);
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
  },
];

function makeBefore(folder: string): Before {
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
  return { whole, saved, older, olderSaved, damaged, journal: Buffer.from('of another state'.repeat(64)) };
}

function argumentsFor(job: string, { path, other }: Trial): readonly string[] {
  return [job, path, other];
}

function newTrial(root: string, { other }: Job): Trial {
  const folder = mkdtempSync(join(root, 'trial-'));
  return { folder, path: join(folder, 'case.plumb'), other: join(folder, other) };
}

/** Killed again and again at the same call, and at last let alone. */
async function play(
  root: string,
  job: Job,
  before: Before,
  call: number,
  how = job.name,
): Promise<readonly string[]> {
  const trial = newTrial(root, job);
  job.prepare(trial, before);
  const problems: string[] = [];
  const judge = (isDone: boolean, when: string): void => {
    problems.push(...job.judge(trial, before, isDone).map((problem) => `${job.name}, ${when}: ${problem}`));
  };
  let isDone = false;
  for (let time = 1; time <= IN_A_ROW && !isDone; time++) {
    isDone = !(await killedAt(call, CHILD, argumentsFor(how, trial)));
    judge(isDone, `killed at call ${call} for the ${time}. time`);
  }
  // A salvage replaces nothing: where it was killed after its work was done, that was it.
  if (!isDone && !(job.name === 'salvage' && bytesAt(trial.other) !== null)) {
    await callsOf(CHILD, argumentsFor(how, trial));
    judge(true, `let alone after call ${call}`);
  }
  rmSync(trial.folder, { recursive: true });
  return problems;
}

async function countCalls(root: string, job: Job, before: Before): Promise<number> {
  const trial = newTrial(root, job);
  job.prepare(trial, before);
  const calls = await callsOf(CHILD, argumentsFor(job.name, trial));
  rmSync(trial.folder, { recursive: true });
  return calls;
}

/** @param most calls of each job to kill at, evenly spread */
async function rounds(most: number): Promise<Outcome> {
  const root = memoryFolder('keeping');
  const failures: string[] = [];
  let played = 0;
  const notes: Record<string, number> = {};
  try {
    const before = makeBefore(root);
    for (const job of JOBS) {
      const calls = await countCalls(root, job, before);
      notes[job.name] = calls;
      const count = Math.min(most, calls);
      for (let nr = 0; nr < count; nr++) {
        failures.push(...(await play(root, job, before, 1 + Math.floor((nr * calls) / count))));
        played += 1;
      }
    }
  } finally {
    rmSync(root, { recursive: true });
  }
  return { rounds: played, failures, notes };
}

export const keeping: Torture = {
  name: 'keeping',
  /** Of all jobs together. */
  short: 4 * JOBS.length,
  long: 10_000,
  missing: whyNoStrace,
  run: (count) => rounds(Math.ceil(count / JOBS.length)),
  control: async () => {
    const root = memoryFolder('keeping-control');
    try {
      const job: Job = { name: 'restore', ...RESTORE };
      return (await play(root, job, makeBefore(root), 1, 'restoreInPlace')).length > 0;
    } finally {
      rmSync(root, { recursive: true });
    }
  },
};
