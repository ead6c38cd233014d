/** Opens a private copy of a case for reading, where the file itself can't be recovered or brought up to date, or is damaged. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { asRefusal, isNoRoom } from '../db/errors';
import { readFormat } from '../db/header';
import { refusesLocks } from '../db/locks';
import { MIGRATIONS } from '../db/migrations/all';
import { whyReadOnly } from '../db/writable';
import type { ReadOnlyReason } from '../../src-shared/domain/read-only';
import { Refusal } from '../../src-shared/errors';
import { openCase } from './case-file';
import type { OpenCase } from './open-case';
import type { CaseHost } from './execute';
import { recover } from './inspect/inspect-copy';
import { copyTo, hasJournal } from './inspect/quarantine';

/**
 * SQLite writes where it reads: it rolls a journal back first, and an older format is brought up to date. And it locks.
 * @returns why that can't be done where the file is; null = it can, or there is nothing of that kind to do
 * @throws Refusal file.*, case.notACase, case.damaged (the header)
 */
export function whyOnlyACopy(path: string): ReadOnlyReason | null {
  const why = readingWrites(path) ? whyReadOnly(path) : null;
  return why === null && refusesLocks(path) ? 'locks' : why;
}

/** Whether to open the file is to change it: a journal is rolled back, an older format is brought up to date. */
export function readingWrites(path: string): boolean {
  return hasJournal(path) || readFormat(path) < MIGRATIONS.length;
}

export interface CopyPlan {
  /** Empty, or yet to be made; it goes with the copy when the case is closed. */
  readonly folder: string;
  readonly host: CaseHost;
  readonly why: ReadOnlyReason;
  /** Whether the journal beside the file belongs to it. */
  readonly journal: boolean;
}

/** @throws Refusal case.changing, inspect.diskFull, and what opening can throw */
export function openCopy(path: string, { folder, host, why, journal }: CopyPlan): OpenCase {
  try {
    const copy = copyTo(folder, path, { journal });
    recover(copy);
    return openCase(copy, host, 'schema', 'read', { path, folder, why });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    const name = basename(path);
    throw isNoRoom(error) ? new Refusal('inspect.diskFull', { name }) : asRefusal(error, name);
  }
}
