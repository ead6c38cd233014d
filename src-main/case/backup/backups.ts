/** The backups of all cases of this installation: made in a process of their own, so that nobody waits for them. */
import { mkdtempSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SalvageReport } from '../../../src-shared/domain/recovery';
import type { Version, VersionKind } from '../../../src-shared/domain/version';
import { assert } from '../../../src-shared/assert';
import { Refusal } from '../../../src-shared/errors';
import { versionText } from '../../../src-shared/strings/text';
import { refusing } from '../../db/errors';
import { removeApart } from '../../db/files';
import type { StartWorker } from '../../process/worker-process';
import type { OpenCase } from '../open-case';
import type { CaseHost } from '../execute';
import { salvageFilesBeside } from '../recover/salvage';
import { askKeeper, type Done } from './ask-keeper';
import { backupsIn, notePlace, placesIn, versionOf, type BackupNote } from './backup-file';
import type { Compared, CompareOrder } from './compare-version';
import type { KeepOrder } from './messages';
import {
  beginAdoption,
  beginBackup,
  folderOf,
  markDamaged,
  sameBackup,
  type BackupOrder,
  type FoundFile,
} from './write-backup';

export interface BackupHost extends CaseHost {
  /** The folder of all backups; it is made when it is needed. */
  readonly root: string;
  readonly start: StartWorker;
}

/** A backup, where it is, and the path of the case that it was made of. */
export interface StoredVersion {
  readonly version: Version;
  readonly path: string;
  readonly source: string;
}

export class Backups {
  readonly #host: BackupHost;
  /** One at a time: two copies of a large case at once would only be slower. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(host: BackupHost) {
    this.#host = host;
  }

  /**
   * One of the same state is not made twice, unless it is given a name.
   * @throws Refusal case.damaged, file.diskFull, file.*, backup.failed; case.notOpen where the case is closed meanwhile;
   *   the reason of the signal
   */
  make(opened: OpenCase, kind: VersionKind, name = '', signal?: AbortSignal): Promise<Version> {
    const made = untilAborted(this.#last, signal).then(async () => {
      const folder = folderOf(this.#host.root, opened.info().id);
      const same = kind === 'named' ? null : sameBackup(folder, opened.history().headHash);
      if (same !== null) return same;
      const at = this.#host.now().toISOString();
      const copy = await beginBackup(opened, folder, signal);
      return this.#finish({ copy, source: opened.origin, kind, name, at }, signal);
    });
    this.#last = Promise.allSettled([this.#last, made]);
    return made;
  }

