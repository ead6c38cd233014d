import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { build } from 'vite';
import { createCase, openCase } from './case-file';
import { articleCommand, cleanUpWith, testFolder, testHost } from './test-case';
import type { Acknowledged } from './writer.child';

cleanUpWith(onTestFinished);

const ROUNDS = 8;
/** By then a kill has surely hit the middle of a commit at least once. */
const MOST_ROUNDS = 40;

const root = resolve(import.meta.dirname, '../..');
let folder = '';

/** Inside the project, so that the built file finds its packages. */
beforeAll(async () => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'kill-test-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify('test') },
    build: {
      ssr: join(import.meta.dirname, 'writer.child.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Waits for the change that has begun by now to be half way; no timer is as short as a commit. At most half a second. */
function untilHot(path: string): void {
  const end = performance.now() + 500;
  while (!existsSync(`${path}-journal`) && performance.now() < end);
}

/** Lets a writer run until it has saved `acks` claims, kills it there and then, and returns what it had said by then. */
async function killedAfter(path: string, acks: number): Promise<readonly Acknowledged[]> {
  const writer = spawn(process.execPath, [join(folder, 'writer.mjs'), path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<NodeJS.Signals | null>((done) => {
    writer.on('exit', (_code, signal) => {
      done(signal);
    });
  });
  const said: Acknowledged[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    said.push(JSON.parse(line) as Acknowledged);
    if (said.length !== acks) continue;
    untilHot(path);
    writer.kill('SIGKILL');
  }
  expect(await exited).toBe('SIGKILL');
  return said;
}

test('a killed process loses nothing that it had said was saved', async () => {
  const path = join(testFolder(), 'killed.plumb');
  const made = createCase(path, { title: 'Killed' }, testHost());
  made.execute(
    articleCommand('Word for word, this is a text of plain letters to make claims of. '.repeat(20)),
  );
  made.close();
  const claimIds = new Set<string>();
  let inTheMiddle = 0;
  for (let round = 0; round < MOST_ROUNDS && (round < ROUNDS || inTheMiddle === 0); round++) {
    const said = await killedAfter(path, 3 + ((round * 7) % 20));
    if (existsSync(`${path}-journal`)) inTheMiddle += 1;
    for (const { claimId } of said) claimIds.add(claimId);
    const opened = openCase(path, testHost());
    const there = new Set(opened.snapshot().claims.map(({ id }) => id));
    expect([...claimIds].filter((id) => !there.has(id))).toEqual([]);
    // One more at most for each kill: committed, and killed before it could say so.
    expect(there.size - claimIds.size).toBeLessThanOrEqual(round + 1);
    expect(opened.check()).toMatchObject({ ok: true, claims: there.size });
    expect(opened.history().headSeq).toBe(2 + there.size);
    opened.close();
  }
  expect(inTheMiddle).toBeGreaterThan(0);
}, 120_000);
