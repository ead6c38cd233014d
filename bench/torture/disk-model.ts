/**
 * A disk that keeps no more than it has promised, for power cuts: writes that were not synced are kept, dropped or torn
 * at 512 bytes, each by itself; names (create, rename, unlink) come on the disk in their order, and a power cut cuts
 * that order anywhere behind the last sync. Syncing a file brings its own making on the disk, and all before it.
 */
import type { Random } from './random';
import type { Op } from './strace-log';

const SECTOR = 512;

type Pending =
  | { readonly offset: number; readonly data: Buffer; readonly size?: never }
  | { readonly size: number; readonly offset?: never; readonly data?: never };

interface File {
  durable: Buffer;
  pending: Pending[];
}

type Names = Map<string, File>;
type Step = (names: Names) => void;

/** What a disk holds after the power came back: path -> bytes. */
export type Image = ReadonlyMap<string, Buffer>;

export class Disk {
  /** As the running process sees them, and as they surely are on the disk. */
  readonly #names: Names;
  readonly #durable: Names;
  /** What happened to names since, in order; `made` is the file whose making it is. */
  #steps: { readonly step: Step; readonly made: File | null }[] = [];

  /** @param files what is on the disk, safely, at the beginning */
  constructor(files: Image) {
    this.#names = new Map([...files].map(([path, durable]) => [path, { durable, pending: [] }]));
    this.#durable = new Map(this.#names);
  }

  apply(op: Exclude<Op, { kind: 'saved' }>): void {
    switch (op.kind) {
      case 'create': {
        const file: File = { durable: Buffer.alloc(0), pending: [] };
        this.#name((names) => names.set(op.path, file), file);
        return;
      }
      case 'write':
        // A file that has lost its name can't be in any image.
        this.#names.get(op.path)?.pending.push({ offset: op.offset, data: op.data });
        return;
      case 'truncate':
        this.#names.get(op.path)?.pending.push({ size: op.size });
        return;
      case 'sync':
        this.#sync(op.path);
        return;
      case 'syncFolder':
        this.#settle(this.#steps.length);
        return;
      case 'unlink':
        this.#name((names) => names.delete(op.path), null);
        return;
      case 'rename':
        this.#name((names) => {
          const file = names.get(op.path);
          names.delete(op.path);
          if (file) names.set(op.to, file);
        }, null);
    }
  }

  /** One of the disks that a power cut may leave. */
  cut(random: Random): Image {
    const names: Names = new Map(this.#durable);
    const kept = [0, this.#steps.length, random(this.#steps.length + 1)][random(3)] ?? 0;
    for (const { step } of this.#steps.slice(0, kept)) step(names);
    const luck = LUCK[random(LUCK.length)] ?? LUCK[0];
    return new Map([...names].map(([path, file]) => [path, contentOf(file, () => luck(random))]));
  }

  #name(step: (names: Names) => unknown, made: File | null): void {
    step(this.#names);
    this.#steps.push({ step, made });
  }

  #sync(path: string): void {
    const file = this.#names.get(path);
    if (file === undefined) return;
    file.durable = contentOf(file, () => true);
    file.pending = [];
    this.#settle(this.#steps.findIndex(({ made }) => made === file) + 1);
  }

  #settle(count: number): void {
    for (const { step } of this.#steps.splice(0, count)) step(this.#durable);
  }
}

/** Whether a sector is kept: none, all, or each by chance, rare or likely. */
const LUCK: readonly [(random: Random) => boolean, ...((random: Random) => boolean)[]] = [
  () => false,
  () => true,
  (random) => random(2) === 0,
  (random) => random(10) === 0,
  (random) => random(10) > 0,
];

function contentOf({ durable, pending }: File, isKept: () => boolean): Buffer {
  if (pending.length === 0) return durable;
  const longest = Math.max(durable.length, ...pending.map((one) => one.size ?? one.offset + one.data.length));
  const content = Buffer.alloc(longest);
  durable.copy(content);
  let size = durable.length;
  for (const one of pending) {
    if (one.data === undefined) {
      if (!isKept()) continue;
      if (one.size < size) content.fill(0, one.size, size);
      size = one.size;
    } else {
      for (const [start, end] of sectors(one.offset, one.data.length)) {
        if (!isKept()) continue;
        one.data.copy(content, start, start - one.offset, end - one.offset);
        size = Math.max(size, end);
      }
    }
  }
  return content.subarray(0, size);
}

function* sectors(offset: number, length: number): Iterable<readonly [number, number]> {
  for (let start = offset; start < offset + length;) {
    const end = Math.min((Math.floor(start / SECTOR) + 1) * SECTOR, offset + length);
    yield [start, end];
    start = end;
  }
}
