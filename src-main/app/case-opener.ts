/** Opens case files: what was closed here opens at once, everything else is inspected first, in a process of its own. */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { newId } from '../../src-shared/domain/ids';
import {
  keepsShut,
  type FileIdentity,
  type ForeignNotice,
  type InspectedContent,
  type InspectionReport,
  type JournalFate,
} from '../../src-shared/domain/inspection';
import type { ReadOnlyReason } from '../../src-shared/domain/read-only';
import { Refusal } from '../../src-shared/errors';
import { openCase } from '../case/case-file';
import type { OpenCase, OpenWish } from '../case/open-case';
import { openCopy, readingWrites, whyOnlyACopy } from '../case/open-copy';
import type { CaseHost } from '../case/execute';
import { inspectInProcess, pageProblemInProcess } from '../case/inspect/inspector';
import {
  FOUND,
  hasJournal,
  identityOf,
  isSameIdentity,
  journalBeside,
  TRIALS,
} from '../case/inspect/quarantine';
import { refusalOf } from '../case/inspect/verdict';
import type { StartWorker } from '../process/worker-process';
import { patiently } from './patience';
import { realPath } from './real-path';
import type { KnownHead, TrustedCases } from './trusted-cases';

export interface OpenerPlan {
  readonly trusted: TrustedCases;
  readonly host: CaseHost;
  readonly startInspectProcess: StartWorker;
  /** Where copies are inspected, and where files stay that were put aside. */
  readonly quarantine: string;
}

export interface OpenedFile {
  readonly opened: OpenCase;
  /** What to say of a case that was not made here; null = it was, or somebody has accepted it. */
  readonly foreign: ForeignNotice | null;
  /** What was inspected, where it was opened in place to be reviewed; null = it was not. */
  readonly reviewed: FileIdentity | null;
  readonly journal: JournalFate;
  /** The newest entry that was saved in this case here, where this file does not hold it; null = it does. */
  readonly lacks: KnownHead | null;
  /**
   * Looks at the pages of a file that was opened at once, off this process.
   * @returns what is wrong; null = nothing, or it was inspected before it was opened
   */
  readonly checkLater: () => Promise<string | null>;
}

export interface CaseOpener {
  /**
   * @throws Refusal file.*, case.*, inspect.*; `findings` of a case that was refused come with `onReport`
   */
  open(
    path: string,
    options: {
      readonly signal: AbortSignal;
      readonly wish: OpenWish;
      readonly onReport?: (report: InspectionReport) => void;
    },
  ): Promise<OpenedFile>;
  /** Says that the file was closed as it should be, so that it opens at once next time if it was accepted. */
  closed(opened: Pick<OpenCase, 'path' | 'kept'>, head: KnownHead): void;
}

/** A journal younger than this, in ms, may be of a change that somebody is making at this moment. */
const FRESH_JOURNAL = 2000;

