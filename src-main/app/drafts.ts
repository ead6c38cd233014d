/** Drafts: what is being typed and is not in the case file yet, kept in the profile for a start after a crash. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { draftSchema, type Draft } from '../../src-shared/commands/draft';
import type { Cases } from './cases';
import { readJson, writeJson } from './json-file';
import type { Log } from './log';
import type { AppWindow } from './window';

export interface DraftsPlan {
  readonly cases: Pick<Cases, 'of'>;
  /** Holds a file for each case with something typed and not saved; none for the others. */
  readonly folder: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** One draft that this version can't read does not cost the others. */
const fileSchema = z.array(z.unknown()).catch([]);

function read(path: string): readonly Draft[] {
  return fileSchema.parse(readJson(path)).flatMap((one) => draftSchema.safeParse(one).data ?? []);
}

export function createDrafts({ cases, folder, log, now }: DraftsPlan) {
  const pathOf = (window: AppWindow): string => join(folder, `${cases.of(window).kept.caseId}.json`);

  /** At once and flushed to the disk: what is written here is all that is left of it after a crash. */
  const write = (path: string, drafts: readonly Draft[]): void => {
    try {
      if (drafts.length === 0) rmSync(path, { force: true });
      else writeJson(path, drafts);
    } catch (error) {
      // A full disk: the text is still in its field, and the case says by itself what it could not save.
      log.error('draft.notKept', error);
    }
  };

  return {
    of: (window: AppWindow): readonly Draft[] => (window.openCase === null ? [] : read(pathOf(window))),
    keep: (window: AppWindow, draft: Omit<Draft, 'at'>): void => {
      const path = pathOf(window);
      const others = read(path).filter(({ key }) => key !== draft.key);
      write(path, [...others, { ...draft, at: now().toISOString() }]);
    },
    drop: (window: AppWindow, { key: dropped }: Pick<Draft, 'key'>): void => {
      // A case that was closed meanwhile: what was typed in it was handed over before that.
      if (window.openCase === null) return;
      const path = pathOf(window);
      const drafts = read(path);
      const left = drafts.filter(({ key }) => key !== dropped);
      if (left.length < drafts.length) write(path, left);
    },
  };
}
