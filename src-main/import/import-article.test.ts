import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importArticle } from './import-article';
import type { WorkerProcess } from '../process/worker-process';
import type { ImportOptions, StartImportProcess } from './import-article';
import { nodeImportProcess } from './node-import-process';
import { buildWorker } from './testing/built-worker';
import type { BuiltWorker } from '../process/testing/built-worker';

const MIB = 1024 * 1024;
const options: ImportOptions = { encoding: null, today: '2026-03-04' };
const text = { kind: 'text', text: 'Bridge opens late\nThe mayor is glad.', name: 'Pasted text' } as const;

let worker: BuiltWorker;
let folder = '';

beforeAll(async () => {
  worker = await buildWorker();
  folder = mkdtempSync(join(tmpdir(), 'plumbline-import-'));
}, 60_000);
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true, force: true });
});

const file = (
  name: string,
  content: string | Uint8Array,
): { readonly kind: 'file'; readonly path: string } => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { kind: 'file', path };
};

/** Starts the real process and keeps it at hand, with its end as a promise. */
function watched(path = worker.path): {
  readonly start: StartImportProcess;
  readonly ended: Promise<unknown>;
  readonly current: () => WorkerProcess | null;
} {
  let current: WorkerProcess | null = null;
  let end: (code: unknown) => void = () => undefined;
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  return {
    start: () => {
      current = nodeImportProcess(path)();
      current.onExit(end);
      return current;
    },
    ended,
    current: () => current,
  };
}

describe('importArticle in a process of its own', () => {
  it('brings text, blocks and bytes over, and ends the process', async () => {
    const { start, ended } = watched();
    const bytes = Buffer.from('\ufeffÜber die Brücke\r\nSie ist neu, sagt der Bürgermeister.');
    const result = await importArticle(file('a.txt', bytes), options, start);
    expect(result).toMatchObject({
      ok: true,
      value: {
        fileName: 'a.txt',
        text: 'Über die Brücke\nSie ist neu, sagt der Bürgermeister.',
        encoding: 'utf-8',
      },
    });
    expect(result.ok && Buffer.compare(result.value.original, bytes)).toBe(0);
    await ended;
  });

  it('passes a refusal on, and ends the process', async () => {
    const { start, ended } = watched();
    expect(await importArticle({ kind: 'file', path: folder }, options, start)).toMatchObject({
      ok: false,
      error: { code: 'file.isFolder' },
    });
    await ended;
  });

  it('reads again in an encoding that the person chose', async () => {
    const source = file('koi.txt', Buffer.from([0xcd, 0xcf, 0xd3, 0xd4]));
    const result = await importArticle(source, { ...options, encoding: 'koi8-r' }, watched().start);
    expect(result).toMatchObject({ ok: true, value: { text: 'мост', encodingBasis: 'chosen' } });
  });

  it('takes the largest file within the time and memory it has', async () => {
    const source = file(
      'largest.txt',
      Buffer.alloc(50 * MIB, 'The mayor said that the new bridge will open soon.\n'),
    );
    const result = await importArticle(source, options, watched().start);
    expect(result).toMatchObject({ ok: true, value: { size: 50 * MIB } });
  }, 30_000);

  it('refuses a file beyond the limit', async () => {
    const source = file('large.txt', '');
    truncateSync(source.path, 51 * MIB);
    expect(await importArticle(source, options, watched().start)).toEqual({
      ok: false,
      error: { code: 'file.tooLarge', params: { name: 'large.txt', size: 51, limit: 50 } },
    });
  });
});

describe('a process that does not answer', () => {
  it('is killed when the time is up', async () => {
    const { start, ended } = watched();
    const source = file('slow.md', '*a **b `c '.repeat(200_000));
    expect(await importArticle(source, { ...options, timeoutMs: 250 }, start)).toEqual({
      ok: false,
      error: { code: 'import.timeout', params: { name: 'slow.md', seconds: 0.25 } },
    });
    await ended;
  });

  it('is killed when the import is cancelled', async () => {
    const { start, ended } = watched();
    const cancel = new AbortController();
    const source = file('slow.md', '*a **b `c '.repeat(200_000));
    const result = importArticle(source, { ...options, signal: cancel.signal }, start);
    cancel.abort();
    expect(await result).toEqual({
      ok: false,
      error: { code: 'import.cancelled', params: { name: 'slow.md' } },
    });
    await ended;
  });

  it('is not even started when the import was cancelled before', async () => {
    const { start, current } = watched();
    const result = await importArticle(text, { ...options, signal: AbortSignal.abort() }, start);
    expect(result).toMatchObject({ ok: false, error: { code: 'import.cancelled' } });
    expect(current()).toBeNull();
  });
});

describe('a process that dies', () => {
  const crashed = { ok: false, error: { code: 'import.crashed', params: { name: 'Pasted text' } } };

  it('by a signal is reported', async () => {
    const { start, current, ended } = watched();
    const result = importArticle(text, options, start);
    current()?.kill();
    expect(await result).toEqual(crashed);
    await ended;
  });

  it('of lack of memory is reported', async () => {
    const { start, ended } = watched();
    // Each line becomes a block: 25 million of them are far beyond its memory.
    const result = await importArticle(file('lines.txt', Buffer.alloc(50 * MIB, 'a\n')), options, start);
    expect(result).toEqual({ ok: false, error: { code: 'import.crashed', params: { name: 'lines.txt' } } });
    await ended;
  }, 30_000);

  it('because it can not be started is reported', async () => {
    const { start } = watched(join(folder, 'absent.mjs'));
    expect(await importArticle(text, options, start)).toEqual(crashed);
  });

  it('talking nonsense is taken for dead', async () => {
    writeFileSync(
      join(folder, 'mad.mjs'),
      'process.on("message", () => process.send({ ok: true, value: {} }));',
    );
    const { start, ended } = watched(join(folder, 'mad.mjs'));
    expect(await importArticle(text, options, start)).toEqual(crashed);
    await ended;
  });
});
