/** The backups of all cases of this installation: made in a process of their own, so that nobody waits for them. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SalvageReport } from '../../../src-shared/domain/recovery';
import type { Version, VersionKind } from '../../../src-shared/domain/version';
import { Refusal } from '../../../src-shared/errors';
import type { StartWorker } from '../../process/worker-process';
import type { OpenCase } from '../case-file';
import type { CaseHost } from '../execute';
import { askKeeper } from './ask-keeper';
import { backupsIn, notePlace, placesIn, versionOf, type BackupNote } from './backup-file';
import { beginAdoption, beginBackup, folderOf, markDamaged, sameBackup } from './write-backup';

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
   * @throws Refusal case.damaged, file.diskFull, file.*, backup.failed; case.notOpen where the case is closed meanwhile
   */
  make(opened: OpenCase, kind: VersionKind, name = ''): Promise<Version> {
    const made = this.#last.then(async () => {
      const folder = folderOf(this.#host.root, opened.info().id);
      const same = kind === 'named' ? null : sameBackup(folder, opened.history().headHash);
      if (same !== null) return same;
      const at = this.#host.now().toISOString();
      const copy = await beginBackup(opened, folder);
      const order = { copy, source: opened.origin, kind, name, at };
      const reply = await askKeeper(this.#host.start, { kind: 'backup', order });
      if (reply.kind !== 'backup') throw new Refusal('backup.failed', { name, detail: reply.kind });
      return reply.value;
    });
    this.#last = made.catch(() => undefined);
    return made;
  }

  /**
   * Keeps a file of an open case that came from elsewhere, such as a sync service, as a named version. Whoever calls has
   * inspected it.
   * @returns false = its state is kept already
   * @throws Refusal case.damaged, file.*, backup.failed
   */
  async adopt(path: string, { kept, origin }: OpenCase, headHash: string, name: string): Promise<boolean> {
    const folder = folderOf(this.#host.root, kept.caseId);
    if (sameBackup(folder, headHash) !== null) return false;
    const copy = await beginAdoption(path, folder);
    const at = this.#host.now().toISOString();
    const order = { copy, source: origin, kind: 'named', name, at } as const;
    await askKeeper(this.#host.start, { kind: 'backup', order });
    return true;
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

  /** @throws Refusal case.damaged, backup.notWhole */
  async verify({ path, version }: Pick<StoredVersion, 'path' | 'version'>): Promise<void> {
    await askKeeper(this.#host.start, {
      kind: 'verify',
      path,
      hash: version.hash,
      verified: version.verified,
    });
  }

  /** @throws Refusal see salvage */
  async salvage(damaged: string, out: string): Promise<SalvageReport> {
    const reply = await askKeeper(this.#host.start, {
      kind: 'salvage',
      damaged,
      out,
      analyst: this.#host.analyst(),
      at: this.#host.now().toISOString(),
    });
    if (reply.kind !== 'salvage') throw new Refusal('backup.failed', { name: out, detail: reply.kind });
    return reply.value;
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
