/** Case files: what a person asks for at the File menu, with its questions. */
import { existsSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { CaseCheck } from '../../src-shared/domain/inspection';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import type { AppState } from '../../src-shared/ipc/types';
import { saveCopyApart } from '../case/backup/save-copy-apart';
import type { StartWorker } from '../process/worker-process';
import type { Cases } from './cases';
import * as dialogs from './dialogs';
import { fileNameFrom } from './file-name';
import type { Jobs } from './jobs';
import type { Recents } from './recents';
import type { SampleCase } from './sample-case';
import type { Accept } from './review';
import type { AppWindow } from './window';

const EXTENSION = '.plumb';

/** Findings of a check that are shown. */
const SHOWN = 100;

/** Windows asks for the ending that the filter names, other systems leave it to us. */
function withEnding(path: string): string {
  return extname(path).toLowerCase() === EXTENSION ? path : `${path}${EXTENSION}`;
}

export interface CaseFilesPlan {
  readonly cases: Cases;
  readonly recents: Recents;
  /** Where new files go by default. */
  readonly documents: () => string;
  readonly sample: SampleCase;
  readonly stateOf: (window: AppWindow) => AppState;
  readonly recentsChanged: () => void;
  readonly endImports: (window: AppWindow) => void;
  /** Resolves when nothing of the window's case is under way any more, and nothing that was typed is left in its page. */
  readonly leave: (window: AppWindow) => Promise<void>;
  readonly jobs: Jobs;
  readonly startBackupProcess: StartWorker;
  readonly accept: Accept;
}

export function createCaseFiles(plan: CaseFilesPlan) {
  const { cases, recents, documents, sample, stateOf, recentsChanged, endImports, leave, jobs, accept } =
    plan;

  const writeCopy = async (window: AppWindow, target: string, signal: AbortSignal): Promise<void> => {
    const { caseId } = cases.of(window).kept;
    const write = () =>
      cases.read(window, (current) =>
        saveCopyApart(current, target, { start: plan.startBackupProcess, signal }),
      );
    await write().catch((error: unknown) => {
      // A case whose file went away meanwhile goes on in a rescue copy, and that is copied then.
      const isClosed = error instanceof Refusal && error.error.code === 'case.notOpen';
      if (!isClosed || window.openCase?.kept.caseId !== caseId) throw error;
      return write();
    });
  };

  return {
    create: async (window: AppWindow, { title }: { title: string }): Promise<boolean> => {
      const suggested = join(documents(), `${fileNameFrom(title)}${EXTENSION}`);
      const path = await dialogs.chooseNewCase(window.browser, suggested);
      if (path === null) return false;
      cases.create(withEnding(path), title, window);
      return true;
    },
    choose: async (window: AppWindow): Promise<boolean> => {
      const path = await dialogs.chooseCase(window.browser);
      if (path === null) return false;
      await cases.open(path, window);
      return true;
    },
    openRecent: async (window: AppWindow, { id }: { id: string }): Promise<boolean> => {
      await cases.open(recents.pathOf(id), window);
      return true;
    },
    forgetRecent: (window: AppWindow, { id }: { id: string }): AppState => {
      recents.forget(id);
      recentsChanged();
      return stateOf(window);
    },
    openSample: async (window: AppWindow): Promise<boolean> => {
      await cases.open(await sample.ensure(), window);
      return true;
    },
    saveCopy: async (window: AppWindow): Promise<{ readonly fileName: string } | null> => {
      const opened = cases.of(window);
      const name = fill(en.app.copyName, { name: basename(opened.origin, EXTENSION) });
      const path = await dialogs.chooseCopy(
        window.browser,
        join(dirname(opened.origin), `${name}${EXTENSION}`),
      );
      if (path === null) return null;
      const target = withEnding(path);
      // The dialog asked about the name that it knew.
      if (target !== path && existsSync(target)) throw new Refusal('file.exists', { name: basename(target) });
      const fileName = basename(target);
      await jobs.run({ kind: 'copy', name: fileName, window }, (signal) => writeCopy(window, target, signal));
      return { fileName };
    },
    check: async (window: AppWindow, { token }: { token: string }): Promise<CaseCheck> => {
      const { fileName: name } = cases.of(window);
      const { findings, findingCount, content } = await jobs.run(
        { kind: 'check', name, window, token },
        (signal) => cases.check(window, signal),
      );
      return { findings: findings.slice(0, SHOWN), findingCount, content };
    },
    close: async (window: AppWindow): Promise<void> => {
      await leave(window);
      endImports(window);
      cases.close(window);
    },
    acceptNotice: async (window: AppWindow): Promise<AppState> => {
      await accept(window);
      return stateOf(window);
    },
  };
}
