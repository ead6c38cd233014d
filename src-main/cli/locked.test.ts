import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openCase } from '../case/case-file';
import type { OpenCase } from '../case/open-case';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import { nodeImportProcess } from '../import/node-import-process';
import { buildWorker } from '../import/testing/built-worker';
import type { BuiltWorker } from '../process/testing/built-worker';
import { commandLine, type CommandLine } from './testing/command-line';

let worker: BuiltWorker;
let inspector: BuiltInspector;
let cli: CommandLine;
let opened: OpenCase;

beforeAll(async () => {
  [worker, inspector] = await Promise.all([buildWorker(), buildInspector()]);
});
afterAll(() => {
  worker.remove();
  inspector.remove();
});

beforeEach(async () => {
  cli = commandLine(nodeImportProcess(worker.path), inspector.start);
  await cli.run('new', 'harbour.plumb');
  writeFileSync(cli.path('news.txt'), 'The harbour is safe, the minister said on Monday.\n');
  opened = openCase(cli.path('harbour.plumb'), { analyst: () => 'Ada', now: () => new Date() });
});
afterEach(() => {
  opened.close();
  cli.remove();
});

test('a case that somebody has open is not written to, and the words say who has it', async () => {
  const { status, err } = await cli.run('import', 'harbour.plumb', 'news.txt');
  expect(status).toBe(1);
  expect(err).toMatch(
    /"harbour.plumb" is open for writing already: Ada, on .+, since \d{4}-\d\d-\d\d \d\d:\d\d/,
  );
  expect(err).toContain('--take-over');
  expect(opened.snapshot().articles).toEqual([]);
});

test('it can be shown and exported all the same', async () => {
  expect((await cli.run('show', 'harbour.plumb')).status).toBe(0);
  expect((await cli.run('export', 'harbour.plumb', '--format', 'md', '--out', 'report.md')).status).toBe(0);
  expect(opened.execute({ type: 'case.rename', title: 'Mine' }).seq).toBe(2);
});

test('--take-over takes it, and whoever had it can only read from then on', async () => {
  expect((await cli.run('import', 'harbour.plumb', 'news.txt', '--take-over')).status).toBe(0);
  expect(opened.snapshot().articles).toHaveLength(1);
  expect(() => opened.execute({ type: 'case.rename', title: 'Mine' })).toThrow('case.lostLock');
});
