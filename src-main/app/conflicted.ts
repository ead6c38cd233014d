/** Conflicted copies: what a sync service put beside an open case is kept among its versions, where it can be compared. */
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { InspectionReport } from '../../src-shared/domain/inspection';
import { Refusal } from '../../src-shared/errors';
import type { Backups } from '../case/backup/backups';
import type { OpenCase } from '../case/open-case';
import { isConflictedCopyOf } from '../case/conflicted-name';
import { refusalOf } from '../case/inspect/verdict';
import type { Log } from './log';
import { VERSION_NAME_LIMIT } from '../../src-shared/limits';

export interface ConflictedPlan {
  /** Looks at all of a file. @throws Refusal inspect.*, file.*, case.* */
  readonly checkFile: (path: string) => Promise<InspectionReport>;
  readonly backups: Backups;
  readonly log: Log;
}

function beside(path: string): readonly string[] {
  const [folder, own] = [dirname(path), basename(path)];
  try {
    return readdirSync(folder).filter((name) => isConflictedCopyOf(name, own));
  } catch {
    // A folder that can't be listed shows nothing to anybody.
    return [];
  }
}

export function createConflicted({ checkFile, backups, log }: ConflictedPlan) {
  /** A stranger's file like any other until it has been inspected. @returns whether it was new, and is kept now */
  const keep = async (opened: OpenCase, name: string): Promise<boolean> => {
    const path = join(dirname(opened.origin), name);
    const report = await checkFile(path);
    const { content, journal } = report;
    if (content === null || refusalOf(report, name) !== null) return false;
    if (content.caseId !== opened.kept.caseId || opened.holds(content.headHash)) return false;
    return backups.adopt({ path, journal }, opened, content.headHash, name.slice(0, VERSION_NAME_LIMIT));
  };

  /** @returns the names of files that hold changes which the case does not have, each told once */
  return async (opened: OpenCase): Promise<readonly string[]> => {
    const news: string[] = [];
    for (const name of beside(opened.origin)) {
      try {
        if (await keep(opened, name)) news.push(name);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        log.warn('conflicted', { code: error.error.code });
      }
    }
    return news;
  };
}
