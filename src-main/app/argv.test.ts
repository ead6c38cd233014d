import { describe, expect, test } from 'vitest';
import { fileKind, parseArgv } from './argv';

const isCliCommand = (word: string): boolean => ['new', 'import', 'show', 'check'].includes(word);
const dev = (...words: string[]) =>
  parseArgv(['/runtime/electron', ...words], { packaged: false, cwd: '/home/ada', isCliCommand });
const packaged = (...words: string[]) =>
  parseArgv(['/opt/plumbline', ...words], { packaged: true, cwd: '/home/ada', isCliCommand });

const plain = { kind: 'window', files: [], sample: false, screenshot: null };

describe('parseArgv', () => {
  test('nothing given opens the start screen', () => {
    expect(dev('/app')).toEqual(plain);
    expect(packaged()).toEqual(plain);
  });

  test('in development the first word that is no flag is the app folder, wherever it stands', () => {
    expect(
      dev('--inspect=0', '--remote-debugging-port=0', '/app', '--user-data-dir=/tmp/x', 'a.plumb'),
    ).toEqual({
      ...plain,
      files: ['/home/ada/a.plumb'],
    });
  });

  test.each(['--help', '-h', '--version'])('%s alone is answered in the terminal', (word) => {
    expect(packaged(word)).toEqual({ kind: 'cli', words: [word] });
    expect(dev('/app', word)).toEqual({ kind: 'cli', words: [word] });
  });

  test('the packaged app has no folder to leave out', () => {
    expect(packaged('a.plumb', '/srv/b.txt')).toEqual({
      ...plain,
      files: ['/home/ada/a.plumb', '/srv/b.txt'],
    });
  });

  test('paths are relative to where the app was started, and taken literally', () => {
    expect(packaged('../x y/ä%20b.plumb')).toEqual({ ...plain, files: ['/home/x y/ä%20b.plumb'] });
  });

  test('what looks like an address is only a file name', () => {
    expect(packaged('file:///home/user')).toEqual({ ...plain, files: ['/home/ada/file:/home/user'] });
    expect(packaged('https://example.org/a.plumb')).toEqual({
      ...plain,
      files: ['/home/ada/https:/example.org/a.plumb'],
    });
  });

  test('flags', () => {
    expect(dev('/app', '--sample', '--screenshot=shot.png')).toEqual({
      ...plain,
      sample: true,
      screenshot: '/home/ada/shot.png',
    });
    expect(dev('/app', '--screenshot=')).toEqual(plain);
    expect(dev('/app', '--print-pdf')).toEqual({ kind: 'printPdf' });
  });

  test('the first word decides about the command line, and it gets all that follows', () => {
    expect(dev('/app', 'import', 'a.plumb', '--title=x', '--help')).toEqual({
      kind: 'cli',
      words: ['import', 'a.plumb', '--title=x', '--help'],
    });
    expect(packaged('--user-data-dir=/tmp/x', 'show', 'a.plumb')).toEqual({
      kind: 'cli',
      words: ['show', 'a.plumb'],
    });
  });

  test('a file that is called like a command can still be opened', () => {
    expect(packaged('./show')).toEqual({ ...plain, files: ['/home/ada/show'] });
    expect(packaged('a.plumb', 'show')).toEqual({ ...plain, files: ['/home/ada/a.plumb', '/home/ada/show'] });
  });

  test('an empty word is no file', () => {
    expect(packaged('')).toEqual(plain);
  });
});

test('fileKind goes by the ending, in any case', () => {
  expect(fileKind('/a/b.PLUMB')).toBe('case');
  expect(fileKind('/a/b.txt')).toBe('article');
  expect(fileKind('/a/b.MD')).toBe('article');
  expect(fileKind('/a.plumb/b')).toBe('unknown');
  expect(fileKind('/a/.plumb')).toBe('unknown');
});
