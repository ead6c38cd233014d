/** Inspects a file for one command, on copies, in a process that can be killed: before that SQLite touches nothing of it here. */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../src-shared/domain/ids';
import type { InspectionReport } from '../../src-shared/domain/inspection';
import type { Result } from '../../src-shared/result';
import { inspectInProcess } from '../case/inspect/inspector';
import { hasJournal } from '../case/inspect/quarantine';
import type { CliHost } from './host';

export interface InspectWish {
  readonly originals: 'all' | 'sample';
  /** A hash to look for in the journal. */
  readonly askedHash: string | null;
}

/** What a case is asked before a command opens it. */
export const TO_OPEN: InspectWish = { originals: 'sample', askedHash: null };

/** A case that somebody works in is copied anew so often before it is given up. */
const ATTEMPTS = 5;

/** A new name each time; nothing is made there yet. */
export function copyFolder(): string {
  return join(tmpdir(), `plumbline-copy-${newId()}`);
}

/** @param path absolute, symbolic links resolved: a journal lies beside the file itself */
export async function inspectFor(
  host: CliHost,
  path: string,
  wish: InspectWish,
): Promise<Result<InspectionReport>> {
  const folder = copyFolder();
  try {
    return await inspectInto(folder, host, path, wish);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same, with the copies left in `folder` for whoever calls to read and to remove. */
export async function inspectInto(
  folder: string,
  host: CliHost,
  path: string,
  wish: InspectWish,
): Promise<Result<InspectionReport>> {
  for (let attempt = 1; ; attempt++) {
    rmSync(folder, { recursive: true, force: true });
    const inspected = await inspectInProcess({ path, folder, ...wish }, host.startInspectProcess);
    if (attempt === ATTEMPTS || !isOvertaken(path, inspected)) return inspected;
  }
}

/** By a change that somebody was making: while it was copied, or its journal was seen and is gone by now. */
function isOvertaken(path: string, inspected: Result<InspectionReport>): boolean {
  if (!inspected.ok) return inspected.error.code === 'case.changing';
  return inspected.value.journal !== 'none' && !hasJournal(path);
}
