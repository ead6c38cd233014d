import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCase, openCase } from '../case/case-file';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import { articleCommand, claimCommand, tamper } from '../case/test-case';
import { nodeProcess } from '../process/node-process';
import { builtWorker, type BuiltWorker } from '../process/testing/built-worker';
import { COMMANDS } from './commands';
import { commandLine, type CommandLine } from './testing/command-line';

const HOST = { analyst: () => 'Ada', now: () => new Date() };

let worker: BuiltWorker;
let inspector: BuiltInspector;
let line: CommandLine;

beforeAll(async () => {
  [worker, inspector] = await Promise.all([
    builtWorker(resolve(import.meta.dirname, '../case/backup/backup-worker.ts')),
    buildInspector(),
  ]);
}, 60_000);

afterAll(() => {
  worker.remove();
  inspector.remove();
});

beforeEach(() => {
  const none = () => {
    throw new Error('no such process is expected here');
  };
  line = commandLine(none, inspector.start, nodeProcess(worker.path, 512));
  const opened = createCase(line.path('harbour.plumb'), { title: 'Harbour' }, HOST);
  const article = articleCommand();
  opened.execute(article);
  opened.execute(claimCommand(article.id, 'the harbour is safe'));
  opened.close();
});

afterEach(() => {
  line.remove();
});

function addClaim(): void {
  const opened = openCase(line.path('harbour.plumb'), HOST);
  const [article] = opened.snapshot().articles;
  opened.execute(claimCommand(article?.id ?? '', 'scandal'));
  opened.close();
}

function claims(name: string): number {
  const opened = openCase(line.path(name), HOST);
  const { length } = opened.snapshot().claims;
  opened.close();
  return length;
}

test('backup, versions and restore go together, and restore says first what changes', async () => {
  expect((await line.run('backup', 'harbour.plumb', '--name', 'Then')).status).toBe(0);
  addClaim();
  const listed = await line.run('versions', 'harbour.plumb');
  expect(listed.out).toContain('Then (Articles: 1, claims: 1, references: 0)');
  const json = JSON.parse((await line.run('versions', 'harbour.plumb', '--json')).out) as {
    versions: { id: string; name: string }[];
  };
  expect(json.versions).toHaveLength(1);
  const preview = await line.run('restore', 'harbour.plumb', 'Then', '--preview');
  expect(preview).toMatchObject({ status: 0, err: '' });
  expect(preview.out).toContain('Claim 2, taken away: "scandal"');
  expect(claims('harbour.plumb')).toBe(2);
  expect((await line.run('restore', 'harbour.plumb', json.versions[0]?.id ?? '')).status).toBe(0);
  expect(claims('harbour.plumb')).toBe(1);
  expect((await line.run('restore', 'harbour.plumb', 'Nothing')).status).toBe(1);
});

test('recover makes a new case of a damaged one, lists what was lost, and leaves the damaged file as it is', async () => {
  const path = line.path('harbour.plumb');
  const page = Math.floor(readFileSync(path).indexOf('Everyone knows') / 4096);
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4096, 0xff), 0, 4096, page * 4096);
  closeSync(file);
  const before = readFileSync(path);
  const recovered = await line.run('recover', 'harbour.plumb', '--out', 'new.plumb');
  expect(recovered.status).toBe(1);
  expect(recovered.out).toContain('Claims: 1 of 1');
  expect(recovered.out).toContain('could not be read');
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(claims('new.plumb')).toBe(1);
  expect((await line.run('recover', 'harbour.plumb', '--out', 'new.plumb')).err).toContain('There is a file');
  expect((await line.run('recover', 'harbour.plumb')).status).toBe(2);
  writeFileSync(line.path('noise.plumb'), 'no case at all');
  expect((await line.run('recover', 'noise.plumb', '--out', 'other.plumb')).err).toContain(
    'not a Plumbline case',
  );
});

test('the versions of a damaged case are listed, with its damage, also where it can not say which case it is', async () => {
  await line.run('backup', 'harbour.plumb', '--name', 'Then');
  for (const damage of [`UPDATE claims SET speaker = 'Eve'`, 'DROP TABLE reviews']) {
    tamper(line.path('harbour.plumb'), damage);
    const { status, out, err } = await line.run('versions', 'harbour.plumb');
    expect([status, out]).toEqual([1, expect.stringContaining('Then (Articles: 1')]);
    expect(err).toContain('"harbour.plumb" is damaged');
  }
});

test('where the file was destroyed, the versions of what stood there are listed all the same, and what became of it is said', async () => {
  await line.run('backup', 'harbour.plumb', '--name', 'Then');
  writeFileSync(line.path('other.plumb'), 'no case');
  writeFileSync(line.path('harbour.plumb'), Buffer.alloc(4096));
  const { status, out, err } = await line.run('versions', 'harbour.plumb');
  expect([status, out]).toEqual([1, expect.stringContaining('Then (Articles: 1')]);
  expect(err).toContain('"harbour.plumb"');
  expect(await line.run('versions', 'other.plumb')).toMatchObject({ status: 1, out: '' });
});

test('every command has its help', async () => {
  for (const command of COMMANDS)
    expect((await line.run(command, '--help')).out).toContain(`plumbline ${command}`);
});
