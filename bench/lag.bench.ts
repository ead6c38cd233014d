/** How long the process that answers everything stands still while a copy of a large case is saved and a version is restored. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, bench, describe } from 'vitest';
import { KEEP_HEAP_MIB } from '../src-main/case/backup/ask-keeper';
import { Backups } from '../src-main/case/backup/backups';
import { saveCopyApart } from '../src-main/case/backup/save-copy-apart';
import { nodeProcess } from '../src-main/process/node-process';
import { builtWorker } from '../src-main/process/testing/built-worker';
import { HOST, makeLargeCase } from './large-case';
import { percentile } from './percentile';

const LARGE_MB = 100;
/** Claims that the version has not: what a restore takes away again. */
const CLAIMS = 1000;
/** Acceptance list: p99 and longest lag of the event loop, in ms. */
const LIMITS = { p99: 50, most: 250 };
/** Between two looks at the clock, in ms. */
const TICK = 1;

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const { opened, commit } = makeLargeCase(join(folder, 'large.plumb'), LARGE_MB);
const worker = await builtWorker(resolve(import.meta.dirname, '../src-main/case/backup/backup-worker.ts'));
const start = nodeProcess(worker.path, KEEP_HEAP_MIB);
const backups = new Backups({ ...HOST, root: join(folder, 'backups'), start });
const lines: string[] = [];

/** By how much each tick came too late, in ms. */
async function lagsDuring(work: () => Promise<unknown>): Promise<readonly number[]> {
  const lags: number[] = [];
  let isOver = false;
  let last = performance.now();
  const tick = (): void => {
    const now = performance.now();
    lags.push(Math.max(0, now - last - TICK));
    last = now;
    if (!isOver) setTimeout(tick, TICK);
  };
  setTimeout(tick, TICK);
  await work();
  await delay(2 * TICK);
  isOver = true;
  return lags;
}

async function measure(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  const lags = await lagsDuring(work);
  const took = Math.round(performance.now() - began);
  const [p99, most] = [percentile(lags, 0.99), percentile(lags, 1)];
  const shares = `${(Number(p99) / LIMITS.p99).toFixed(2)} and ${(Number(most) / LIMITS.most).toFixed(2)} of the limits`;
  lines.push(`${what}, ${LARGE_MB} MB, ${took} ms: lag p99 ${p99} ms, longest ${most} ms, ${shares}\n`);
}

afterAll(() => {
  process.stdout.write(lines.join(''));
  opened.close();
  worker.remove();
  rmSync(folder, { recursive: true });
});

describe('lag', () => {
  bench(
    'saving a copy and restoring a version of a case of 100 MB',
    async () => {
      const version = await backups.make(opened, 'named', 'Then');
      for (let n = 0; n < CLAIMS; n++) commit();
      await measure('saving a copy', () => saveCopyApart(opened, join(folder, 'copy.plumb'), { start }));
      const stored = backups.stored(opened.info().id, version.id);
      const pair = { case: opened.path, version: stored.path, name: 'Then' } as const;
      await measure('comparing a version', () =>
        backups.compare({ ...pair, want: 'preview' }, () => undefined),
      );
      await measure('restoring a version', async () => {
        await backups.verify(stored);
        await backups.make(opened, 'risky');
        await backups.compare({ ...pair, want: 'differences' }, (compared) =>
          opened.restoreVersion(stored.path, 'Then', compared),
        );
      });
      await measure('control: a copy that is saved at once', () => {
        opened.saveCopy(join(folder, 'copy-at-once.plumb'));
        return Promise.resolve();
      });
    },
    { iterations: 1, time: 0, warmupIterations: 0, warmupTime: 0 },
  );
});
