/** Commits while a case of 500 MB is backed up in a process of its own, as the app does it, beside a plain copy of the file. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { Backups } from '../src-main/case/backup/backups';
import { KEEP_HEAP_MIB } from '../src-main/case/backup/ask-keeper';
import { nodeProcess } from '../src-main/process/node-process';
import { builtWorker } from '../src-main/process/testing/built-worker';
import { HOST, makeLargeCase } from './large-case';
import { percentile } from './percentile';

/** A person who never stops, in ms between two changes. */
const PACE = 300;
const LARGE_MB = 500;
/** Acceptance list: p95 of a commit in a case of 500 MB, in ms. */
const LIMIT = 50;

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const { opened, commit } = makeLargeCase(join(folder, 'large.plumb'), LARGE_MB);
const worker = await builtWorker(resolve(import.meta.dirname, '../src-main/case/backup/backup-worker.ts'));
const commits: number[] = [];
const took = { backup: 0, copy: 0 };

async function backUpWhileWorking(): Promise<void> {
  const start = nodeProcess(worker.path, KEEP_HEAP_MIB);
  const backups = new Backups({ ...HOST, root: join(folder, 'backups'), start });
  commit();
  const work = setInterval(() => {
    const began = performance.now();
    commit();
    commits.push(performance.now() - began);
  }, PACE);
  const began = performance.now();
  await backups.make(opened, 'interval');
  took.backup = performance.now() - began;
  clearInterval(work);
}

afterAll(() => {
  const [p50, p95, most] = [0.5, 0.95, 1].map((share) => percentile(commits, share));
  const line = `commit while a case of ${LARGE_MB} MB is backed up: p50 ${p50} ms, p95 ${p95} ms, longest ${most} ms`;
  process.stdout.write(`${line}, p95 of the limit of ${LIMIT} ms: ${(Number(p95) / LIMIT).toFixed(2)}\n`);
  const ratio = (took.backup / took.copy).toFixed(1);
  process.stdout.write(
    `backup with its check ${Math.round(took.backup)} ms, a plain copy ${Math.round(took.copy)} ms, ratio ${ratio}\n`,
  );
  opened.close();
  worker.remove();
  rmSync(folder, { recursive: true });
});

describe('backup', () => {
  bench(
    'a case of 500 MB, with a change three times a second',
    async () => {
      const began = performance.now();
      copyFileSync(opened.path, join(folder, 'copy'));
      took.copy = performance.now() - began;
      await backUpWhileWorking();
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});
