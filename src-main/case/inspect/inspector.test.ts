import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { nodeProcess } from '../../process/node-process';
import type { StartWorker } from '../../process/worker-process';
import { claimedCase, cleanUpWith, testFolder } from '../test-case';
import { inspectInProcess, pageProblemInProcess, startInspector } from './inspector';
import { inspectionTime } from './limits';
import { buildInspector, type BuiltInspector } from './testing/built-inspector';

cleanUpWith(onTestFinished);

let built: BuiltInspector;
beforeAll(async () => {
  built = await buildInspector();
}, 60_000);
afterAll(() => {
  built.remove();
});

function closedCase(): string {
  const { opened } = claimedCase();
  const path = join(testFolder(), 'harbour.plumb');
  opened.saveCopy(path);
  return path;
}

const requestFor = (path: string) =>
  ({ path, folder: join(testFolder(), 'q'), originals: 'sample', askedHash: null }) as const;

/** A process of our own making in the place of the one that inspects. */
function misbehaving(code: string): StartWorker {
  const path = join(testFolder(), 'worker.mjs');
  writeFileSync(path, code);
  return nodeProcess(path, 64);
}

test('a report comes over, and the process is gone', async () => {
  const result = await inspectInProcess(requestFor(closedCase()), built.start);
  expect(result).toMatchObject({ ok: true, value: { findings: [], content: { title: 'Harbour' } } });
});

test('a refusal comes over as it was', async () => {
  const path = join(testFolder(), 'text.plumb');
  writeFileSync(path, 'no case');
  expect(await inspectInProcess(requestFor(path), built.start)).toEqual({
    ok: false,
    error: { code: 'case.notACase', params: { name: 'text.plumb' } },
  });
});

test('several files are inspected by one process', async () => {
  const inspector = startInspector(built.start);
  onTestFinished(inspector.close);
  for (let round = 0; round < 3; round++) {
    const reply = await inspector.ask({ kind: 'inspect', ...requestFor(closedCase()) });
    expect(reply).toMatchObject({ kind: 'report', value: { findingCount: 0 } });
  }
});

test('one that hangs is ended, and the time is named', async () => {
  const start = misbehaving('process.on("message", () => { for (;;); });');
  const result = await inspectInProcess(requestFor(closedCase()), start, { timeoutMs: 300 });
  expect(result).toMatchObject({ ok: false, error: { code: 'inspect.timeout' } });
});

test('it is given up after 20 seconds for an ordinary file, and in proportion to the size for a large one', () => {
  const mib = 1024 * 1024;
  expect(inspectionTime(16 * mib)).toBeLessThanOrEqual(20_000);
  const growth = (from: number, to: number) => inspectionTime(to * mib) - inspectionTime(from * mib);
  expect(growth(100, 1000)).toBe(9 * growth(0, 100));
});

test('one that dies is told as that', async () => {
  const start = misbehaving('process.on("message", () => process.abort());');
  const result = await inspectInProcess(requestFor(closedCase()), start);
  expect(result).toMatchObject({ ok: false, error: { code: 'inspect.crashed' } });
});

test('one that says nonsense is told as that', async () => {
  const start = misbehaving('process.on("message", () => process.send({ kind: "report", value: 7 }));');
  const result = await inspectInProcess(requestFor(closedCase()), start);
  expect(result).toMatchObject({ ok: false, error: { code: 'inspect.crashed' } });
});

test.skipIf(process.platform !== 'linux')('one that takes all memory is ended', async () => {
  const start = misbehaving(
    'const kept = []; process.on("message", () => setInterval(() => kept.push(Buffer.alloc(5e7, 1)), 20));',
  );
  const result = await inspectInProcess(requestFor(closedCase()), start);
  expect(result).toMatchObject({ ok: false, error: { code: 'inspect.memory', params: { limit: 512 } } });
});

test('a person can stop it', async () => {
  const stop = new AbortController();
  const start = misbehaving('process.on("message", () => { for (;;); });');
  const asked = inspectInProcess(requestFor(closedCase()), start, { signal: stop.signal });
  stop.abort();
  expect(await asked).toMatchObject({ ok: false, error: { code: 'inspect.cancelled' } });
});

test('pages are looked at on a copy', async () => {
  const path = closedCase();
  const folder = join(testFolder(), 'q');
  expect(await pageProblemInProcess(path, folder, built.start)).toBeNull();
  rmSync(folder, { recursive: true });
  const broken = join(testFolder(), 'broken.plumb');
  writeFileSync(broken, readFileSync(path).fill(0xa5, 8192, 12288));
  expect(await pageProblemInProcess(broken, folder, built.start)).toMatch(/./);
});
