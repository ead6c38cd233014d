/** A file that goes away while it is open: noticed within two seconds and at the next change, and nothing saved is lost. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openCase } from '../../src-main/case/case-file';
import type { OpenCase } from '../../src-main/case/open-case';
import { rescueCase } from '../../src-main/case/rescue';
import { backupOf } from '../../src-main/case/test-case';
import { watchFile } from '../../src-main/case/watch-file';
import { connect } from '../../src-main/db/open';
import { closeDb, exec } from '../../src-main/db/sql';
import { Refusal } from '../../src-shared/errors';
import { diskFolder, HOST, makeCase, problemsOf, savedBy, Work, type Saved } from './cases';
import { seeded, type Random } from './random';
import type { Outcome, Torture } from './torture';

/** By then it has to be noticed, in ms. */
const NOTICED_MS = 2000;

/** Somebody without rights: root may write where nobody else may. */
const NOBODY = 65534;

interface Event {
  readonly name: string;
  readonly happen: (path: string) => void;
}

/** What another program does that uses WAL. */
function inWalMode(path: string, sql: string, meanwhile = (): void => undefined): void {
  const db = connect(path, 'write');
  try {
    exec(db, `PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; ${sql}`);
    meanwhile();
  } finally {
    closeDb(db);
  }
}

const overwriting = (name: string, bytes: (path: string) => Buffer): Event => ({
  name,
  happen: (path) => {
    // Into the very file, as a copy onto it or a sync service does.
    writeFileSync(path, bytes(path));
  },
});

const EVENTS: readonly Event[] = [
  {
    name: 'moved',
    happen: (path) => {
      renameSync(path, `${dirname(path)}.moved`);
    },
  },
  {
    name: 'replaced',
    happen: (path) => {
      copyFileSync(path, `${path}.new`);
      renameSync(`${path}.new`, path);
    },
  },
  {
    name: 'deleted',
    happen: (path) => {
      rmSync(path);
    },
  },
  {
    name: 'folder removed',
    happen: (path) => {
      rmSync(dirname(path), { recursive: true });
    },
  },
  {
    name: 'read-only',
    happen: (path) => {
      chmodSync(path, 0o444);
      chmodSync(dirname(path), 0o555);
      if (process.getuid?.() === 0) process.seteuid?.(NOBODY);
    },
  },
  overwriting('overwritten by another case', (path) => {
    makeCase(`${path}.other`);
    return readFileSync(`${path}.other`);
  }),
  overwriting('overwritten by an older state', (path) => readFileSync(`${path}.older`)),
  overwriting('overwritten by noise', (path) => randomBytes(statSync(path).size)),
  overwriting('emptied', () => Buffer.alloc(0)),
  {
    name: 'switched to WAL',
    happen: (path) => {
      inWalMode(path, `UPDATE claims SET statement = 'Written past the journal'`);
    },
  },
  {
    name: 'replaced by a file with a log',
    happen: (path) => {
      copyFileSync(`${path}.older`, `${path}.new`);
      inWalMode(`${path}.older`, `UPDATE case_info SET title = 'In the log'`, () => {
        copyFileSync(`${path}.older-wal`, `${path}-wal`);
        renameSync(`${path}.new`, path);
      });
    },
  },
  {
    name: 'a pipe in the place of its journal',
    happen: (path) => {
      execFileSync('mkfifo', [`${path}-journal`]);
    },
  },
  {
    name: 'the log of another state beside it',
    happen: (path) => {
      inWalMode(`${path}.older`, `UPDATE case_info SET title = 'In the log'`, () => {
        copyFileSync(`${path}.older-wal`, `${path}-wal`);
      });
    },
  },
];

/** Before the first change, after some, and in the middle of undoing them. */
const MOMENTS: readonly ((work: Work, opened: OpenCase, random: Random) => Saved | null)[] = [
  () => null,
  (work, _opened, random) => {
    let saved = savedBy(work.step());
    for (let steps = random(10); steps > 0; steps--) saved = savedBy(work.step());
    return saved;
  },
  (work, opened) => {
    work.step();
    work.step();
    return savedBy(opened.undo());
  },
];

/** @returns how long it took to be noticed, in ms; null = it was not */
function noticed(opened: OpenCase): Promise<number | null> {
  const began = performance.now();
  return new Promise((resolve) => {
    const end = (took: number | null): void => {
      clearTimeout(timer);
      watch.end();
      resolve(took);
    };
    const timer = setTimeout(() => {
      end(null);
    }, NOTICED_MS);
    const watch = watchFile(opened, {
      answers: null,
      onSilent: () => undefined,
      onStanding: () => {
        end(performance.now() - began);
        return true;
      },
      onHere: () => undefined,
      onTouched: () => undefined,
      onForeign: () => undefined,
    });
  });
}

function isRefused(opened: OpenCase): boolean {
  try {
    opened.execute({ type: 'case.rename', title: 'Into nothing' });
    return false;
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

interface Trial {
  readonly event: Event;
  readonly moment: number;
  readonly random: Random;
}

async function round(folder: string, { event, moment, random }: Trial): Promise<readonly string[]> {
  const path = join(folder, 'case', 'harbour.plumb');
  mkdirSync(dirname(path));
  makeCase(path);
  const opened = openCase(path, HOST);
  copyFileSync(path, `${path}.older`);
  try {
    const backups = [await backupOf(opened, join(folder, 'backups'))];
    const newer = opened.execute({ type: 'case.rename', title: 'Newer than the older state' });
    const saved = MOMENTS[moment]?.(new Work(opened), opened, random) ?? savedBy(newer);
    event.happen(path);
    // Half of them by the watch first, half by the change.
    const took = random(2) === 0 ? await noticed(opened) : 0;
    const problems = took === null ? ['it was not noticed'] : [];
    if (!isRefused(opened)) problems.push('the next change was taken');
    if (process.getuid?.() === 0) process.seteuid?.(0);
    const plan = { folder: join(folder, 'rescued'), host: HOST, backups };
    const rescued = rescueCase(opened, plan).opened;
    const goesOn = savedBy(rescued.execute({ type: 'case.rename', title: 'Goes on' }));
    rescued.close();
    return [
      ...problems,
      ...problemsOf(rescued.path, goesOn),
      ...problemsOf(rescued.path, saved).filter(isLoss),
    ];
  } finally {
    if (process.getuid?.() === 0) process.seteuid?.(0);
    opened.close();
  }
}

const isLoss = (problem: string): boolean => !problem.includes('nobody asked for');

async function rounds(count: number, seed: number, events: readonly Event[]): Promise<Outcome> {
  const random = seeded(seed);
  const failures: string[] = [];
  for (let nr = 0; nr < count; nr++) {
    const event = events[nr % events.length];
    if (!event) break;
    const folder = diskFolder('moved');
    try {
      const moment = Math.floor(nr / events.length) % MOMENTS.length;
      const problems = await round(folder, { event, moment, random });
      failures.push(...problems.map((problem) => `${event.name}, moment ${moment}: ${problem}`));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { rounds: count, failures, notes: {} };
}

export const moved: Torture = {
  name: 'moved',
  short: EVENTS.length * MOMENTS.length,
  long: EVENTS.length * (MOMENTS.length + 20),
  missing: () => (process.platform === 'win32' ? 'Windows does not let an open file go' : null),
  run: (count, seed) => rounds(count, seed, EVENTS),
  /** Nothing happens to the file, so there is nothing to notice. */
  control: async () => {
    const nothing = { name: 'nothing', happen: () => undefined };
    return (await rounds(2, 1, [nothing])).failures.some((failure) => failure.includes('was taken'));
  },
};
