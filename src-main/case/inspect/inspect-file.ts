/** Inspects a file on copies: the gate, the journal beside it if any, then everything in it. The input is only read. */
import { basename, join } from 'node:path';
import {
  FINDING_LIMIT,
  keepsShut,
  type InspectionReport,
  type JournalFate,
} from '../../../src-shared/domain/inspection';
import { Refusal } from '../../../src-shared/errors';
import { errorText } from '../../../src-shared/strings/text';
import { isNoRoom } from '../../db/errors';
import { makeFolder } from '../../db/files';
import { readFormat } from '../../db/header';
import { MIGRATIONS } from '../../db/migrations/all';
import { inspectCopy, type CopyOptions, type InspectedCopy } from './inspect-copy';
import { ALONE, copyTo, FOUND, hasJournal, identityOf, syncCopies, TOGETHER } from './quarantine';

/**
 * @param folder an empty one, for the copies
 * @throws Refusal file.*, case.notACase, case.tooNew, case.walMode, case.tooLarge, case.changing, case.damaged (the header)
 */
export function inspectFile(path: string, folder: string, options: CopyOptions): InspectionReport {
  refuseAtGate(path);
  const identity = identityOf(path);
  if (identity === null) throw new Refusal('file.notFound', { name: basename(path) });
  const { copy, journal } = hasJournal(path)
    ? inspectWithJournal(path, folder, options)
    : { copy: inspectAlone(path, join(folder, ALONE), options), journal: 'none' as const };
  return {
    format: copy.format,
    identity,
    journal,
    findings: copy.findings.slice(0, FINDING_LIMIT),
    findingCount: copy.findings.length,
    content: copy.content,
    askedSeq: copy.askedSeq,
  };
}

/** Also before anything is copied: a pipe has no end, and a newer file is nobody's business here. */
function refuseAtGate(path: string): void {
  const known = MIGRATIONS.length;
  try {
    const version = readFormat(path);
    if (version > known) throw new Refusal('case.tooNew', { name: basename(path), version, known });
  } catch (error) {
    // A change that was cut off may have torn the beginning of the file; its journal holds it whole.
    const isTorn = error instanceof Refusal && error.error.code === 'case.damaged' && hasJournal(path);
    if (!isTorn) throw error;
  }
}

function inspectAlone(path: string, folder: string, options: CopyOptions): InspectedCopy {
  return inspectCopy(copyTo(folder, path, { journal: false }), basename(path), options);
}

interface Decided {
  readonly copy: InspectedCopy;
  readonly journal: JournalFate;
}

/**
 * The journal either belongs to the file (a change was cut off) or to another state of it (the file was replaced);
 * SQLite can't tell, and would put old pages into the newer file. Both are tried, and the newest whole state stands.
 */
function inspectWithJournal(path: string, folder: string, options: CopyOptions): Decided {
  makeFolder(folder);
  const found = copyTo(join(folder, FOUND), path, { journal: true });
  syncCopies(found);
  const name = basename(path);
  const together = trial(() =>
    inspectCopy(copyTo(join(folder, TOGETHER), found, { journal: true }), name, options),
  );
  const alone = trial(() => inspectAlone(found, join(folder, ALONE), options));
  return isNewer(alone, together)
    ? { copy: alone, journal: 'stale' }
    : { copy: together, journal: 'recovered' };
}

/** A refusal at the gate of a trial is one of its two outcomes. */
function trial(inspect: () => InspectedCopy): InspectedCopy {
  try {
    return inspect();
  } catch (error) {
    if (!(error instanceof Refusal) || isNoRoom(error)) throw error;
    const detail = String(error.error.params['detail'] ?? errorText(error.error).what);
    const findings = [{ area: 'integrity', code: 'integrity.page', params: { detail } }] as const;
    return { format: 0, findings, content: null, askedSeq: null };
  }
}

/** Where both are whole and equally new SQLite's own way stands: it rolls back. */
function isNewer(alone: InspectedCopy, together: InspectedCopy): boolean {
  return entriesOf(alone) > entriesOf(together);
}

/** -1 where the state is not whole. */
function entriesOf({ content, findings }: InspectedCopy): number {
  return content === null || keepsShut(findings).length > 0 ? -1 : content.entries;
}
