/** The case file: everything the app can do with an open one. The only door to `db` for whoever is above. */
import { realpathSync, rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from '../../src-shared/commands/command';
import type { Label } from '../../src-shared/commands/label';
import type { Article, ArticleBody } from '../../src-shared/domain/article';
import type { CheckReport } from '../../src-shared/domain/check';
import type { HistoryPage } from '../../src-shared/domain/history-entry';
import type { Id } from '../../src-shared/domain/ids';
import type { VersionPreview } from '../../src-shared/domain/version';
import type { CaseInfo, CaseSnapshot, History } from '../../src-shared/domain/snapshot';
import type { ReadOnlyReason } from '../../src-shared/domain/read-only';
import { isBusy, Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { copyPages } from '../db/copy-pages';
import { asRefusal, errnoOf, refusing } from '../db/errors';
import { refuseOddPath } from '../db/header';
import { migrateFile } from '../db/migrate';
import { openDb, type OpenDb, type Structure } from '../db/open';
import { setBusyTimeout } from '../db/pragmas';
import { currentSchema } from '../db/schema';
import { closeDb, get, isOpen } from '../db/sql';
import { AnchorCheck } from './anchor-check';
import { ArticleTexts } from './article-texts';
import type { Compared } from './backup/compare-version';
import { previewVersion } from './backup/preview-version';
import { recordRestore } from './backup/restore-version';
import { changesSince } from './changes';
import { checkCase } from './check';
import { createCaseFile } from './create-case';
import { recordCommands, recordRedo, recordUndo, type CaseHost, type Recorder } from './execute';
import { historyPage, type HistoryQuery } from './history-page';
import { headOf } from './journal';
import { KeptChanges } from './kept-changes';
import type { LockWish } from './lock';
import type { Committed, CopyOf, OpenCase, OpenWish } from './open-case';
import { OwnFile, type Standing } from './own-file';
import type { Cause, FileNumber } from './place';
import { saveCopyOf } from './save-copy';
import { takeHistory, takeSnapshot } from './snapshot';
import { articleByOriginal } from './tables/articles';
import { caseInfo } from './tables/case-info';
import type { AnchorRow } from './tables/claims';
import { UndoStacks } from './undo-stacks';

/**
 * For a process that must never stand still: how long another program that holds a case file is waited for, in ms, in
 * cases that are opened from now on. Whoever calls tries again where it is `case.busy`.
 */
export function waitAtMost(ms: number): void {
  setBusyTimeout(ms);
}

/** @throws Refusal file.exists, file.notFound, file.notWritable, file.diskFull, case.noLocks; nothing is left behind then */
export function createCase(path: string, { title }: { readonly title: string }, host: CaseHost): OpenCase {
  createCaseFile(path, title, host);
  return openCase(path, host);
}

/**
 * Opens a case; read-only where the file or its folder can't be written. An older format is brought up to date first,
 * with the original kept beside it.
 * @param copyOf set where `path` is a private copy; it goes when the case is closed
 * @param structure 'schema' where the pages have been looked at, or will be, by another process
 * @throws Refusal file.*, case.notACase, case.tooNew, case.damaged, case.busy; case.locked, case.lockStale where somebody else has
 *   it open for writing: ask the person, then open it with another wish
 */
export function openCase(
  path: string,
  host: CaseHost,
  structure: Structure = 'pages',
  wish: OpenWish = 'ask',
  copyOf: CopyOf | null = null,
): OpenCase {
  refuseOddPath(path);
  const real = realPath(path);
  const keptOriginal = migrateFile(real);
  const opened = openDb(real, currentSchema(), structure);
  try {
    return refusing(basename(real), () => {
      if (headOf(opened.db).seq === 0) throw damaged(real, en.check.damage.journal);
      const file = new CaseFile(real, opened, host, { copyOf, keptOriginal });
      // The very last step, so that nobody is kept out by an opening that failed.
      file.begin(wish);
      return file;
    });
  } catch (error) {
    closeDb(opened.db);
    throw error;
  }
}

function damaged(path: string, detail: string): Refusal {
  return new Refusal('case.damaged', { name: basename(path), detail });
}

/** The file itself where the path is a symbolic link: a swap would otherwise replace the link. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** A private copy that another program holds stays: the case is closed all the same. */
function removeCopy(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch (error) {
    if (errnoOf(error) === null) throw error;
  }
}

/** Where what others committed to the file may be taken over. */
const HERE: readonly (Cause | null)[] = [null, 'readOnly'];

class CaseFile implements OpenCase {
  readonly path: string;
  readonly origin: string;
  readonly keptOriginal: string | null;
  readonly fileName: string;
  readonly #copyOf: CopyOf | null;
  readonly kept: KeptChanges;
  readonly #own: OwnFile;
  #whyReadOnly: ReadOnlyReason | null;
  readonly #db: OpenDb['db'];
  readonly #recorder: Recorder | null;
  readonly #texts: ArticleTexts;
  readonly #stacks = new UndoStacks();
  /** The newest entry whose changes have been told. */
  #told: number;
  isSilent = false;
  #lastHistory: History;
  readonly #anchors: AnchorCheck;
  readonly #orphaned = (row: AnchorRow): boolean => this.#anchors.isOrphaned(row);

  constructor(
    path: string,
    opened: OpenDb,
    host: CaseHost,
    { copyOf, keptOriginal }: { readonly copyOf: CopyOf | null; readonly keptOriginal: string | null },
  ) {
    this.path = path;
    this.origin = copyOf?.path ?? path;
    this.#copyOf = copyOf;
    this.keptOriginal = keptOriginal;
    this.fileName = basename(path);
    this.#whyReadOnly = opened.access === 'read' ? opened.why : null;
    this.#db = opened.db;
    this.#texts = new ArticleTexts(opened.db);
    this.#anchors = new AnchorCheck(this.#texts);
    const shared = { name: this.fileName, host, texts: this.#texts, stacks: this.#stacks };
    this.#own = new OwnFile({ path, name: this.fileName, db: opened.db, host, stacks: this.#stacks });
    const guard = () => {
      this.#own.guard(opened.db);
    };
    this.#recorder = opened.access === 'write' ? { db: opened.db, guard, ...shared } : null;
    this.#stacks.catchUp(opened.db);
    this.#told = this.#stacks.seen;
    this.kept = new KeptChanges(caseInfo(opened.db).id, {
      seq: this.#stacks.seen,
      hash: this.#stacks.seenHash,
    });
    this.#anchors.checkAll(opened.db);
    this.#lastHistory = this.#takeHistory();
  }

  /** Takes the lock; until then nothing may be written. Where there is no room even for that, the case can still be read. */
  begin(wish: OpenWish): void {
    if (this.#recorder === null) return;
    if (wish === 'read') this.#whyReadOnly = this.#copyOf?.why ?? 'asked';
    else if (wish === 'review') this.#whyReadOnly = 'foreign';
    else this.#whyReadOnly = this.#own.lock(this.#recorder.db, wish) ? null : 'diskFull';
  }

  lock(wish: LockWish | 'read'): void {
    this.#mustAnswer();
    if (!HERE.includes(this.#own.away())) throw new Refusal('case.moved', { name: this.fileName });
    this.begin(wish);
  }

  get readOnly(): boolean {
    return this.whyReadOnly !== null;
  }

  get whyReadOnly(): ReadOnlyReason | null {
    return this.#own.lost ? 'taken' : this.#whyReadOnly;
  }

  info(): CaseInfo {
    return this.#reading(() => caseInfo(this.#db));
  }

  snapshot(): CaseSnapshot {
    return this.#reading(() => takeSnapshot(this.#db, this.#stacks, this.#orphaned));
  }

  history(): History {
    return this.#reading(() => this.#takeHistory());
  }

  historyPage(query: HistoryQuery): HistoryPage {
    return this.#reading(() => historyPage(this.#db, query));
  }

  holds(hash: string): boolean {
    return this.#reading(() => get(this.#db, 'SELECT 1 FROM journal WHERE hash = ?', hash) !== undefined);
  }

  body(versionId: Id): ArticleBody {
    return this.#reading(() => this.#texts.bodyOf(versionId));
  }

  original(articleId: Id): { readonly name: string; readonly bytes: Uint8Array } {
    return this.#reading(() => this.#texts.originalOf(articleId));
  }

  articleBySha256(originalSha256: string): Article | null {
    return this.#reading(() => articleByOriginal(this.#db, originalSha256));
  }

  execute(command: Command): Committed {
    return this.#commit((recorder) => recordCommands(recorder, [command], null));
  }

  executeAll(commands: readonly Command[], label: Label): Committed {
    return this.#commit((recorder) => recordCommands(recorder, commands, label));
  }

  undo(): Committed {
    return this.#commit(recordUndo);
  }

  redo(): Committed {
    return this.#commit(recordRedo);
  }

  previewVersion(path: string): VersionPreview {
    return this.#reading(() => previewVersion(this.#db, path));
  }

  restoreVersion(path: string, name: string, compared: Compared | null = null): Committed {
    return this.#commit((recorder) => recordRestore(recorder, path, name, compared));
  }

  catchUp(): Committed | null {
    this.#mustAnswer();
    // Of another case there is nothing to take over.
    if (!HERE.includes(this.#own.away())) return null;
    return this.#reading(() => {
      this.#stacks.catchUp(this.#db);
      return this.#stacks.seen === this.#told ? null : this.#news();
    });
  }

  saveCopy(path: string): void {
    this.#mustAnswer();
    this.#mustBeWhole();
    saveCopyOf(this.#db, [this.path, this.origin], path);
  }

  async copyPages(path: string, signal?: AbortSignal): Promise<void> {
    this.#mustAnswer();
    this.#mustBeWhole();
    try {
      await copyPages(this.#db, path, signal);
      // What came into the file in the middle of it is in the copy, too.
      this.#mustBeWhole();
    } catch (error) {
      throw isOpen(this.#db) ? asRefusal(error, this.fileName) : new Refusal('case.notOpen');
    }
  }

  check(): CheckReport {
    return this.#reading(() => checkCase(this.#db, this.#texts));
  }

  standing(): Standing {
    this.#mustAnswer();
    return this.#own.standing(this.readOnly);
  }

  bareFile(): string | null {
    this.#mustAnswer();
    return this.#own.bareFile();
  }

  takeTouch(): boolean {
    return this.#own.takeTouch();
  }

  readonly isFile = (file: FileNumber): boolean => this.#own.isFile(file);

  beat(): void {
    this.#mustAnswer();
    this.#refuseForeign();
    if (this.#recorder !== null && !this.readOnly) this.#own.beat(this.#recorder.db);
  }

  close(): void {
    try {
      if (this.#recorder !== null) this.#own.release(this.#recorder.db);
    } catch {
      // The file is gone, or the disk is full: a lock whose process has ended holds nobody up.
    } finally {
      closeDb(this.#db);
      if (this.#copyOf !== null) removeCopy(this.#copyOf.folder);
    }
  }

  #commit(work: (recorder: Recorder) => number | null): Committed {
    this.#mustAnswer();
    if (this.#own.lost) throw this.#own.lost;
    if (this.#recorder === null || this.readOnly) throw new Refusal('case.readOnly', { name: this.fileName });
    this.#refuseForeign();
    const own = this.#write(this.#recorder, work);
    this.#own.written();
    try {
      return refusing(this.fileName, () => {
        this.#stacks.catchUp(this.#db);
        const committed = this.#news();
        return { ...committed, seq: own ?? committed.seq };
      });
    } catch (error) {
      // It is saved, though another program keeps it from being read: its news come with the next look at the file.
      if (own === null || !isBusy(error)) throw error;
      return { seq: own, changes: [], history: this.#lastHistory };
    }
  }

  #write(recorder: Recorder, work: (recorder: Recorder) => number | null): number | null {
    try {
      return work(recorder);
    } catch (error) {
      throw this.#own.failed(error);
    }
  }

  #mustAnswer(): void {
    // Whoever waited for something else may find the case closed.
    if (!isOpen(this.#db)) throw new Refusal('case.notOpen');
    if (this.isSilent) throw new Refusal('case.noAnswer', { name: this.fileName });
  }

  /** A file that was moved or replaced is still there for this connection; what was written over is not. */
  #mustBeWhole(): void {
    const refusal = this.#own.spoiled();
    if (refusal !== null) throw refusal;
  }

  /** SQLite would take it into the file before anything is read or written, and a journal would be gone then. */
  #refuseForeign(): void {
    const refusal = this.#own.misled();
    if (refusal !== null) throw refusal;
  }

  /** Everything up to the newest entry that has not been told yet. */
  #news(): Committed {
    this.kept.take(this.#db);
    const seq = this.#stacks.seen;
    const news = {
      seq,
      changes: changesSince(this.#db, this.#told, this.#orphaned),
      history: this.#takeHistory(),
    };
    this.#told = seq;
    return news;
  }

  #takeHistory(): History {
    return (this.#lastHistory = takeHistory(this.#db, this.#stacks));
  }

  #reading<T>(work: () => T): T {
    this.#mustAnswer();
    // Another state of it, or another case, is not shown as if it were this one.
    this.#mustBeWhole();
    return refusing(this.fileName, work);
  }
}
