/** The case file: everything the app can do with an open one. The only door to `db` for whoever is above. */
import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from '../../src-shared/commands/command';
import type { Label } from '../../src-shared/commands/label';
import type { Article, ArticleBody } from '../../src-shared/domain/article';
import type { CheckReport } from '../../src-shared/domain/check';
import type { Id } from '../../src-shared/domain/ids';
import type { CaseSnapshot, Change, History } from '../../src-shared/domain/snapshot';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { refusing } from '../db/errors';
import { refuseOddPath } from '../db/header';
import { migrateFile } from '../db/migrate';
import { openDb, type OpenDb } from '../db/open';
import { currentSchema } from '../db/schema';
import { closeDb } from '../db/sql';
import { AnchorCheck } from './anchor-check';
import { ArticleTexts } from './article-texts';
import { changesSince } from './changes';
import { checkCase } from './check';
import { createCaseFile } from './create-case';
import { recordCommands, recordRedo, recordUndo, type CaseHost, type Recorder } from './execute';
import { headOf } from './journal';
import { saveCopyOf } from './save-copy';
import { takeHistory, takeSnapshot } from './snapshot';
import { articleByOriginal } from './tables/articles';
import type { AnchorRow } from './tables/claims';
import { UndoStacks } from './undo-stacks';

/**
 * What a committed change did. It is on the disk when this is returned.
 * `seq` is the newest entry's number. `changes` are the objects touched, as they are now; empty where nothing changed.
 * If another process wrote to the file since, its changes come along.
 */
export interface Committed {
  readonly seq: number;
  readonly changes: readonly Change[];
  readonly history: History;
}

/** All calls are synchronous and throw Refusal for what can go wrong outside our power (case.busy, case.diskFull ...). */
export interface OpenCase {
  /** Absolute, symbolic links resolved. */
  readonly path: string;
  readonly fileName: string;
  readonly readOnly: boolean;
  snapshot(): CaseSnapshot;
  history(): History;
  /** @throws Refusal article.notFound */
  body(versionId: Id): ArticleBody;
  /** The bytes as they were imported. @throws Refusal article.notFound */
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
  /** What another process committed since; null = nothing. Cheap enough for every time the window gets the focus. */
  catchUp(): Committed | null;
  /** Replaces a file that is there: whoever calls has asked. @throws Refusal file.* */
  saveCopy(path: string): void;
  check(): CheckReport;
  close(): void;
}

/** @throws Refusal file.exists, file.notFound, file.notWritable, file.diskFull; nothing is left behind then */
export function createCase(path: string, { title }: { readonly title: string }, host: CaseHost): OpenCase {
  createCaseFile(path, title, host);
  return openCase(path, host);
}

/**
 * Opens a case; read-only where the file or its folder can't be written. An older format is brought up to date first,
 * with the original kept beside it.
 * @throws Refusal file.*, case.notACase, case.tooNew, case.damaged, case.busy
 */
export function openCase(path: string, host: CaseHost): OpenCase {
  refuseOddPath(path);
  const real = realPath(path);
  migrateFile(real);
  const opened = openDb(real, currentSchema());
  try {
    return refusing(basename(real), () => new CaseFile(real, opened, host));
  } catch (error) {
    closeDb(opened.db);
    throw error;
  }
}

/** The file itself where the path is a symbolic link: a swap would otherwise replace the link. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

class CaseFile implements OpenCase {
  readonly path: string;
  readonly fileName: string;
  readonly readOnly: boolean;
  readonly #db: OpenDb['db'];
  readonly #recorder: Recorder | null;
  readonly #texts: ArticleTexts;
  readonly #stacks = new UndoStacks();
  readonly #anchors: AnchorCheck;
  readonly #orphaned = (row: AnchorRow): boolean => this.#anchors.isOrphaned(row);

  constructor(path: string, opened: OpenDb, host: CaseHost) {
    this.path = path;
    this.fileName = basename(path);
    this.readOnly = opened.access === 'read';
    this.#db = opened.db;
    this.#texts = new ArticleTexts(opened.db);
    this.#anchors = new AnchorCheck(this.#texts);
    const shared = { name: this.fileName, host, texts: this.#texts, stacks: this.#stacks };
    this.#recorder = opened.access === 'write' ? { db: opened.db, ...shared } : null;
    if (headOf(opened.db).seq === 0) throw this.#damaged(en.check.damage.journal);
    this.#stacks.catchUp(opened.db);
    this.#anchors.checkAll(opened.db);
  }

  snapshot(): CaseSnapshot {
    return this.#reading(() => takeSnapshot(this.#db, this.#stacks, this.#orphaned));
  }

  history(): History {
    return this.#reading(() => takeHistory(this.#db, this.#stacks));
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
    return this.#commit((recorder) => {
      recordCommands(recorder, [command], null);
    });
  }

  executeAll(commands: readonly Command[], label: Label): Committed {
    return this.#commit((recorder) => {
      recordCommands(recorder, commands, label);
    });
  }

  undo(): Committed {
    return this.#commit(recordUndo);
  }

  redo(): Committed {
    return this.#commit(recordRedo);
  }

  catchUp(): Committed | null {
    return this.#reading(() => {
      const before = this.#stacks.seen;
      this.#stacks.catchUp(this.#db);
      return this.#stacks.seen === before ? null : this.#committedSince(before);
    });
  }

  saveCopy(path: string): void {
    saveCopyOf(this.#db, this.path, path);
  }

  check(): CheckReport {
    return this.#reading(() => checkCase(this.#db, this.#texts));
  }

  close(): void {
    closeDb(this.#db);
  }

  #commit(work: (recorder: Recorder) => void): Committed {
    if (this.#recorder === null) throw new Refusal('case.readOnly', { name: this.fileName });
    const before = this.#stacks.seen;
    work(this.#recorder);
    return this.#reading(() => this.#committedSince(before));
  }

  #committedSince(seq: number): Committed {
    return {
      seq: this.#stacks.seen,
      changes: changesSince(this.#db, seq, this.#orphaned),
      history: takeHistory(this.#db, this.#stacks),
    };
  }

  #reading<T>(work: () => T): T {
    return refusing(this.fileName, work);
  }

  #damaged(detail: string): Refusal {
    return new Refusal('case.damaged', { name: this.fileName, detail });
  }
}
