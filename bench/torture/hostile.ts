/** Crafted case files of somebody hostile: every one has to be refused, by a process that lives on. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../../src-shared/assert';
import { BESIDE } from '../../src-main/db/files';
import { memoryFolder } from './cases';
import { CRAFTS, type Craft } from './crafts';
import { emptyCase, Judge, traceOf, workedCase, type Judgement } from './inspections';
import type { Outcome, Torture } from './torture';

type Judging = (path: string) => Judgement | Promise<Judgement>;

interface Trial {
  readonly folder: string;
  /** A case somebody worked in, and one that is empty. */
  readonly bases: readonly [string, string];
}

function makeTrial(): Trial {
  const folder = memoryFolder('hostile');
  const bases = [join(folder, 'worked.plumb'), join(folder, 'empty.plumb')] as const;
  workedCase(bases[0], 20);
  emptyCase(bases[1]);
  return { folder, bases };
}

/** The first round of crafts starts from a worked case, the next from an empty one, and so on. */
async function attempts(
  { folder, bases }: Trial,
  rounds: number,
  judge: Judging,
): Promise<readonly string[]> {
  const crafts = Object.entries(CRAFTS) as readonly (readonly [string, Craft])[];
  const failures: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const [name, craft] = defined(crafts[round % crafts.length], 'craft');
    const path = join(folder, 'hostile.plumb');
    for (const ending of ['', ...BESIDE]) rmSync(path + ending, { recursive: true, force: true });
    copyFileSync(bases[Math.floor(round / crafts.length) % 2] ?? bases[0], path);
    craft(path);
    const before = traceOf(path);
    const judgement = await judge(path);
    if (judgement === null) failures.push(`${name}: was accepted`);
    else if (judgement.startsWith('inspect.')) failures.push(`${name}: ${judgement}`);
    if (traceOf(path) !== before) failures.push(`${name}: the input was changed`);
  }
  return failures;
}

async function run(rounds: number): Promise<Outcome> {
  const trial = makeTrial();
  const judge = await Judge.start(trial.folder);
  try {
    const failures: string[] = [];
    for (const base of trial.bases)
      if ((await judge.judge(base)) !== null) failures.push('a case that nobody touched was refused');
    failures.push(...(await attempts(trial, rounds, (path) => judge.judge(path))));
    const notes = { crafts: Object.keys(CRAFTS).length, slowestMs: Math.round(judge.slowest) };
    return { rounds, failures, notes };
  } finally {
    judge.close();
    rmSync(trial.folder, { recursive: true, force: true });
  }
}

/** An opener that takes everything must be found out. */
async function control(): Promise<boolean> {
  const trial = makeTrial();
  try {
    return (await attempts(trial, 5, () => null)).length > 0;
  } finally {
    rmSync(trial.folder, { recursive: true, force: true });
  }
}

export const hostile: Torture = {
  name: 'hostile',
  short: Object.keys(CRAFTS).length,
  long: 2 * Object.keys(CRAFTS).length,
  missing: () => (process.platform === 'win32' ? 'Windows has no pipes and devices in folders' : null),
  run,
  control,
};
