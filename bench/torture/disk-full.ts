/** A full disk, of every size: the change is refused, nothing before it is lost, a copy elsewhere works, and so does trying again. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCase } from '../../src-main/case/case-file';
import type { OpenCase } from '../../src-main/case/open-case';
import { Refusal } from '../../src-shared/errors';
import { articleOf, HOST, memoryFolder, problemsOf, savedBy, Work, type Saved } from './cases';
import type { Outcome, Torture } from './torture';

/** Smallest disk in KB, on which a new case has just room, and by how much each is larger than the one before. */
const SMALLEST = 640;
const STEP = 64;

/** Given back afterwards, so that there is room to try again; in bytes. */
const BALLAST = 128 * 1024;

function mount(folder: string, sizeKb: number): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'tmpfs', folder], { stdio: 'ignore' });
}

function unmount(folder: string): void {
  execFileSync('umount', ['-l', folder]);
}

/** Works until there is no room. @returns what was said to be saved last */
function fill(opened: OpenCase, first: Saved): Saved {
  let saved = first;
  const work = new Work(opened);
  try {
    for (;;) saved = savedBy(work.step());
  } catch (error) {
    if (error instanceof Refusal && error.error.code === 'case.diskFull') return saved;
    throw error;
  }
}

/** @param claimed how many more entries than were saved the writer says it has saved; 0 = honest */
function round(folder: string, ballast: string, claimed: number): readonly string[] {
  const path = join(folder, 'full.plumb');
  const copy = `${folder}.copy.plumb`;
  const opened = createCase(path, { title: 'Full' }, HOST);
  try {
    const saved = fill(opened, savedBy(opened.execute(articleOf(20))));
    opened.saveCopy(copy);
    rmSync(ballast);
    const retried = savedBy(opened.execute({ type: 'case.rename', title: 'Room again' }));
    opened.close();
    const said = { ...saved, seq: saved.seq + claimed };
    return [...problemsOf(copy, said), ...problemsOf(path, { ...retried, seq: retried.seq + claimed })];
  } finally {
    opened.close();
    rmSync(copy, { force: true });
  }
}

function rounds(count: number, claimed: number): Outcome {
  const root = memoryFolder('full');
  const failures: string[] = [];
  try {
    for (let nr = 0; nr < count; nr++) {
      const size = SMALLEST + nr * STEP;
      const folder = join(root, String(size));
      mkdirSync(folder);
      mount(folder, size);
      try {
        const ballast = join(folder, 'ballast');
        writeFileSync(ballast, Buffer.alloc(BALLAST));
        failures.push(...round(folder, ballast, claimed).map((problem) => `${size} KB: ${problem}`));
      } finally {
        unmount(folder);
      }
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return { rounds: count, failures, notes: { largestDiskInKb: SMALLEST + (count - 1) * STEP } };
}

export const diskFull: Torture = {
  name: 'disk-full',
  short: 16,
  long: 128,
  missing: () =>
    process.platform === 'linux' && process.getuid?.() === 0
      ? null
      : 'mounting small disks needs root on Linux',
  run: (count) => Promise.resolve(rounds(count, 0)),
  /** A writer that says that more is saved than is. */
  control: () => Promise.resolve(rounds(1, 2).failures.some((failure) => failure.includes('is lost'))),
};
