/** Mutated case files: damage of every kind; none may crash, hang or exhaust whoever looks at it, or be taken for whole. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFormat } from '../../src-main/db/header';
import { connect } from '../../src-main/db/open';
import { all, closeDb } from '../../src-main/db/sql';
import { defined } from '../../src-shared/assert';
import { Refusal } from '../../src-shared/errors';
import { memoryFolder } from './cases';
import { Judge, traceOf, workedCase, type Judgement } from './inspections';
import { seeded, type Random } from './random';
import type { Outcome, Torture } from './torture';

const PAGE = 4096;
const MEMORY_LIMIT = 512 * 1024 * 1024;

type Mutation = (bytes: Buffer, random: Random) => Buffer;

function pageOf(bytes: Buffer, random: Random): Buffer {
  const start = random(bytes.length / PAGE) * PAGE;
  return bytes.subarray(start, start + PAGE);
}

function flip(bytes: Buffer, count: number, random: Random): void {
  for (let n = 0; n < count; n++) {
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
  }
}

function scramble(bytes: Buffer, random: Random): void {
  for (let at = 0; at < bytes.length; at++) bytes[at] = random(256);
}

/** Each damages its argument, which is a copy. */
const MUTATIONS: Readonly<Record<string, Mutation>> = {
  oneBit: (bytes, random) => {
    flip(bytes, 1, random);
    return bytes;
  },
  bits: (bytes, random) => {
    flip(bytes, 1 + random(200), random);
    return bytes;
  },
  header: (bytes, random) => {
    flip(bytes.subarray(0, 100), 1 + random(8), random);
    return bytes;
  },
  /** The part of a page that says what is where in it. */
  pageHeader: (bytes, random) => {
    flip(pageOf(bytes, random).subarray(0, 16), 1 + random(6), random);
    return bytes;
  },
  randomPage: (bytes, random) => {
    scramble(pageOf(bytes, random), random);
    return bytes;
  },
  zeroPage: (bytes, random) => {
    pageOf(bytes, random).fill(0);
    return bytes;
  },
  splicedPage: (bytes, random) => {
    pageOf(bytes, random).copy(pageOf(bytes, random));
    return bytes;
  },
  truncated: (bytes, random) => bytes.subarray(0, random(bytes.length)),
  garbageBehind: (bytes, random) => Buffer.concat([bytes, Buffer.alloc(1 + random(9000), random(256))]),
};

type Judging = (path: string) => Judgement | Promise<Judgement>;

/** SQLite's own word, in this process, for a file that was accepted. */
function failsIntegrityCheck(path: string, copy: string): boolean {
  copyFileSync(path, copy);
  try {
    const db = connect(copy, 'write');
    try {
      const [problem] = all<{ integrity_check: string }>(db, 'PRAGMA integrity_check(1)');
      return problem?.integrity_check !== 'ok';
    } finally {
      closeDb(db);
    }
  } catch {
    return true;
  }
}

interface Trial {
  readonly folder: string;
  readonly whole: Buffer;
}

function makeTrial(): Trial {
  const folder = memoryFolder('mutated');
  const path = join(folder, 'whole.plumb');
  workedCase(path, 35);
  return { folder, whole: readFileSync(path) };
}

async function mutations({ folder, whole }: Trial, rounds: number, seed: number, judge: Judging) {
  const random = seeded(seed);
  const kinds = Object.entries(MUTATIONS);
  const failures: string[] = [];
  let accepted = 0;
  const input = join(folder, 'mutated.plumb');
  for (let round = 0; round < rounds; round++) {
    const [kind, mutate] = defined(kinds[round % kinds.length], 'mutation');
    writeFileSync(input, mutate(Buffer.from(whole), random));
    const before = traceOf(input);
    const judgement = await judge(input);
    const name = `round ${round} (${kind})`;
    if (judgement?.startsWith('inspect.')) failures.push(`${name}: ${judgement}`);
    if (traceOf(input) !== before) failures.push(`${name}: the input was changed`);
    if (judgement !== null) continue;
    accepted += 1;
    if (failsIntegrityCheck(input, join(folder, 'copy.plumb')))
      failures.push(`${name}: accepted, and fails the integrity check`);
  }
  return { failures, accepted };
}

async function run(rounds: number, seed: number): Promise<Outcome> {
  const trial = makeTrial();
  const judge = await Judge.start(trial.folder);
  try {
    const { failures, accepted } = await mutations(trial, rounds, seed, (path) => judge.judge(path));
    const over =
      judge.peak > MEMORY_LIMIT ? [`memory rose to ${Math.round(judge.peak / 1024 / 1024)} MiB`] : [];
    return {
      rounds,
      failures: [...failures, ...over],
      notes: {
        accepted,
        slowestMs: Math.round(judge.slowest),
        peakMiB: Math.round(judge.peak / 1024 / 1024),
      },
    };
  } finally {
    judge.close();
    rmSync(trial.folder, { recursive: true, force: true });
  }
}

/** An opener that looks at the header alone takes most of the damage for a case. */
function headerOnly(path: string): Judgement {
  try {
    readFormat(path);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.error.code;
    throw error;
  }
}

async function control(): Promise<boolean> {
  const trial = makeTrial();
  try {
    return (await mutations(trial, 60, 1, headerOnly)).failures.length > 0;
  } finally {
    rmSync(trial.folder, { recursive: true, force: true });
  }
}

export const mutated: Torture = { name: 'mutated', short: 2000, long: 100_000, run, control };
