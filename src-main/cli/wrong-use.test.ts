import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../src-shared/strings/en';
import { buildInspector, type BuiltInspector } from '../case/inspect/testing/built-inspector';
import { COMMANDS, isCliCommand } from './commands';
import { commandLine, type CommandLine } from './testing/command-line';

let inspector: BuiltInspector;
let plumbline: CommandLine;

beforeAll(async () => {
  inspector = await buildInspector();
});
afterAll(() => {
  inspector.remove();
});
beforeEach(() => {
  plumbline = commandLine(() => {
    throw new Error('nothing is read on wrong use');
  }, inspector.start);
});
afterEach(() => {
  plumbline.remove();
});

describe('wrong use', () => {
  it.each([
    [[], 'No command was given.'],
    [['nwe'], 'There is no command "nwe".'],
    [['--verbose'], 'There is no option "--verbose".'],
    [['new'], 'The name of the case file is missing.'],
    [['new', ''], 'The name of the case file is missing.'],
    [['new', 'a.plumb', 'b.plumb'], '"b.plumb" is one argument too many.'],
    [['new', 'a.plumb', '--titel', 'x'], 'There is no option "--titel".'],
    [['new', 'a.plumb', '--title'], 'The option "--title" was given wrongly: it needs a value.'],
    [['new', 'a.plumb', '--title', ' '], 'The option "--title" may not be empty.'],
    [['new', 'a.plumb', '--title', 'x'.repeat(1001)], 'The value of "--title" is too long'],
    [['show', 'a.plumb', '--json=yes'], 'The option "--json" was given wrongly: it takes no value.'],
    [['import', 'a.plumb'], 'The name of a file to import is missing.'],
    [
      ['import', 'a.plumb', 'n.txt', '--published', '31.12.2025'],
      '"31.12.2025" is not a date that "--published" takes.',
    ],
    [['import', 'a.plumb', 'n.txt', '--retrieved', '2026-02-31'], '"2026-02-31" is not a date'],
    [['import', 'a.plumb', 'n.txt', '--url', 'ftp://example.org'], '"ftp://example.org" is not an address'],
    [['import', 'a.plumb', 'n.txt', '--language', 'english please'], 'is not a language tag'],
    [['import', 'a.plumb', 'n.txt', '--encoding', 'ebcdic'], '"ebcdic" is not a known encoding.'],
    [['import', 'a.plumb', 'n.txt', 'm.txt', '--title', 'x'], '"--title" can be given for one file only.'],
    [['annotate', 'a.plumb'], 'The name of the file of claims is missing.'],
    [['export', 'a.plumb', '--out', 'a.html'], 'The option "--format" is missing.'],
    [['export', 'a.plumb', '--format', 'html'], 'The option "--out" is missing.'],
    [
      ['export', 'a.plumb', '--format', 'docx', '--out', 'a.docx'],
      '"docx" is not a format. These are: html, pdf, md.',
    ],
    [['check'], 'The name of the case file is missing.'],
  ])('%j ends with 2', async (words, message) => {
    const { status, out, err } = await plumbline.run(...words);
    expect([status, out]).toEqual([2, '']);
    expect(err.startsWith('plumbline: ')).toBe(true);
    expect(err).toContain(message);
    expect(err).toMatch(/Try "plumbline (\w+ )?--help"\.\n$/);
    expect(existsSync(plumbline.path('a.plumb'))).toBe(false);
  });
});

describe('refusals', () => {
  it('end with 1, in the window’s words', async () => {
    writeFileSync(plumbline.path('news.txt'), 'The ferry stops.\n');
    expect((await plumbline.run('new', 'case.plumb')).status).toBe(0);
    for (const [words, message] of [
      [['new', 'case.plumb'], 'There is a file "case.plumb" already.'],
      [['show', 'none.plumb'], 'There is no file "none.plumb".'],
      [['show', 'news.txt'], '"news.txt" is not a Plumbline case file.'],
    ] as const) {
      const { status, out, err } = await plumbline.run(...words);
      expect([words, status, out]).toEqual([words, 1, '']);
      expect(err).toContain(`plumbline: `);
      expect(err).toContain(message);
    }
  });
});

describe('help', () => {
  it.each(COMMANDS)('tells about %s, in two ways', async (command) => {
    const [one, two] = [await plumbline.run(command, '--help'), await plumbline.run('help', command)];
    expect(two).toEqual(one);
    expect([one.status, one.err]).toEqual([0, '']);
    expect(one.out).toBe(en.cli.help[command]);
    expect(one.out).toContain(`Usage: plumbline ${command} <`);
  });

  it('gives an overview and the version', async () => {
    const [overview, version] = [await plumbline.run('--help'), await plumbline.run('--version')];
    for (const command of COMMANDS) expect(overview.out).toContain(`\n  ${command} `);
    expect(version.out).toMatch(/^Plumbline \d+\.\d+\.\d+\n$/);
  });

  it('knows its words from the names of files', () => {
    expect([...COMMANDS, 'help'].every(isCliCommand)).toBe(true);
    expect(isCliCommand('case.plumb')).toBe(false);
  });
});
