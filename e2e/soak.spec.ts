// A long session: nothing piles up in memory, in handles or in processes.
import { expect, test } from '@playwright/test';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../src-main/db/open';
import { closeDb, get } from '../src-main/db/sql';
import { newId } from '../src-shared/domain/ids';
import { ask } from './case-window';
import type { LaunchedApp } from './launch';
import { rounds, ROUNDS_MS } from './many-rounds';
import { expectWhole, setUpOnce } from './plumbline';
import { openedCase, type Opened } from './working-case';

test.setTimeout(ROUNDS_MS);
test.beforeAll(setUpOnce);

interface Load {
  /** Of all processes of the app, in MiB. */
  readonly memory: number;
  /** Files and pipes that main has open. */
  readonly handles: number;
  readonly processes: number;
}

/** Older Electrons keep a handle to /dev/null for each utility process (electron#47515, fixed in 35): not ours. */
function handlesOf(pid: number): number {
  const folder = `/proc/${String(pid)}/fd`;
  return readdirSync(folder).filter((handle) => {
    try {
      return readlinkSync(join(folder, handle)) !== '/dev/null';
    } catch {
      return false;
    }
  }).length;
}

async function loadOf({ app }: LaunchedApp): Promise<Load> {
  let metrics: readonly { readonly size: number }[] = [];
  // When main collects much garbage, the debugger's own promise may go with it, and it has to be asked again.
  await expect(async () => {
    metrics = await app.evaluate(({ app: running }) =>
      running.getAppMetrics().map(({ memory }) => ({ size: memory.workingSetSize })),
    );
  }).toPass({ timeout: 10_000 });
  return {
    memory: Math.round(metrics.reduce((sum, { size }) => sum + size, 0) / 1024),
    handles: handlesOf(app.process().pid ?? 0),
    processes: metrics.length,
  };
}

/** Acceptance list: growth over 10,000 changes and 200 imports, in MiB. */
const MOST_GROWTH = 150;

/** @returns a sentence for each thing that piled up */
function piledUp(before: Load, after: Load): readonly string[] {
  const growth = after.memory - before.memory;
  return [
    ...(growth > MOST_GROWTH ? [`memory grew by ${String(growth)} MiB`] : []),
    ...(after.handles > before.handles + 5
      ? [`handles: ${String(before.handles)}, ${String(after.handles)}`]
      : []),
    ...(after.processes > before.processes ? [`processes: ${String(after.processes)}`] : []),
  ];
}

/** What is only not collected yet has not piled up. */
async function settledLoad(opened: Opened): Promise<Load> {
  const { app, page } = opened;
  // Processes that are being ended are gone by then.
  await page.waitForTimeout(3000);
  await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
    collect();
  });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.detach();
  return loadOf(opened);
}

async function workOn(opened: Opened, changes: number, imports: number): Promise<void> {
  const { page, article } = opened;
  const [{ id: articleId, versionId } = { id: '', versionId: '' }] = (await article.snapshot()).articles;
  const { text } = await ask(page, 'article.body', { versionId });
  let claimId = '';
  for (let change = 0; change < changes; change++) {
    if (change % 20 === 0) {
      claimId = newId();
      const start = (change * 7) % (text.length - 40);
      const place = { start, end: start + 30, exact: text.slice(start, start + 30) };
      await ask(page, 'case.execute', {
        type: 'claim.add',
        id: claimId,
        articleId,
        place,
        tags: ['sourced'],
      });
    } else if (change % 10 === 5) {
      await ask(page, 'case.undo');
    } else {
      const patch = { statement: `Statement ${String(change)} of the soak test.` };
      await ask(page, 'case.execute', { type: 'claim.update', id: claimId, patch });
    }
    if (imports > 0 && change % Math.ceil(changes / imports) === 0)
      await article.importText(`Import ${newId()}\n\n${'The harbour is safe, he said. '.repeat(50)}`);
  }
}

test('thousands of changes and hundreds of imports in one session: nothing piles up', async () => {
  test.skip(process.platform !== 'linux', 'handles are read from /proc');
  const opened = await openedCase();
  // What is loaded once, at the first change and import, is no growth.
  await workOn(opened, 40, 2);
  const before = await settledLoad(opened);
  const changes = rounds(200);
  await workOn(opened, changes, Math.ceil(changes / 50));
  const after = await settledLoad(opened);
  test.info().annotations.push({ type: 'load', description: JSON.stringify({ changes, before, after }) });
  expect(piledUp(before, after)).toEqual([]);
  await opened.close();
  const db = connect(opened.path, 'read');
  const entries = get<{ n: number }>(db, 'SELECT count(*) AS n FROM journal');
  closeDb(db);
  expect(entries?.n).toBeGreaterThan(changes);
  await expectWhole(opened.path);
});

test('control: soak: what is hoarded is found out', async () => {
  test.skip(process.platform !== 'linux', 'handles are read from /proc');
  const opened = await openedCase();
  const before = await loadOf(opened);
  await opened.app.evaluate(async ({ app }) => {
    const { openSync } = process.getBuiltinModule('node:fs');
    const hoard = {
      memory: Buffer.alloc(300 * 1024 * 1024, 1),
      files: Array.from({ length: 20 }, () => openSync(app.getAppPath(), 'r')),
    };
    (globalThis as { hoard?: unknown }).hoard = hoard;
    await Promise.resolve();
  });
  expect(piledUp(before, await loadOf(opened))).toHaveLength(2);
  await opened.close();
});
