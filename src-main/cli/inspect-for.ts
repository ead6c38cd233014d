/** Inspects a file for one command, on copies in a folder that is gone afterwards. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../src-shared/domain/ids';
import type { InspectionReport, JournalFate } from '../../src-shared/domain/inspection';
import { Refusal } from '../../src-shared/errors';
import type { Result } from '../../src-shared/result';
import { inspectInProcess } from '../case/inspect/inspector';
import { hasJournal } from '../case/inspect/quarantine';
import type { CliHost } from './host';

export interface InspectWish {
  readonly originals: 'all' | 'sample';
  /** A hash to look for in the journal. */
  readonly askedHash: string | null;
}

/** @param path absolute */
export async function inspectFor(
  host: CliHost,
  path: string,
  wish: InspectWish,
): Promise<Result<InspectionReport>> {
  const folder = join(tmpdir(), `plumbline-check-${newId()}`);
  try {
    return await inspectInProcess({ path, folder, ...wish }, host.startInspectProcess);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * SQLite would put the old pages of a journal that does not belong to the file into it, and then remove the journal.
 * @returns what the journal beside the file is, if there is one
 * @throws Refusal what inspecting can throw
 */
export async function journalFate(host: CliHost, path: string): Promise<JournalFate> {
  if (!hasJournal(path)) return 'none';
  const inspected = await inspectFor(host, path, { originals: 'sample', askedHash: null });
  // That of a change which somebody was making is gone by now.
  if (!hasJournal(path)) return 'none';
  if (!inspected.ok) throw new Refusal(inspected.error.code, inspected.error.params);
  return inspected.value.journal;
}
