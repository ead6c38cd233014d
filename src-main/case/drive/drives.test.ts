import { symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../../src-shared/errors';
import { nodeProcess } from '../../process/node-process';
import { builtWorker, type BuiltWorker } from '../../process/testing/built-worker';
import { cleanUpWith, testFolder } from '../test-case';
import { DRIVE_ENV, DRIVE_HEAP_MIB, Drives } from './drives';
import { canMountSilent, mountSilent } from './testing/silent-drive';

cleanUpWith(onTestFinished);

let built: BuiltWorker;
beforeAll(async () => {
  built = await builtWorker(resolve(import.meta.dirname, '../drive-worker.ts'));
}, 60_000);
afterAll(() => {
  built.remove();
});

function drives(): Drives {
  const made = new Drives(nodeProcess(built.path, DRIVE_HEAP_MIB, DRIVE_ENV));
  onTestFinished(() => {
    made.close();
  });
  return made;
}

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof Refusal ? error.error.code : String(error)),
  );

test('tells files, folders and nothing apart, and which file a link leads to', async () => {
  const folder = testFolder();
  const [file, link] = [join(folder, 'a.plumb'), join(folder, 'link.plumb')];
  writeFileSync(file, '');
  symlinkSync(file, link);
  const asked = drives();
  const [there, linked, nothing, aFolder, odd] = await Promise.all(
    [file, link, join(folder, 'nowhere'), folder, `${file}/x`].map((path) => asked.ask(path)),
  );
  expect(there).toMatchObject({ is: 'file', real: file });
  expect(linked).toEqual(there);
  expect([nothing?.is, aFolder?.is, odd?.is]).toEqual(['nothing', 'folder', 'nothing']);
});

test('a process that ends is begun anew, and where none can be had the app asks by itself', async () => {
  const file = join(testFolder(), 'ends.mjs');
  writeFileSync(file, 'process.exit(1)');
  expect(await new Drives(nodeProcess(file, DRIVE_HEAP_MIB)).ask(file)).toMatchObject({ is: 'file' });
});

test.skipIf(!canMountSilent)(
  'a drive that is silent is given up in time, or when it is cancelled, and holds up no other',
  async () => {
    const silent = mountSilent(testFolder());
    onTestFinished(silent.remove);
    const asked = drives();
    const stop = new AbortController();
    const cancelled = codeOf(asked.find(join(silent.folder, 'a.plumb'), { signal: stop.signal }));
    // More of them than libuv has threads by default.
    const many = Array.from({ length: 10 }, (_, at) =>
      codeOf(asked.find(join(silent.folder, `${String(at)}.plumb`), { limitMs: 200 })),
    );
    expect(await asked.ask(built.path)).toMatchObject({ is: 'file' });
    stop.abort();
    expect(await cancelled).toBe('inspect.cancelled');
    expect(new Set(await Promise.all(many))).toEqual(new Set(['drive.silent']));
    expect(await codeOf(asked.find(join(silent.folder, 'b.plumb'), { signal: AbortSignal.abort() }))).toBe(
      'inspect.cancelled',
    );
  },
);
