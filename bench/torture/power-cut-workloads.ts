/** What is done when the power is cut: one process each, and what must be there when the power is back. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readJson } from '../../src-main/app/json-file';
import { FOUND } from '../../src-main/case/inspect/quarantine';
import { connect } from '../../src-main/db/open';
import { closeDb, get } from '../../src-main/db/sql';
import { DRAFTS, makeCase, problemsOf, type Saved } from './cases';
import { argumentsFor, BACKUP, bytesAt, COPY, JOBS, makeBefore, trialIn, type Job } from './keeping-jobs';
import { makeOld, OLDEST, problemsOfMigration } from './migration';
import type { WriterMode } from './writer.child';

/** A workload in a folder, in which nothing but its files is. */
export interface Prepared {
  /** Name of the process's file beside this one, and its arguments. */
  readonly child: string;
  readonly args: readonly string[];
  /**
   * @param folder with the files as the power cut has left them, where they were
   * @param said what the process had said last; null = nothing yet
   * @returns a sentence for each thing that is wrong
   */
  readonly judge: (folder: string, said: string | null) => readonly string[];
}

export interface Workload {
  readonly name: string;
  /** Files that are only read, or written as another workload writes them: the control goes on syncing them. */
  readonly besides: readonly string[];
  readonly links: 'made' | 'refused';
  prepare(folder: string): Prepared;
}

const CASE = 'case.plumb';

function writing(
  name: string,
  mode: WriterMode,
  changes: number,
  judge: (path: string, saved: Saved) => readonly string[] = problemsOf,
): Workload {
  return {
    name,
    besides: [],
    links: 'made',
    prepare: (folder) => {
      const path = join(folder, CASE);
      const start = makeCase(path);
      return {
        child: 'writer.child.ts',
        args: [path, mode, String(changes)],
        judge: (after, said) => judge(join(after, CASE), said === null ? start : (JSON.parse(said) as Saved)),
      };
    },
  };
}

function keeping(job: Job): Workload {
  return {
    name: job.name,
    besides: [CASE, `${CASE}-journal`],
    links: 'made',
    prepare: (folder) => {
      const before = makeBefore();
      const trial = trialIn(folder, job);
      job.prepare(trial, before);
      return {
        child: 'keeper.child.ts',
        args: argumentsFor(job, trial),
        judge: (after, said) => job.judge(trialIn(after, job), before, said !== null),
      };
    },
  };
}

/** Those that are not killed in the middle as well. */
const MORE_JOBS: readonly Job[] = [
  {
    ...COPY,
    name: 'copy over a change that was cut off',
    prepare: ({ path, other }, { whole, cutOff, cutOffJournal }) => {
      writeFileSync(path, whole);
      writeFileSync(other, cutOff);
      writeFileSync(`${other}-journal`, cutOffJournal);
    },
  },
  { ...BACKUP, name: 'adoption', does: 'adopt' },
  {
    name: 'inspection',
    does: 'inspect',
    other: 'quarantine/1',
    prepare: ({ path }, { cutOff, cutOffJournal }) => {
      writeFileSync(path, cutOff);
      writeFileSync(`${path}-journal`, cutOffJournal);
    },
    judge: ({ path, other }, { cutOff, cutOffJournal }, isDone) => {
      const kept = join(other, FOUND, basename(path));
      const isKept =
        bytesAt(kept)?.equals(cutOff) === true && bytesAt(`${kept}-journal`)?.equals(cutOffJournal) === true;
      return isDone && !isKept ? ['the file as it was found is not kept'] : [];
    },
  },
  {
    name: 'draft',
    does: 'draft',
    other: 'drafts/case.json',
    prepare: () => undefined,
    judge: ({ other }, _before, isDone) => {
      const draft = readJson(other);
      const isThere = DRAFTS.some((known, nr) => isDeepStrictEqual(draft, known) && (!isDone || nr > 0));
      return isThere || (!isDone && !existsSync(other)) ? [] : ['the draft is broken, or not the newest'];
    },
  },
];

const MIGRATING: Workload = {
  name: 'migration',
  besides: [],
  links: 'made',
  prepare: (folder) => {
    const path = join(folder, CASE);
    const saved = makeOld(path, OLDEST);
    const old = readFileSync(path);
    return {
      child: 'migrator.child.ts',
      args: [path, 'honest', String(OLDEST)],
      judge: (after, said) => problemsOfMigration({ path: join(after, CASE), saved }, old, said !== null),
    };
  },
};

export const WORKLOADS: readonly Workload[] = [
  writing('edit', 'honest', 60),
  writing('import', 'import', 1),
  writing('delete', 'delete', 4),
  ...[...JOBS, ...MORE_JOBS].map(keeping),
  MIGRATING,
  { ...MIGRATING, name: 'migration without hard links', links: 'refused' },
];

/** For the control: WAL with synchronous=NORMAL syncs at checkpoints only. */
export const WAL = writing('WAL', 'wal', 60, (path, { seq, hash }) => {
  // Before its first row the state is that of the case.
  if (hash !== '') return [];
  const db = connect(path, 'write');
  const exists = get(db, `SELECT 1 FROM sqlite_schema WHERE name = 'control'`) !== undefined;
  const last = exists
    ? (get<{ last: number | null }>(db, 'SELECT max(seq) AS last FROM control')?.last ?? 0)
    : 0;
  closeDb(db);
  return last >= seq ? [] : [`${seq - last} rows were saved and are lost`];
});
