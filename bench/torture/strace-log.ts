/** Reads what one process did to the files in and below one folder out of a log of its system calls. */
import { spawnSync } from 'node:child_process';
import { relative } from 'node:path';
import { assertNever, defined } from '../../src-shared/assert';

/** In the order in which the process did it. Paths begin at the folder, which is '.'; offsets, lengths and sizes in bytes. */
export type Op =
  | { readonly kind: 'create' | 'mkdir' | 'sync' | 'remove'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | {
      readonly kind: 'copy';
      readonly path: string;
      readonly from: number;
      readonly to: string;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  | { readonly kind: 'rename' | 'link'; readonly path: string; readonly to: string }
  | { readonly kind: 'said'; readonly text: string };

const CALLS = [
  'openat',
  'open',
  'creat',
  'write',
  'writev',
  'pwrite64',
  'pwritev',
  'pwritev2',
  'copy_file_range',
  'sendfile',
  'ioctl',
  'fsync',
  'fdatasync',
  'ftruncate',
  'truncate',
  'fallocate',
  'mkdir',
  'mkdirat',
  'rmdir',
  'unlink',
  'unlinkat',
  'link',
  'linkat',
  'symlink',
  'symlinkat',
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

/**
 * @param folder what happens elsewhere is left out, as is the memory that WAL shares, which no disk has to keep
 * @throws Error for a call that the model of the disk does not know: its images would be of another disk
 */
export function readLog(log: string, folder: string): readonly Op[] {
  const reader = new Reader(folder);
  return wholeLines(log).flatMap((line) => {
    const match = /^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)/.exec(line);
    if (match === null || Number(match[3]) < 0) return [];
    const name = defined(match[1], 'call');
    if (!isCall(name)) return [];
    return reader.opsOf(name, new Arguments(defined(match[2], 'arguments')), Number(match[3]));
  });
}

function isCall(name: string): name is Call {
  return (CALLS as readonly string[]).includes(name);
}

/** A call that another thread's comes between is logged in two halves. A sync promises nothing for what came between. */
function wholeLines(log: string): readonly string[] {
  const lines: string[] = [];
  const begun = new Map<string, { readonly text: string; readonly at: number }>();
  for (const line of log.split('\n')) {
    const pid = /^\d+/.exec(line)?.[0] ?? '';
    if (line.endsWith(' <unfinished ...>')) {
      begun.set(pid, { text: line.slice(0, -' <unfinished ...>'.length), at: lines.push('') - 1 });
      continue;
    }
    const resumed = /^\d+\s+<\.\.\. (\w+) resumed>(.*)$/.exec(line);
    const half = resumed === null ? undefined : begun.get(pid);
    const whole = half === undefined ? line : `${half.text}${resumed?.[2] ?? ''}`;
    if (half !== undefined && /^f(data)?sync$/.test(resumed?.[1] ?? '')) lines[half.at] = whole;
    else lines.push(whole);
  }
  return lines;
}

interface Descriptor {
  readonly number: number;
  /** '' = the file has lost its name, so it can't be in any image. */
  readonly path: string;
}

/** The arguments of a call, taken as they are needed. */
class Arguments {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }

  /** They stand before what is written, which may be long. */
  get descriptors(): readonly Descriptor[] {
    return [...(this.#text.split('"', 1)[0] ?? '').matchAll(/(\d+)<([^>]*)>(\(deleted\))?/g)].map(
      ([, number, path, deleted]) => ({
        number: Number(number),
        path: deleted === undefined ? bytesOf(path ?? '').toString() : '',
      }),
    );
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

  /** An offset that is given by its address; null = there is none. */
  get place(): number | null {
    const place = /\[(\d+)\]/.exec(this.#text)?.[1];
    return place === undefined ? null : Number(place);
  }

  has(text: string): boolean {
    return this.#text.includes(text);
  }
}

function bytesOf(escaped: string): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), 'hex');
}

class Reader {
  readonly #folder: string;
  /** Where a file is written next by a call that does not say where, by the number of its descriptor. */
  readonly #positions = new Map<number, number>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  opsOf(call: Call, args: Arguments, result: number): readonly Op[] {
    switch (call) {
      case 'openat':
        return this.#open(args, result);
      case 'write':
        return this.#write(args, result);
      case 'pwrite64':
        return this.#onFile(args, (path) => ({
          kind: 'write',
          path,
          offset: args.last,
          data: defined(args.strings[0], 'data').subarray(0, result),
        }));
      case 'copy_file_range':
        return this.#copy(args, result);
      case 'fsync':
      case 'fdatasync':
        return this.#onFile(args, (path) => ({ kind: 'sync', path }));
      case 'ftruncate':
        return this.#onFile(args, (path) => ({ kind: 'truncate', path, size: args.last }));
      case 'mkdir':
        return this.#onNames(args, ([path]) => ({ kind: 'mkdir', path }));
      case 'unlink':
      case 'rmdir':
        return this.#onNames(args, ([path]) => ({ kind: 'remove', path }));
      case 'link':
      case 'rename':
        return this.#onNames(args, ([path, to]) => ({ kind: call, path, to: defined(to, 'new name') }));
      case 'open':
      case 'creat':
      case 'writev':
      case 'pwritev':
      case 'pwritev2':
      case 'sendfile':
      case 'ioctl':
      case 'truncate':
      case 'fallocate':
      case 'mkdirat':
      case 'unlinkat':
      case 'linkat':
      case 'symlink':
      case 'symlinkat':
      case 'renameat':
      case 'renameat2':
        return args.has(Buffer.from(this.#folder).toString('hex').replaceAll(/../g, '\\x$&'))
          ? unknown(call)
          : [];
      default:
        return assertNever(call);
    }
  }

  #open(args: Arguments, descriptor: number): readonly Op[] {
    this.#positions.set(descriptor, args.has('O_APPEND') ? NaN : 0);
    return this.#onNames(args, ([path]) => [
      ...(args.has('O_CREAT') ? [{ kind: 'create', path } as const] : []),
      ...(args.has('O_TRUNC') ? [{ kind: 'truncate', path, size: 0 } as const] : []),
    ]);
  }

  #write(args: Arguments, length: number): readonly Op[] {
    const number = args.descriptors[0]?.number;
    const data = (): Buffer => defined(args.strings[0], 'data').subarray(0, length);
    if (number === 1) return [{ kind: 'said', text: data().toString().trimEnd() }];
    return this.#onFile(args, (path) => ({
      kind: 'write',
      path,
      offset: this.#advance(number, length),
      data: data(),
    }));
  }

  /** As copyFile calls it: from a place that is said to where the new file has got to. */
  #copy(args: Arguments, length: number): readonly Op[] {
    const [from, to] = args.descriptors.map(({ number, path }) => ({ number, path: this.#ours(path) }));
    if (from === undefined || to === undefined || to.path === null) return [];
    const { place } = args;
    if (from.path === null || place === null || !args.has('NULL')) return unknown('copy_file_range');
    return [
      {
        kind: 'copy',
        path: from.path,
        from: place,
        to: to.path,
        offset: this.#advance(to.number, length),
        length,
      },
    ];
  }

  #advance(descriptor: number | undefined, length: number): number {
    const position = this.#positions.get(descriptor ?? -1);
    if (position === undefined || Number.isNaN(position)) return unknown('write');
    this.#positions.set(descriptor ?? -1, position + length);
    return position;
  }

  #onFile(args: Arguments, op: (path: string) => Op): readonly Op[] {
    const path = this.#ours(args.descriptors[0]?.path ?? '');
    return path === null ? [] : [op(path)];
  }

  #onNames(
    args: Arguments,
    ops: (paths: readonly [string, ...string[]]) => Op | readonly Op[],
  ): readonly Op[] {
    const paths = args.strings.map((each) => this.#ours(String(each)));
    if (paths.every((path) => path === null)) return [];
    const [path, ...more] = paths.map((each) => defined(each, 'a path in the folder'));
    return [ops([defined(path, 'path'), ...more])].flat();
  }

  /** @returns the path from the folder on; null = it is elsewhere */
  #ours(path: string): string | null {
    if (path === this.#folder) return '.';
    if (!path.startsWith(`${this.#folder}/`) || path.endsWith('-shm')) return null;
    return relative(this.#folder, path);
  }
}

function unknown(call: Call): never {
  throw new Error(`the model of the disk does not know ${call}`);
}
