import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureEntry, findEntry, isComplete, leftovers } from './store.mjs';

let cache = '';
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'store-test-'))));
afterEach(() => {
  rmSync(cache, { recursive: true, force: true });
});

const onWait = () => undefined;

/** A process that fills the entry "thing": it says so, writes half, and then waits or goes on. */
function fillElsewhere(/** @type {'hang' | 'go on'} */ how) {
  const code = `
    import { appendFileSync, writeFileSync } from 'node:fs';
    import { join } from 'node:path';
    import { ensureEntry } from ${JSON.stringify(join(import.meta.dirname, 'store.mjs'))};
    await ensureEntry(${JSON.stringify(cache)}, 'thing', { onWait() {}, async fill(folder) {
      appendFileSync(${JSON.stringify(join(cache, 'fills'))}, 'x');
      writeFileSync(join(folder, 'half'), '1');
      process.stdout.write('filling');
      await new Promise((done) => setTimeout(done, ${how === 'hang' ? '60000' : '300'}));
      writeFileSync(join(folder, 'whole'), '2');
    } });`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

describe('an entry', () => {
  it('is there when it is filled, and is not filled again', async () => {
    let fills = 0;
    const fill = (/** @type {string} */ folder) => {
      fills += 1;
      writeFileSync(join(folder, 'file'), 'content');
      return Promise.resolve();
    };
    const first = await ensureEntry(cache, 'thing', { fill, onWait });
    const second = await ensureEntry(cache, 'thing', { fill, onWait });
    expect(second).toBe(first);
    expect(fills).toBe(1);
    expect(readdirSync(cache)).toEqual(['thing']);
  });

  it('is not there when filling it fails, and nothing of it is left', async () => {
    const fill = () => Promise.reject(new Error('no room'));
    await expect(ensureEntry(cache, 'thing', { fill, onWait })).rejects.toThrow('no room');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('is not there after its process was killed half-way; the next run clears up and fills it', async () => {
    const child = fillElsewhere('hang');
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(findEntry(cache, 'thing')).toBeUndefined();
    expect(readdirSync(cache).some((name) => name.includes('.tmp-'))).toBe(true);

    const fill = (/** @type {string} */ folder) => {
      writeFileSync(join(folder, 'whole'), '2');
      return Promise.resolve();
    };
    const folder = await ensureEntry(cache, 'thing', { fill, onWait });
    expect(existsSync(join(folder, 'half'))).toBe(false);
    expect(readdirSync(cache).sort()).toEqual(['fills', 'thing']);
  });

  it('is filled once when two processes want it at the same time', async () => {
    const children = [fillElsewhere('go on'), fillElsewhere('go on')];
    const codes = await Promise.all(
      children.map(async (child) => /** @type {unknown[]} */ (await once(child, 'exit'))[0]),
    );
    expect(codes).toEqual([0, 0]);
    expect(readFileSync(join(cache, 'fills'), 'utf8')).toBe('x');
    expect(findEntry(cache, 'thing')).toBe(join(cache, 'thing'));
  });

  it('replaces a folder of its name that is not complete', async () => {
    mkdirSync(join(cache, 'thing'));
    writeFileSync(join(cache, 'thing', 'half'), '1');
    const folder = await ensureEntry(cache, 'thing', { fill: () => Promise.resolve(), onWait });
    expect(readdirSync(folder)).toEqual(['.complete.json']);
  });
});

describe('isComplete', () => {
  const marker = { key: 'thing', files: { a: 1, 'b/c': 2 } };
  const sizes = /** @type {Record<string, number>} */ ({ a: 1, 'b/c': 2 });

  it('holds for what the marker says', () => {
    expect(isComplete(marker, 'thing', (path) => sizes[path])).toBe(true);
  });

  it.each([
    ['no marker', undefined, 'thing', sizes],
    ['the marker of another key', marker, 'other', sizes],
    ['a missing file', marker, 'thing', { a: 1 }],
    ['a file of another size', marker, 'thing', { a: 1, 'b/c': 1 }],
  ])('does not hold for %s', (_, given, key, found) => {
    expect(isComplete(given, key, (path) => /** @type {Record<string, number>} */ (found)[path])).toBe(false);
  });
});

it('leftovers are temporary folders of the dead, and old ones', () => {
  const entries = [
    { name: 'thing', ageMs: 1e12 },
    { name: 'thing.tmp-1-aa', ageMs: 5 },
    { name: 'thing.tmp-2-bb', ageMs: 5 },
    { name: 'thing.tmp-1-cc', ageMs: 1e9 },
    { name: 'thing.lock', ageMs: 1e9 },
  ];
  expect(leftovers(entries, (pid) => pid === 1)).toEqual(['thing.tmp-2-bb', 'thing.tmp-1-cc']);
});
