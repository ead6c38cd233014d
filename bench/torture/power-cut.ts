/** Power cuts: one writer's system calls, replayed to the disks that a cut at any moment may leave behind. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { connect } from '../../src-main/db/open';
import { closeDb, get } from '../../src-main/db/sql';
import { makeCase, memoryFolder, problemsOf, type Saved } from './cases';
import { builtChild, startChild } from './child';
import { Disk, type Image } from './disk-model';
import { seeded, type Random } from './random';
import { readLog, STRACE_ARGUMENTS, whyNoStrace, type Op } from './strace-log';
import type { Outcome, Torture } from './torture';
import type { WriterMode } from './writer.child';

/** Of one log; more rounds take more logs. */
const IMAGES_A_LOG = 1000;
const CHANGES_A_LOG = 60;

interface Recording {
  readonly before: Image;
  readonly path: string;
  readonly ops: readonly Op[];
  /** Where the journal stood before the first change. */
  readonly start: Saved;
}

async function record(folder: string, mode: WriterMode): Promise<Recording> {
  const path = join(folder, 'case.plumb');
  const log = `${folder}.strace`;
  const start = makeCase(path);
  const before = new Map([[path, readFileSync(path)]]);
  const writer = [process.execPath, await builtChild('writer.child.ts'), path, mode, String(CHANGES_A_LOG)];
  const { child, ended } = startChild('strace', [...STRACE_ARGUMENTS, '-o', log, ...writer]);
  child.stdout.resume();
  const how = await ended;
  if (how !== 0) throw new Error(`The writer ended with ${String(how)}`);
  const ops = readLog(readFileSync(log, 'latin1'), folder);
  rmSync(log);
  return { before, path, ops, start };
}

/** Half of the cuts at any call, half right after something was said to be saved, where a loss shows. */
function cutPoints(ops: readonly Op[], count: number, random: Random): readonly number[] {
  const acks = ops.flatMap(({ kind }, index) => (kind === 'saved' ? [index] : []));
  const points = Array.from({ length: count }, () =>
    random(2) === 0 ? random(ops.length + 1) : (acks[random(acks.length)] ?? 0) + 1 + random(6),
  );
  return points.sort((a, b) => a - b);
}

type Judge = (path: string, saved: Saved) => readonly string[];

/** @returns a sentence for each image in which something is wrong */
function judgeImages(recording: Recording, count: number, random: Random, judge: Judge): readonly string[] {
  const { before, path, ops, start } = recording;
  const disk = new Disk(before);
  const place = memoryFolder('image');
  const failures: string[] = [];
  let saved: Saved = recording.start;
  let done = 0;
  for (const point of cutPoints(ops, count, random)) {
    for (; done < Math.min(point, ops.length); done++) {
      const op = ops[done];
      if (op?.kind === 'saved') saved = op.saved;
      else if (op) disk.apply(op);
    }
    for (const [name, bytes] of disk.cut(random)) writeFileSync(join(place, basename(name)), bytes);
    const problems = judge(join(place, basename(path)), saved);
    failures.push(...problems.map((problem) => `cut at call ${point} of ${ops.length}: ${problem}`));
    for (const name of readdirSync(place)) rmSync(join(place, name), { recursive: true });
  }
  rmSync(place, { recursive: true });
  if (saved.seq <= start.seq) failures.push('the writer saved nothing');
  return failures;
}

async function images(count: number, seed: number, mode: WriterMode, judge: Judge): Promise<Outcome> {
  const random = seeded(seed);
  const failures: string[] = [];
  let calls = 0;
  for (let left = count; left > 0; left -= IMAGES_A_LOG) {
    const folder = memoryFolder('power');
    mkdirSync(folder, { recursive: true });
    try {
      const recording = await record(folder, mode);
      calls += recording.ops.length;
      failures.push(...judgeImages(recording, Math.min(left, IMAGES_A_LOG), random, judge));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return { rounds: count, failures, notes: { systemCalls: calls } };
}

/** Of the control's table: how far it goes must be as far as was said. */
function judgeControl(path: string, { seq, hash }: Saved): readonly string[] {
  // Before its first row the state is that of the case.
  if (hash !== '') return [];
  const db = connect(path, 'write');
  const exists = get(db, `SELECT 1 FROM sqlite_schema WHERE name = 'control'`) !== undefined;
  const last = exists
    ? (get<{ last: number | null }>(db, 'SELECT max(seq) AS last FROM control')?.last ?? 0)
    : 0;
  closeDb(db);
  return last >= seq ? [] : [`${seq - last} rows were saved and are lost`];
}

export const powerCut: Torture = {
  name: 'power-cut',
  short: 300,
  long: 20_000,
  missing: whyNoStrace,
  run: (count, seed) => images(count, seed, 'honest', problemsOf),
  /** WAL with synchronous=NORMAL syncs at checkpoints only. */
  control: async () =>
    (await images(60, 1, 'wal', judgeControl)).failures.some((one) => one.includes('lost')),
};