export function createCaseOpener({ trusted, host, startInspectProcess, quarantine }: OpenerPlan): CaseOpener {
  sweep(quarantine);
  /** Made by whoever puts a copy there, and says so where there is no room. */
  const newFolder = (): string => join(quarantine, newId());

  const noticeOf = (content: InspectedContent, orphans: number): ForeignNotice | null => {
    if (trusted.isOwn(content.caseId)) return null;
    const { begunBy, begunAt, analysts, entries, articles, claims, references } = content;
    const { originals, originalsCompared } = content;
    const counts = { entries, articles, claims, references, originals, originalsCompared, orphans };
    return { begunBy, begunAt, analysts, ...counts };
  };

  /** An older copy, or one whose end was cut off or rewritten: the chain of such a file is whole in itself. */
  const lackedBy = async (opened: OpenCase): Promise<KnownHead | null> => {
    const head = trusted.headOf(opened.kept.caseId);
    // Mostly it is the newest, and nothing has to be looked for.
    if (head === null || head.hash === opened.kept.head.hash) return null;
    try {
      return (await patiently(() => opened.holds(head.hash))) ? null : head;
    } catch (error) {
      // Nobody else has it yet, and it would stay locked.
      opened.close();
      throw error;
    }
  };

  const openHere = async (
    path: string,
    wish: OpenWish,
    why: ReadOnlyReason | null,
    journal: boolean,
  ): Promise<OpenCase> =>
    why === null
      ? patiently(() => openCase(path, host, 'schema', wish))
      : openCopy(path, { folder: newFolder(), host, why, journal });

  const openTrusted = async (path: string, wish: OpenWish): Promise<OpenedFile> => {
    const opened = await openHere(path, wish, whyOnlyACopy(path), false);
    const lacks = await lackedBy(opened);
    const checkLater = async (): Promise<string | null> => {
      const folder = newFolder();
      try {
        return await pageProblemInProcess(path, folder, startInspectProcess);
      } finally {
        await removeCopy(folder);
      }
    };
    return { opened, foreign: null, reviewed: null, journal: 'none', lacks, checkLater };
  };

  return {
    open: async (asked, { signal, wish, onReport }) => {
      const path = realPath(asked);
      if (trusted.matches(path) && !hasJournal(path)) return openTrusted(path, wish);
      const folder = newFolder();
      let journal: JournalFate = 'none';
      const journalBefore = identityOf(journalBeside(path));
      try {
        const request = { path, folder, originals: 'sample', askedHash: null } as const;
        const inspected = await inspectInProcess(request, startInspectProcess, { signal });
        if (!inspected.ok) throw new Refusal(inspected.error.code, inspected.error.params);
        const report = inspected.value;
        journal = report.journal;
        onReport?.(report);
        const { content } = report;
        const refusal = refusalOf(report, basename(path));
        if (refusal !== null || content === null) throw refusal ?? new Refusal('case.damaged');
        refuseChanged(path, report);
        const foreign = noticeOf(content, report.findings.length - keepsShut(report.findings).length);
        const isReview = foreign !== null && wish === 'ask';
        // What nobody has accepted yet stays as it is, to the last byte.
        const why = whyOnlyACopy(path) ?? (isReview && readingWrites(path) ? 'foreign' : null);
        if (why === null && journal === 'stale') await removeStaleJournal(path, journalBefore);
        const opened = await openHere(path, isReview ? 'review' : wish, why, journal === 'recovered');
        const reviewed = isReview && why === null ? report.identity : null;
        const lacks = await lackedBy(opened);
        return { opened, foreign, reviewed, journal, lacks, checkLater: () => Promise.resolve(null) };
      } finally {
        // What was found beside a journal is kept for good: one of the two is about to change.
        for (const trial of journal === 'none' ? [''] : TRIALS) await removeCopy(join(folder, trial));
      }
    },
    closed: ({ path, kept: { caseId } }, head) => {
      if (trusted.isOwn(caseId)) trusted.remember(path, caseId, head);
    },
  };
}

/** A file that is held stays, and is swept at the next start: what was found out and opened holds all the same. */
async function removeCopy(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** Files that were put aside stay for a month at least, and the newest of them for good. In ms and in number. */
const ASIDE_MS = 30 * 24 * 3600 * 1000;
const ASIDE = 10;

/** What an earlier run left behind when it was killed goes; files that were put aside stay for a long time. */
function sweep(quarantine: string): void {
  const folders = (existsSync(quarantine) ? readdirSync(quarantine) : []).map((name) =>
    join(quarantine, name),
  );
  const aside = folders
    .filter((folder) => existsSync(join(folder, FOUND)))
    .map((folder) => ({ folder, since: statSync(join(folder, FOUND)).mtimeMs }))
    .sort((a, b) => b.since - a.since);
  const old = aside.slice(ASIDE).filter(({ since }) => Date.now() - since > ASIDE_MS);
  const gone = new Set(old.map(({ folder }) => folder));
  for (const folder of folders) {
    const stays = existsSync(join(folder, FOUND)) && !gone.has(folder);
    for (const part of stays ? TRIALS : ['']) rmSync(join(folder, part), { recursive: true, force: true });
  }
}

/** What was inspected is what is opened, or nothing is. */
function refuseChanged(path: string, { identity }: InspectionReport): void {
  if (!isSameIdentity(identityOf(path), identity))
    throw new Refusal('case.changing', { name: basename(path) });
}

/** Its copy is in quarantine; here SQLite would put its old pages into the newer file. A fresh one is waited for first. */
async function removeStaleJournal(path: string, inspected: FileIdentity | null): Promise<void> {
  if (inspected !== null) await delay(Math.max(0, FRESH_JOURNAL - (Date.now() - inspected.mtimeMs)));
  const journal = journalBeside(path);
  const now = identityOf(journal);
  if (now === null) return;
  if (!isSameIdentity(now, inspected)) throw new Refusal('case.busy', { name: basename(path) });
  rmSync(journal);
}
