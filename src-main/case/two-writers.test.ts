import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { build } from 'vite';
import { all } from '../db/sql';
import { createCase, openCase } from './case-file';
import type { Holding } from './lock.child';
import { cleanUpWith, testFolder, testHost, withDb } from './test-case';

cleanUpWith(onTestFinished);

const HOLDINGS = 12;
const MOST_ATTEMPTS = 20;
const root = resolve(import.meta.dirname, '../..');
let folder = '';

/** Inside the project, so that the built file finds its packages. */
beforeAll(async () => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'two-writers-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify('test') },
    build: {
      ssr: join(import.meta.dirname, 'lock.child.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'lock.mjs' } },
    },
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function holdingsOf(path: string, analyst: string): Promise<readonly Holding[]> {
  const child = spawn(process.execPath, [join(folder, 'lock.mjs'), path, analyst, String(HOLDINGS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said: Holding[] = [];
  for await (const line of createInterface({ input: child.stdout })) said.push(JSON.parse(line) as Holding);
  return said;
}

test('two processes that take a case from each other never both write: between two changes of a holder there is none of the other', async () => {
  const path = join(testFolder(), 'contested.plumb');
  createCase(path, { title: 'Contested' }, testHost()).close();
  const holdings: Holding[] = [];
  // Whether they meet is left to chance; where they did not, nothing was tried.
  const haveMet = () => holdings.some(({ end }) => end === 'case.lostLock');
  for (let attempt = 0; attempt < MOST_ATTEMPTS && !haveMet(); attempt++) {
    const both = await Promise.all([holdingsOf(path, 'Ada'), holdingsOf(path, 'Ben')]);
    expect(both.map((one) => one.length)).toEqual([HOLDINGS, HOLDINGS]);
    holdings.push(...both.flat());
  }
  const journal = withDb(path, (db) =>
    all<{ seq: number; analyst: string }>(db, 'SELECT seq, analyst FROM journal WHERE seq > 1 ORDER BY seq'),
  );
  for (const { analyst, seqs } of holdings) {
    const [first = 0, last = -1] = [seqs[0], seqs.at(-1)];
    const during = journal.filter(({ seq }) => seq >= first && seq <= last);
    expect(during.map(({ seq }) => seq)).toEqual(seqs);
    expect(new Set(during.map((entry) => entry.analyst)).size).toBeLessThanOrEqual(1);
    expect(during.every((entry) => entry.analyst === analyst)).toBe(true);
  }
  expect(holdings.flatMap(({ seqs }) => seqs).sort((a, b) => a - b)).toEqual(journal.map(({ seq }) => seq));
  expect(haveMet()).toBe(true);
  expect(holdings.every(({ end }) => end === null || end === 'case.lostLock')).toBe(true);
  const opened = openCase(path, testHost());
  expect(opened.check().ok).toBe(true);
  opened.close();
}, 120_000);
