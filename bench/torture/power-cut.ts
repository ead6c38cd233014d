/** Power cuts: one process's system calls, replayed to the disks that a cut at any moment may leave behind. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { memoryFolder } from './cases';
import { builtChild, startChild } from './child';
import { Disk, type Image } from './disk-model';
import { WAL, WORKLOADS, type Prepared, type Workload } from './power-cut-workloads';
import { seeded, type Random } from './random';
import { readLog, STRACE_ARGUMENTS, whyNoStrace, type Op } from './strace-log';
import type { Outcome, Torture } from './torture';

/** Of one log; more rounds take more logs. */
const IMAGES_A_LOG = 1000;
const IMAGES_OF_A_CONTROL = 60;

/** As file systems do that have no hard links (exFAT, many network drives). */
const REFUSE_LINKS = ['-e', 'inject=link:error=EPERM'];

interface Recording {
  readonly workload: Workload;
  readonly before: Image;
  readonly ops: readonly Op[];
  readonly judge: Prepared['judge'];
}

async function record(workload: Workload): Promise<Recording> {
  const folder = memoryFolder('power');
  const log = `${folder}.strace`;
  try {
    const { child, args, judge } = workload.prepare(folder);
    const before = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]));
    const command = [process.execPath, await builtChild(child), ...args];
    const options = [...STRACE_ARGUMENTS, ...(workload.links === 'refused' ? REFUSE_LINKS : []), '-o', log];
    const { child: running, ended } = startChild('strace', [...options, ...command]);
    running.stdout.resume();
    const how = await ended;
    if (how !== 0) throw new Error(`${workload.name} ended with ${String(how)}`);
    return { workload, before, ops: readLog(readFileSync(log, 'latin1'), folder), judge };
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(log, { force: true });
  }
}

/** Where a loss shows: something was said to be done, or a file takes its place. */
const MOMENTS: ReadonlySet<Op['kind']> = new Set(['said', 'rename', 'link']);

/** Half of the cuts at any call, half at or soon after one of those moments. */
function cutPoints(ops: readonly Op[], count: number, random: Random): readonly number[] {
  const moments = ops.flatMap(({ kind }, index) => (MOMENTS.has(kind) ? [index] : []));
  const points = Array.from({ length: count }, () =>
    random(2) === 0
      ? random(ops.length + 1)
      : (moments[random(moments.length)] ?? 0) + 1 + random(1 + random(6)),
  );
  return points.sort((a, b) => a - b);
}

/** One by one, since a control needs no more than the first. */
function* failuresOf(
  { workload, before, ops, judge }: Recording,
  count: number,
  random: Random,
): Iterable<string> {
  const disk = new Disk(before);
  const place = memoryFolder('image');
  let said: string | null = null;
  let done = 0;
  try {
    for (const point of cutPoints(ops, count, random)) {
      for (; done < Math.min(point, ops.length); done++) {
        const op = ops[done];
        if (op?.kind === 'said') said = op.text;
        else if (op) disk.apply(op);
      }
      lay(disk.cut(random), place);
      for (const problem of judge(place, said))
        yield `${workload.name}, cut at call ${point} of ${ops.length}: ${problem}`;
      for (const name of readdirSync(place)) rmSync(join(place, name), { recursive: true });
    }
    if (!ops.some(({ kind }) => kind === 'said')) yield `${workload.name}: nothing was said to be done`;
  } finally {
    rmSync(place, { recursive: true });
  }
}

function lay(image: Image, folder: string): void {
  for (const [path, bytes] of image) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** The newest log of each workload; the control needs none of its own. */
let newest: readonly Recording[] = [];

async function images(count: number, seed: number): Promise<Outcome> {
  const random = seeded(seed);
  const failures: string[] = [];
  let systemCalls = 0;
  const ofEach = Math.ceil(count / WORKLOADS.length);
  for (let left = ofEach; left > 0; left -= IMAGES_A_LOG) {
    newest = await Promise.all(WORKLOADS.map(record));
    for (const recording of newest) {
      systemCalls += recording.ops.length;
      failures.push(...failuresOf(recording, Math.min(left, IMAGES_A_LOG), random));
    }
  }
  return { rounds: ofEach * WORKLOADS.length, failures, notes: { systemCalls } };
}

/** Nothing that is the workload's own is synced. */
function withoutSyncs({ ops, ...recording }: Recording): Recording {
  const { besides } = recording.workload;
  return { ...recording, ops: ops.filter((op) => op.kind !== 'sync' || besides.includes(op.path)) };
}

/** @returns whether something is wrong in at least one of its images */
function isFound(recording: Recording): boolean {
  const [found] = failuresOf(recording, IMAGES_OF_A_CONTROL, seeded(1));
  return found !== undefined;
}

export const powerCut: Torture = {
  name: 'power-cut',
  short: 300,
  long: 20_000,
  missing: whyNoStrace,
  run: images,
  /** WAL syncs too little as it is. */
  control: async () => {
    const recordings = newest.length > 0 ? newest : await Promise.all(WORKLOADS.map(record));
    return [await record(WAL), ...recordings.map(withoutSyncs)].every(isFound);
  },
};
