import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import { createCase } from '../case/case-file';
import { articleCommand, claimCommand, tamper, testHost } from '../case/test-case';
import { nodeProcess } from '../process/node-process';
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

/** Every command that opens a case. */
const COMMANDS = [
  ['show'],
  ['export', '--format', 'md', '--out', 'report.md'],
  ['backup'],
  ['restore', 'any', '--preview'],
  ['restore', 'any'],
  ['import', 'news.txt'],
  ['annotate', 'claims.json'],
] as const;

function onCase(name: string, [command = '', ...words]: readonly string[]): readonly string[] {
  return [command, name, ...words];
}

/** @returns its status, and what it said */
async function runOn(name: string, words: readonly string[]): Promise<[number, string]> {
  const { status, out, err } = await cli.run(...onCase(name, words));
  expect(out).toBe('');
  return [status, err];
}

test('a case that is damaged or holds what is not ours is opened by no command, and not written to', async () => {
  const path = cli.path('harbour.plumb');
  const whole = readFileSync(path);
  for (const [change, said] of [
    [`UPDATE claims SET speaker = 'Eve'`, '"speaker" of a record in claims'],
    ['UPDATE article_texts SET text = upper(text)', 'A text of "The harbour is safe" was changed'],
    [
      `CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`,
      'endless',
    ],
    [`CREATE TRIGGER greedy AFTER UPDATE ON case_locks BEGIN DELETE FROM evidence; END`, 'greedy'],
  ] as const) {
    writeFileSync(path, whole);
    tamper(path, change);
    const before = readFileSync(path);
    for (const words of COMMANDS) {
      expect([words, await runOn('harbour.plumb', words)]).toEqual([
        words,
        [1, expect.stringContaining(said)],
      ]);
      expect(readFileSync(path).equals(before)).toBe(true);
    }
  }
});

test('what can still be done about a damaged case is said', async () => {
  tamper(cli.path('harbour.plumb'), `UPDATE claims SET speaker = 'Eve'`);
  for (const words of COMMANDS)
    expect((await runOn('harbour.plumb', words))[1]).toContain('"plumbline recover"');
});

test('nothing is opened that was not inspected', async () => {
  const worker = cli.path('worker.mjs');
  writeFileSync(worker, 'process.on("message", () => process.abort());');
  const blind = commandLine(NO_IMPORT, nodeProcess(worker, 64));
  try {
    for (const words of [...COMMANDS, ['versions']])
      expect(await blind.run(...onCase(cli.path('harbour.plumb'), words))).toEqual({
        status: 1,
        out: '',
        err: expect.stringContaining('the process that checked it ended') as string,
      });
  } finally {
    blind.remove();
  }
});

test('words of a stranger give no orders to the terminal, and JSON says them as they are', async () => {
  const title = 'Title \u001b]0;owned\u0007 \u009b2J';
  const made = await cli.run('new', 'other.plumb', '--title', title);
  tamper(cli.path('harbour.plumb'), `UPDATE articles SET title = char(27) || ']0;owned' || char(7)`);
  for (const args of [['check'], ['show'], ['versions'], ['check', '--json'], ['show', '--json']]) {
    const [command = '', ...options] = args;
    for (const name of ['harbour.plumb', 'other.plumb']) {
      const { out, err } = await cli.run(command, name, ...options);
      expect(out + err, args.join(' ')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
    }
  }
  expect(made.out).toContain('\\u001b]0;owned\\u0007 \\u009b2J');
  const { out } = await cli.run('show', 'other.plumb', '--json');
  expect(JSON.parse(out)).toMatchObject({ case: { title } });
});

test('a case of an older format is shown without being written', async () => {
  const path = cli.path('harbour.plumb');
  tamper(path, 'DROP TABLE case_locks; PRAGMA user_version = 1');
  const before = readFileSync(path);
  const { status, out } = await cli.run('show', 'harbour.plumb');
  expect([status, out.includes('the harbour is safe')]).toEqual([0, true]);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a case beside which a write-ahead log lies is opened by no command, and salvaging it is named', async () => {
  const path = cli.path('harbour.plumb');
  writeFileSync(`${path}-wal`, 'what another program has written');
  const before = readFileSync(path);
  for (const words of [...COMMANDS, ['check']]) {
    const [status, said] = await runOn('harbour.plumb', words);
    expect([words[0], status]).toEqual([words[0], 1]);
    expect(said).toContain('"plumbline recover"');
  }
  const { status, out } = await cli.run('check', 'harbour.plumb', '--json');
  expect([status, JSON.parse(out)]).toMatchObject([1, { ok: false, error: { code: 'case.walMode' } }]);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readFileSync(`${path}-wal`, 'utf8')).toBe('what another program has written');
});
