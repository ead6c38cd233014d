/**
 * A disk that keeps no more than it has promised, for power cuts: writes that were not synced are kept, dropped or torn
 * at 512 bytes, each by itself. What happens to the names in a folder (create, rename, remove) comes on the disk in its
 * order, and a power cut cuts that order anywhere behind the last sync of the folder: in each folder elsewhere. Syncing a
 * file brings its own making on the disk, and all before it in the same folder.
 */
import { posix } from 'node:path';
import type { Random } from './random';
import type { Op } from './strace-log';

const SECTOR = 512;

type Pending =
  | { readonly offset: number; readonly data: Buffer; readonly size?: never }
  | { readonly size: number; readonly offset?: never; readonly data?: never };

class File {
  #durable: Buffer;
  #pending: Pending[] = [];

  constructor(durable: Buffer = Buffer.alloc(0)) {
    this.#durable = durable;
  }

  change(pending: Pending): void {
    this.#pending.push(pending);
  }

  sync(): void {
    this.#durable = this.content(() => true);
    this.#pending = [];
  }

  /** @param isKept asked for each sector that was not synced */
  content(isKept: () => boolean): Buffer {
    return this.#pending.length === 0 ? this.#durable : contentOf(this.#durable, this.#pending, isKept);
  }
}

/** null = no such name any more. */
type Change = readonly [name: string, node: File | Folder | null];
type Names = Map<string, File | Folder>;

class Folder {
  /** As the running process sees them, and as they surely are on the disk. */
  readonly names: Names;
  readonly #durable: Names;
  /** What happened to names since, in order; `made` is the file whose making it is. */
  #steps: { readonly changes: readonly Change[]; readonly made: File | null }[] = [];

  constructor(names: Names = new Map()) {
    this.names = new Map(names);
    this.#durable = new Map(names);
  }

  /** All changes of one call, which come on the disk together. */
  change(changes: readonly Change[], made: File | null = null): void {
    put(this.names, changes);
    this.#steps.push({ changes, made });
  }

  sync(): void {
    this.#settle(this.#steps.length);
  }

  syncMaking(file: File): void {
    this.#settle(this.#steps.findIndex(({ made }) => made === file) + 1);
  }

  /** The names that a power cut may leave. */
  cut(random: Random): Names {
    const names: Names = new Map(this.#durable);
    const kept = [0, this.#steps.length, random(this.#steps.length + 1)][random(3)] ?? 0;
    for (const { changes } of this.#steps.slice(0, kept)) put(names, changes);
    return names;
  }

  #settle(count: number): void {
    for (const { changes } of this.#steps.splice(0, count)) put(this.#durable, changes);
  }
}

function put(names: Names, changes: readonly Change[]): void {
  for (const [name, node] of changes) {
    if (node === null) names.delete(name);
    else names.set(name, node);
  }
}

/** What a disk holds: path of a file, beginning at the folder that is looked at -> bytes. */
export type Image = ReadonlyMap<string, Buffer>;

export class Disk {
  readonly #root: Folder;

  /** @param files what is on the disk, safely, at the beginning; none of it in a folder below */
  constructor(files: Image) {
    this.#root = new Folder(new Map([...files].map(([name, bytes]) => [name, new File(bytes)])));
  }

  /** @throws Error where the log does what the model does not know, or something to a file that nobody made */
  apply(op: Exclude<Op, { kind: 'said' }>): void {
    const { folder, name } = this.#placeOf(op.path);
    switch (op.kind) {
      case 'create':
        if (!folder.names.has(name)) {
          const file = new File();
          folder.change([[name, file]], file);
        }
        return;
      case 'mkdir':
        folder.change([[name, new Folder()]]);
        return;
      case 'write':
        this.#fileAt(op.path).change({ offset: op.offset, data: op.data });
        return;
      case 'copy': {
        const data = this.#fileAt(op.path)
          .content(() => true)
          .subarray(op.from, op.from + op.length);
        this.#fileAt(op.to).change({ offset: op.offset, data });
        return;
      }
      case 'truncate':
        this.#fileAt(op.path).change({ size: op.size });
        return;
      case 'sync': {
        const node = this.#find(op.path);
        node?.sync();
        if (node instanceof File) folder.syncMaking(node);
        return;
      }
      case 'remove':
        folder.change([[name, null]]);
        return;
      case 'link': {
        const target = this.#placeOf(op.to);
        target.folder.change([[target.name, this.#fileAt(op.path)]]);
        return;
      }
      case 'rename': {
        const target = this.#placeOf(op.to);
        if (target.folder !== folder)
          throw new Error('the model of the disk knows no move to another folder');
        folder.change([
          [name, null],
          [target.name, this.#fileAt(op.path)],
        ]);
      }
    }
  }

  /** One of the disks that a power cut may leave. */
  cut(random: Random): Image {
    const luck = LUCK[random(LUCK.length)] ?? LUCK[0];
    // A file can have two names, and has one content all the same.
    const contents = new Map<File, Buffer>();
    const contentAfterCut = (file: File): Buffer => {
      const content = contents.get(file) ?? file.content(() => luck(random));
      contents.set(file, content);
      return content;
    };
    const filesIn = (folder: Folder, path: string): (readonly [string, Buffer])[] =>
      [...folder.cut(random)].flatMap(([name, node]) =>
        node instanceof Folder
          ? filesIn(node, `${path}${name}/`)
          : [[`${path}${name}`, contentAfterCut(node)] as const],
      );
    return new Map(filesIn(this.#root, ''));
  }

  /** @param path '.' = the folder itself */
  #find(path: string): File | Folder | undefined {
    let node: File | Folder | undefined = this.#root;
    for (const name of path.split('/').filter((part) => part !== '.'))
      node = node instanceof Folder ? node.names.get(name) : undefined;
    return node;
  }

  #fileAt(path: string): File {
    const node = this.#find(path);
    if (!(node instanceof File)) throw new Error(`nobody made the file ${path}`);
    return node;
  }

  #placeOf(path: string): { readonly folder: Folder; readonly name: string } {
    const folder = this.#find(posix.dirname(path));
    if (!(folder instanceof Folder)) throw new Error(`nobody made the folder of ${path}`);
    return { folder, name: posix.basename(path) };
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

function contentOf(durable: Buffer, pending: readonly Pending[], isKept: () => boolean): Buffer {
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
