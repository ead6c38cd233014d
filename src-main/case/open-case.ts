/** What can be asked of an open case, and done with it. `case-file.ts` opens one. */
import type { Command } from '../../src-shared/commands/command';
import type { Label } from '../../src-shared/commands/label';
import type { Article, ArticleBody } from '../../src-shared/domain/article';
import type { CheckReport } from '../../src-shared/domain/check';
import type { HistoryPage } from '../../src-shared/domain/history-entry';
import type { Id } from '../../src-shared/domain/ids';
import type { VersionPreview } from '../../src-shared/domain/version';
import type { CaseInfo, CaseSnapshot, Change, History } from '../../src-shared/domain/snapshot';
import type { ReadOnlyReason } from '../../src-shared/domain/read-only';
import type { Compared } from './backup/compare-version';
import type { HistoryQuery } from './history-page';
import type { KeptChanges } from './kept-changes';
import type { LockWish } from './lock';
import type { Standing } from './own-file';
import type { FileNumber } from './place';

/**
 * What a committed change did. It is on the disk when this is returned.
 * `seq` is the number of its entry, or of the newest one where nothing was changed here. `changes` are the objects touched, as they are now; empty where nothing changed.
 * If another process wrote to the file since, its changes come along.
 */
export interface Committed {
  readonly seq: number;
  readonly changes: readonly Change[];
  readonly history: History;
}

/** `read`: only to look at it, whoever else has it open. `review`: the same, until it is accepted (see `lock`). */
export type OpenWish = LockWish | 'read' | 'review';

/** The file that a private copy was made of, the folder of the copy, and why it is only to be read. */
export interface CopyOf {
  readonly path: string;
  readonly folder: string;
  readonly why: ReadOnlyReason;
}

/**
 * All calls but one are synchronous and throw Refusal for what can go wrong outside our power (case.busy, case.diskFull ...),
 * case.notOpen once it is closed.
 */
export interface OpenCase {
  /** Absolute, symbolic links resolved. */
  readonly path: string;
  /** The file that a person opened: `path`, unless a private copy of it is shown. */
  readonly origin: string;
  /** The file in which the original is kept, where it was of an older format; null = it was not. */
  readonly keptOriginal: string | null;
  readonly fileName: string;
  /** What was committed since the last backup, also when the file is destroyed. */
  readonly kept: KeptChanges;
  readonly readOnly: boolean;
  /** null = it can be written. */
  readonly whyReadOnly: ReadOnlyReason | null;
  /** Its name and id, without reading the rest. */
  info(): CaseInfo;
  snapshot(): CaseSnapshot;
  history(): History;
  historyPage(query: HistoryQuery): HistoryPage;
  /** Whether an entry of the journal has this hash. */
  holds(hash: string): boolean;
  /** @throws Refusal article.notFound; case.damaged where it is not what was imported */
  body(versionId: Id): ArticleBody;
  /** The bytes as they were imported. @throws Refusal article.notFound; case.damaged where they are not that */
  original(articleId: Id): { readonly name: string; readonly bytes: Uint8Array };
  /** The living article that was made of these bytes. */
  articleBySha256(originalSha256: string): Article | null;
  /** @throws Refusal command.invalid, or why the command does not fit the case */
  execute(command: Command): Committed;
  /** All of them in one transaction, as one step of undo. */
  executeAll(commands: readonly Command[], label: Label): Committed;
  /** @throws Refusal undo.nothing, case.journalBroken */
  undo(): Committed;
  /** @throws Refusal redo.nothing, case.journalBroken */
  redo(): Committed;
  /** What restoring a version, a file of this case, would change. @throws Refusal backup.otherCase */
  previewVersion(path: string): VersionPreview;
  /**
   * Sets everything to what the version holds, as one change.
   * @param name what the journal calls it
   * @param compared by another process; null = the two are compared here, which takes long in a large case
   * @throws Refusal backup.otherCase; case.changing where the case was changed since it was compared
   */
  restoreVersion(path: string, name: string, compared?: Compared | null): Committed;
  /** What another process committed since; null = nothing. Cheap enough for every time the window gets the focus. */
  catchUp(): Committed | null;
  /** Replaces a file that is there: whoever calls has asked. @throws Refusal file.* */
  saveCopy(path: string): void;
  /** Copies the file as it is, page by page, while it is worked in. @param path an empty file. @throws Refusal case.notOpen where it is closed meanwhile, file.*, case.*; the reason of the signal */
  copyPages(path: string, signal?: AbortSignal): Promise<void>;
  /** Its drive does not answer: until it does, every call that would touch the file throws case.noAnswer at once. */
  isSilent: boolean;
  /** How the file stands where it was opened. Cheap enough for every second. */
  standing(): Standing;
  /**
   * A path at which the file itself can be copied, where SQLite would take something into it that is not of it; null = SQLite
   * may read it. @throws Refusal case.moved where nobody tells
   */
  bareFile(): string | null;
  /** Whether another program has changed the file past its journal since this was last asked; `standing` finds it out. */
  takeTouch(): boolean;
  /** Whether this is the file, whatever its name is now. */
  readonly isFile: (file: FileNumber) => boolean;
  /** Says in the file that its holder is still there, when it is time to. @throws Refusal case.lostLock, case.* */
  beat(): void;
  /**
   * Ends the review of a case: from here on it is written, or with `read` only looked at as asked.
   * @throws Refusal case.locked, case.lockStale, case.busy, case.moved
   */
  lock(wish: LockWish | 'read'): void;
  check(): CheckReport;
  close(): void;
}
