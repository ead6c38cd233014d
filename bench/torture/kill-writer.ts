/** kill -9 of a writer: what it said is saved is there, and the chain is whole. */
import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { defined } from '../../src-shared/assert';
import { builtChild, startChild } from './child';
import { diskFolder, makeCase, problemsOf, type Saved } from './cases';
import { seeded, type Random } from './random';
import type { Outcome, Torture } from './torture';
import type { WriterMode } from './writer.child';

/** A case is checked from end to end after each kill, so it must not grow for ever. */
const ROUNDS_A_CASE = 20;
const MANY = 1_000_000;

/** When to kill, after the writer has said "saved" often enough. Times in ms. */
interface Moment {
  readonly acks: number;
  /** First wait until the change that has begun by then is half way: its journal is on the disk, its commit not. */
  readonly halfWay: boolean;
  readonly wait: number;
}

/** Most kills half way, at once or a little later, so that they hit the writing and the syncing; some at any time. */
function momentOf(random: Random): Moment {
  const acks = 1 + random(12);
  if (random(8) === 0) return { acks, halfWay: false, wait: random(4000) / 1000 };
  return { acks, halfWay: true, wait: random(3) === 0 ? random(200) / 1000 : 0 };
}

/** A machine under load takes its time; a writer that is through with its change by then is killed between two. */
const LONGEST_WAIT = 500;

/** Lets a writer run until it has said "saved" so often, and kills it then. @returns what it had said last */
async function killedAt(path: string, mode: WriterMode, { acks, halfWay, wait }: Moment): Promise<Saved> {
  const { child, ended } = startChild(process.execPath, [
    await builtChild('writer.child.ts'),
    path,
    mode,
    String(MANY),
  ]);
  let said: Saved | null = null;
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    said = JSON.parse(line) as Saved;
    if (++count !== acks) continue;
    if (halfWay) until(() => isHot(path), LONGEST_WAIT);
    until(() => false, wait);
    child.kill('SIGKILL');
  }
  const how = await ended;
  if (how !== 'SIGKILL') throw new Error(`The writer ended by itself: ${String(how)}`);
  return defined(said, 'something saved');
}

/** No timer is as short as a commit, so this keeps looking. */
function until(isSo: () => boolean, longest: number): void {
  const end = performance.now() + longest;
  while (!isSo() && performance.now() < end);
}

/** A journal that SQLite would roll back: its header is written when it is on the disk, and it goes with the commit. */
function isHot(path: string): boolean {
  const first = Buffer.alloc(1);
  try {
    const file = openSync(`${path}-journal`, 'r');
    const read = readSync(file, first, 0, 1, 0);
    closeSync(file);
    return read === 1 && first[0] !== 0;
  } catch {
    return false;
  }
}

async function rounds(count: number, seed: number, mode: WriterMode): Promise<Outcome> {
  const random = seeded(seed);
  const folder = diskFolder('kill');
  const failures: string[] = [];
  let hot = 0;
  let changes = 0;
  try {
    for (let round = 0; round < count; round++) {
      const path = join(folder, `${Math.floor(round / ROUNDS_A_CASE)}.plumb`);
      if (round % ROUNDS_A_CASE === 0) makeCase(path);
      const moment = momentOf(random);
      const saved = await killedAt(path, mode, moment);
      changes += moment.acks;
      if (isHot(path)) hot += 1;
      const problems = problemsOf(path, saved);
      failures.push(...problems.map((problem) => `round ${round}: ${problem}`));
      if (problems.length > 0) makeCase((rmSync(path), path));
      if (round % ROUNDS_A_CASE === ROUNDS_A_CASE - 1) rmSync(path);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const hotShare = Math.round((100 * hot) / count);
  if (mode === 'honest' && hotShare < 50) {
    failures.push(
      `only ${hotShare} % of the kills left a hot journal: they do not hit the middle of a commit`,
    );
  }
  return { rounds: count, failures, notes: { hotJournalsInPercent: hotShare, changesSaved: changes } };
}

export const killWriter: Torture = {
  name: 'kill-writer',
  short: 100,
  long: 5000,
  run: (count, seed) => rounds(count, seed, 'honest'),
  /** A writer that says "saved" before it is. */
  control: async () => (await rounds(10, 1, 'early')).failures.some((failure) => failure.includes('is lost')),
};
