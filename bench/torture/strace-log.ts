/** Reads what one process did to the files of one folder out of a log of its system calls. */
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { assertNever, defined } from '../../src-shared/assert';
import type { Saved } from './cases';

/** In the order in which the process did it. Offsets and sizes in bytes. */
export type Op =
  | { readonly kind: 'create' | 'sync' | 'unlink'; readonly path: string }
  | { readonly kind: 'syncFolder' }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'saved'; readonly saved: Saved };

const CALLS = [
  'openat',
  'open',
  'creat',
  'write',
  'writev',
  'pwrite64',
  'pwritev',
  'fsync',
  'fdatasync',
  'ftruncate',
  'truncate',
  'fallocate',
  'unlink',
  'unlinkat',
  'rename',
  'renameat',
  'renameat2',
] as const;
type Call = (typeof CALLS)[number];

/** Every string in hexadecimal and in full, every file descriptor with its path. */
export const STRACE_ARGUMENTS = ['-f', '-y', '-xx', '-s', '16777216', '-e', `trace=${CALLS.join(',')}`];

/** A container may forbid what strace does even where it is installed. @returns null = it works here */
export function whyNoStrace(): string | null {
  if (spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0) return null;
  return 'strace does not run here, and without it nobody knows what a process asks of the disk';
}

/** @param folder what happens elsewhere is left out, as is the memory that WAL shares, which no disk has to keep */
export function readLog(log: string, folder: string): readonly Op[] {
  const known = new Set<string>();
  return wholeLines(log).flatMap((line) => {
    const match = /^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)/.exec(line);
    if (match === null || Number(match[3]) < 0) return [];
    const name = defined(match[1], 'call');
    if (!isCall(name)) return [];
    return opsOf(name, new Arguments(defined(match[2], 'arguments')), folder, known);
  });
}

function isCall(name: string): name is Call {
  return (CALLS as readonly string[]).includes(name);
}

/** A call that another thread's comes between is logged in two halves. */
function wholeLines(log: string): readonly string[] {
  const begun = new Map<string, string>();
  return log.split('\n').flatMap((line) => {
    const pid = /^\d+/.exec(line)?.[0] ?? '';
    if (line.endsWith(' <unfinished ...>')) {
      begun.set(pid, line.slice(0, -' <unfinished ...>'.length));
      return [];
    }
    const resumed = /^\d+\s+<\.\.\. \w+ resumed>(.*)$/.exec(line);
    return resumed ? [`${begun.get(pid) ?? ''}${resumed[1] ?? ''}`] : [line];
  });
}

/** The arguments of a call, taken as they are needed. */
class Arguments {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  /** The path of the descriptor that comes first. */
  get descriptor(): { readonly number: number; readonly path: string } {
    const match = /^(-?\d+|AT_FDCWD)<([^>]*)>/.exec(this.#text);
    return { number: Number(match?.[1] ?? -1), path: bytesOf(match?.[2] ?? '').toString() };
  }

  get strings(): readonly Buffer[] {
    return [...this.#text.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map((match) => {
      if (match[2] !== undefined) throw new Error('the log cuts a string');
      return bytesOf(match[1] ?? '');
    });
  }

  get last(): number {
    return Number(/(\d+)$/.exec(this.#text)?.[1]);
  }

  has(flag: string): boolean {
    return this.#text.includes(flag);
  }
}

function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}

function opsOf(call: Call, args: Arguments, folder: string, known: Set<string>): readonly Op[] {
  const isOurs = (path: string): boolean => dirname(path) === folder && !path.endsWith('-shm');
  const { number, path } = args.descriptor;
  switch (call) {
    case 'openat': {
      const opened = String(args.strings[0]);
      if (!isOurs(opened)) return [];
      const isNew = args.has('O_CREAT') && !known.has(opened);
      known.add(opened);
      const created: Op[] = isNew ? [{ kind: 'create', path: opened }] : [];
      return args.has('O_TRUNC') ? [...created, { kind: 'truncate', path: opened, size: 0 }] : created;
    }
    case 'write': {
      if (number === 1) return [{ kind: 'saved', saved: JSON.parse(String(args.strings[0])) as Saved }];
      return isOurs(path) ? unknown(call) : [];
    }
    case 'pwrite64': {
      const data = defined(args.strings[0], 'data');
      return isOurs(path) ? [{ kind: 'write', path, offset: args.last, data }] : [];
    }
    case 'fsync':
    case 'fdatasync':
      if (path === folder) return [{ kind: 'syncFolder' }];
      return isOurs(path) ? [{ kind: 'sync', path }] : [];
    case 'ftruncate':
      return isOurs(path) ? [{ kind: 'truncate', path, size: args.last }] : [];
    case 'unlink': {
      const gone = String(args.strings[0]);
      known.delete(gone);
      return isOurs(gone) ? [{ kind: 'unlink', path: gone }] : [];
    }
    case 'rename': {
      const [from, to] = args.strings.map(String);
      return from !== undefined && to !== undefined && (isOurs(from) || isOurs(to))
        ? [{ kind: 'rename', path: from, to }]
        : [];
    }
    case 'open':
    case 'creat':
    case 'writev':
    case 'pwritev':
    case 'truncate':
    case 'fallocate':
    case 'unlinkat':
    case 'renameat':
    case 'renameat2':
      return args.has(Buffer.from(folder).toString('hex').replaceAll(/../g, '\\x$&')) ? unknown(call) : [];
    default:
      return assertNever(call);
  }
}

/** A call that the model does not know must not go unnoticed: its images would be of another disk. */
function unknown(call: Call): never {
  throw new Error(`the model of the disk does not know ${call}`);
}