  /**
   * Keeps a file of an open case that came from elsewhere, such as a sync service, as a named version. Whoever calls has
   * inspected it, and knows whether the journal beside it is its own.
   * @returns false = its state is kept already
   * @throws Refusal case.damaged, file.*, backup.failed
   */
  async adopt(
    found: FoundFile,
    { kept, origin }: OpenCase,
    headHash: string,
    name: string,
  ): Promise<boolean> {
    const folder = folderOf(this.#host.root, kept.caseId);
    if (sameBackup(folder, headHash) !== null) return false;
    const copy = await beginAdoption(found, folder);
    const at = this.#host.now().toISOString();
    await this.#finish({ copy, source: origin, kind: 'named', name, at });
    return true;
  }

  /** The copy goes whatever happens, unless it is the backup now. */
  async #finish(order: BackupOrder, signal?: AbortSignal): Promise<Version> {
    try {
      return (await this.#ask('backup', { kind: 'backup', order }, signal)).value;
    } finally {
      await removeApart(order.copy);
    }
  }

  /** An order is answered by its own kind of reply, or not at all. */
  async #ask<K extends Done['kind']>(
    kind: K,
    order: KeepOrder,
    signal?: AbortSignal,
  ): Promise<Extract<Done, { readonly kind: K }>> {
    const reply = await askKeeper(this.#host.start, order, signal);
    assert(reply.kind === kind, `the answer is ${reply.kind}`);
    return reply as Extract<Done, { readonly kind: K }>;
  }

  /** Newest first. */
  list(caseId: string): readonly Version[] {
    return backupsIn(folderOf(this.#host.root, caseId)).map(versionOf);
  }

  /** Newest first. */
  storedOf(caseId: string): readonly StoredVersion[] {
    const folder = folderOf(this.#host.root, caseId);
    return backupsIn(folder).map((note) => stored(note, folder));
  }

  /** @throws Refusal backup.notFound */
  stored(caseId: string, id: string): StoredVersion {
    const stored = this.storedOf(caseId).find(({ version }) => version.id === id);
    if (stored === undefined) throw new Refusal('backup.notFound');
    return stored;
  }

  /** The case stands at this path now, under which its backups are to be found if it is damaged there. */
  knownAt(caseId: string, path: string): void {
    notePlace(folderOf(this.#host.root, caseId), path);
  }

  /** The backups of whatever case stood at this path: a damaged file may not be able to say which it is. */
  listOf(path: string): readonly StoredVersion[] {
    return this.#notesOf(path).map(({ note, folder }) => stored(note, folder));
  }

  /** Nothing of this case is thrown away until a sound backup of it has been made again. */
  markDamaged(path: string): void {
    for (const folder of new Set(this.#notesOf(path).map((each) => each.folder))) markDamaged(folder);
  }

  /** @throws Refusal case.damaged, backup.notWhole; the reason of the signal */
  async verify(
    { path, version }: Pick<StoredVersion, 'path' | 'version'>,
    signal?: AbortSignal,
  ): Promise<void> {
    const { hash, verified } = version;
    await this.#ask('verified', { kind: 'verify', path, name: versionText(version), hash, verified }, signal);
  }

  /**
   * Compares a case, by its file, with a version of it.
   * @param use what is compared; the version can be read until it is through
   * @throws Refusal backup.otherCase, file.*, case.*; the reason of the signal
   */
  async compare<T>(
    order: Omit<CompareOrder, 'readable'>,
    use: (compared: Compared) => T | Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    const folder = refusing(order.name, () => mkdtempSync(join(tmpdir(), 'plumbline-version-')));
    try {
      const readable = join(folder, 'version.plumb');
      const { value } = await this.#ask('compared', { kind: 'compare', ...order, readable }, signal);
      return await use(value);
    } finally {
      // A restore that is done is done, whether this can be removed or not.
      await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** @throws Refusal see salvage; the reason of the signal */
  async salvage(damaged: string, out: string, signal?: AbortSignal): Promise<SalvageReport> {
    const files = salvageFilesBeside(out);
    const told = { analyst: this.#host.analyst(), at: this.#host.now().toISOString() };
    try {
      return (await this.#ask('salvage', { kind: 'salvage', damaged, out, files, ...told }, signal)).value;
    } finally {
      await removeApart(files.copy, files.filled, files.rest);
    }
  }

  #notesOf(path: string): readonly { readonly note: BackupNote; readonly folder: string }[] {
    return foldersIn(this.#host.root)
      .flatMap((folder) => {
        const stood = placesIn(folder).includes(path);
        return backupsIn(folder).flatMap((note) => (stood || note.source === path ? [{ note, folder }] : []));
      })
      .sort((a, b) => b.note.at.localeCompare(a.note.at));
  }
}

/** Waits for what comes first, but not any longer once nobody wants what follows. */
async function untilAborted(before: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    signal?.addEventListener('abort', () => {
      resolve();
    });
  });
  await (signal === undefined ? before : Promise.race([before, aborted]));
  signal?.throwIfAborted();
}

function stored(note: BackupNote, folder: string): StoredVersion {
  return { version: versionOf(note), path: join(folder, note.id), source: note.source };
}

function foldersIn(root: string): readonly string[] {
  try {
    return readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(root, entry.name));
  } catch {
    return [];
  }
}
