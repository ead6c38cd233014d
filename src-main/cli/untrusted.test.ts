import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import { createCase } from '../case/case-file';
import { articleCommand, claimCommand, tamper, testHost } from '../case/test-case';
import { commandLine, type CommandLine } from './testing/command-line';

const NO_IMPORT = () => {
  throw new Error('nothing is imported here');
};

let inspector: BuiltInspector;
let cli: CommandLine;

beforeAll(async () => {
  inspector = await buildInspector();
});
afterAll(() => {
  inspector.remove();
});

beforeEach(() => {
  cli = commandLine(NO_IMPORT, inspector.start);
  const opened = createCase(cli.path('harbour.plumb'), { title: 'Harbour' }, testHost());
  const article = articleCommand();
  opened.execute(article);
  opened.execute(claimCommand(article.id, 'the harbour is safe'));
  opened.close();
});
afterEach(() => {
  cli.remove();
});

test('no report is written of a case that was changed past its journal', async () => {
  tamper(cli.path('harbour.plumb'), `UPDATE claims SET statement = 'He never said that', verdict = 'true'`);
  const { status, err } = await cli.run('export', 'harbour.plumb', '--format', 'md', '--out', 'report.md');
  expect(status).toBe(1);
  expect(err).toContain('No report was written');
  expect(() => readFileSync(cli.path('report.md'))).toThrow(/ENOENT/);
});

test('words of a stranger give no orders to the terminal, and JSON says them as they are', async () => {
  const title = 'Title \u001b]0;owned\u0007 \u009b2J';
  tamper(cli.path('harbour.plumb'), `UPDATE articles SET title = char(27) || ']0;owned' || char(7)`);
  for (const args of [['check'], ['show'], ['versions'], ['check', '--json'], ['show', '--json']]) {
    const [command = '', ...options] = args;
    const { out, err } = await cli.run(command, 'harbour.plumb', ...options);
    expect(out + err, args.join(' ')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
  }
  const shown = await cli.run('new', 'other.plumb', '--title', title);
  expect(shown.out).toContain('\\u001b]0;owned\\u0007 \\u009b2J');
});

test('a case of an older format is shown without being written', async () => {
  const path = cli.path('harbour.plumb');
  tamper(path, 'DROP TABLE case_locks; PRAGMA user_version = 1');
  const before = readFileSync(path);
  const { status, out } = await cli.run('show', 'harbour.plumb');
  expect([status, out.includes('the harbour is safe')]).toEqual([0, true]);
  expect(readFileSync(path).equals(before)).toBe(true);
});
