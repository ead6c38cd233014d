/** Keeping: backups, copies, restoring and salvage are killed at their system calls, three times in a row. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFolder } from './cases';
import {
  argumentsFor,
  bytesAt,
  JOBS,
  makeBefore,
  RESTORE,
  trialIn,
  type Before,
  type Job,
  type Trial,
} from './keeping-jobs';
import { callsOf, killedAt } from './kill-at-call';
import { whyNoStrace } from './strace-log';
import type { Outcome, Torture } from './torture';

const CHILD = 'keeper.child.ts';
const IN_A_ROW = 3;

function newTrial(root: string, job: Job, before: Before): Trial {
  const trial = trialIn(mkdtempSync(join(root, 'trial-')), job);
  job.prepare(trial, before);
  return trial;
}

/** Killed again and again at the same call, and at last let alone. */
async function play(root: string, job: Job, before: Before, call: number): Promise<readonly string[]> {
  const trial = newTrial(root, job, before);
  const problems: string[] = [];
  const judge = (isDone: boolean, when: string): void => {
    problems.push(...job.judge(trial, before, isDone).map((problem) => `${job.name}, ${when}: ${problem}`));
  };
  let isDone = false;
  for (let time = 1; time <= IN_A_ROW && !isDone; time++) {
    isDone = !(await killedAt(call, CHILD, argumentsFor(job, trial)));
    judge(isDone, `killed at call ${call} for the ${time}. time`);
  }
  // A salvage replaces nothing: where it was killed after its work was done, that was it.
  if (!isDone && !(job.name === 'salvage' && bytesAt(trial.other) !== null)) {
    await callsOf(CHILD, argumentsFor(job, trial));
    judge(true, `let alone after call ${call}`);
  }
  rmSync(trial.folder, { recursive: true });
  return problems;
}

async function countCalls(root: string, job: Job, before: Before): Promise<number> {
  const trial = newTrial(root, job, before);
  const calls = await callsOf(CHILD, argumentsFor(job, trial));
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
    const before = makeBefore();
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
      const job: Job = { ...RESTORE, does: 'restoreInPlace' };
      return (await play(root, job, makeBefore(), 1)).length > 0;
    } finally {
      rmSync(root, { recursive: true });
    }
  },
};
