/** Reads the app's arguments: pure, because packaged and development starts count them differently. */
import { basename, extname, resolve } from 'node:path';

/** What the app was started to do. `files` are absolute paths, in the order given. */
export type Start =
  | { readonly kind: 'cli'; readonly words: readonly string[] }
  | { readonly kind: 'printPdf' }
  | {
      readonly kind: 'window';
      readonly files: readonly string[];
      readonly sample: boolean;
      readonly screenshot: string | null;
    };

export interface ArgvContext {
  readonly packaged: boolean;
  readonly cwd: string;
  readonly isCliCommand: (word: string) => boolean;
}

/** Asked of a program without any further word; answered in the terminal, not by a window. */
const ASKS: readonly string[] = ['--help', '-h', '--version'];

const isFlag = (word: string): boolean => word.startsWith('-');

/**
 * Our own words: without the executable and, in development (`electron <flags> <folder> <words>`),
 * without the app's folder.
 */
function ownWords(argv: readonly string[], packaged: boolean): readonly string[] {
  const words = argv.slice(1);
  if (packaged) return words;
  const folder = words.findIndex((word) => !isFlag(word));
  return folder === -1 ? words : words.filter((_, index) => index !== folder);
}

function flagValue(words: readonly string[], name: string): string | null {
  const prefix = `--${name}=`;
  const word = words.find((candidate) => candidate.startsWith(prefix));
  const value = word?.slice(prefix.length);
  return value === undefined || value === '' ? null : value;
}

/**
 * The command line's words count only where the first of them is one: a case file may be called `show`
 * and still be opened as `./show`. Paths are taken literally: `%20` is a part of a name, and what looks
 * like an address is a file that does not exist.
 */
export function parseArgv(argv: readonly string[], { packaged, cwd, isCliCommand }: ArgvContext): Start {
  const words = ownWords(argv, packaged);
  const firstWord = words.findIndex((word) => !isFlag(word));
  const first = words[firstWord];
  if (first !== undefined && isCliCommand(first)) return { kind: 'cli', words: words.slice(firstWord) };
  if (ASKS.some((word) => words.includes(word)))
    return { kind: 'cli', words: words.filter((word) => ASKS.includes(word)) };
  if (words.includes('--print-pdf')) return { kind: 'printPdf' };
  const screenshot = flagValue(words, 'screenshot');
  return {
    kind: 'window',
    files: words.filter((word) => !isFlag(word) && word !== '').map((word) => resolve(cwd, word)),
    sample: words.includes('--sample'),
    screenshot: screenshot === null ? null : resolve(cwd, screenshot),
  };
}

/** What a file named by an argument, a drop on the icon or a second start is taken for. */
export function fileKind(path: string): 'case' | 'article' | 'unknown' {
  switch (extname(basename(path)).toLowerCase()) {
    case '.plumb':
      return 'case';
    case '.txt':
    case '.md':
    case '.markdown':
    case '.text':
      return 'article';
    default:
      return 'unknown';
  }
}
