/** Migration: the process that brings a case to a newer format is killed at each of its system calls that write. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { refusing } from '../../src-main/db/errors';
import { migrateFile } from '../../src-main/db/migrate';
import { MIGRATIONS } from '../../src-main/db/migrations/all';
import { connect } from '../../src-main/db/open';
import { currentSchema, schemaAfter, schemaOf } from '../../src-main/db/schema';
import { all, closeDb, exec, get, pragma } from '../../src-main/db/sql';
import { Refusal } from '../../src-shared/errors';
import { makeCase, memoryFolder, problemsOf, type Saved } from './cases';
import { killedAt } from './kill-at-call';
import { whyNoStrace } from './strace-log';
import type { Outcome, Torture } from './torture';

export const OLDEST = 1;

export interface Trial {
  readonly path: string;
  readonly saved: Saved;
}

/** A case of an older format: the newest one, with what came since taken out again. */
export function makeOld(path: string, format: number): Saved {
  const saved = makeCase(path);
  const db = connect(path, 'write');
  const known = schemaAfter(MIGRATIONS.slice(0, format));
  const objects = all<{ type: string; name: string; sql: string }>(
    db,
    `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'table'`,
  );
  for (const { type, name, sql } of objects)
    if (!known.includes(`${sql};\n`)) exec(db, `DROP ${type} "${name}"`);
  pragma(db, `user_version = ${format}`);
  const isOld = schemaOf(db) === known;
  exec(db, 'VACUUM');
  closeDb(db);
  if (!isOld) throw new Error(`A case of format ${format} can't be made of a newer one any more`);
  return saved;
}

/** 'between' is what must never be: neither the old file, byte by byte, nor a whole new one. */
function stateOf({ path, saved }: Trial, old: Buffer): 'old' | 'new' | 'between' {
  if (readFileSync(path).equals(old)) return 'old';
  return isNew(path) && problemsOf(path, saved).length === 0 ? 'new' : 'between';
}

function isNew(path: string): boolean {
  return refusing(basename(path), () => {
    // Writing, so that what was cut off in the middle of a transaction is rolled back, as at the next start.
    const db = connect(path, 'write');
    try {
      const version = pragma(db, 'user_version');
      const sound = get<{ integrity_check: string }>(db, 'PRAGMA integrity_check(1)');
      return (
        version === MIGRATIONS.length && schemaOf(db) === currentSchema() && sound?.integrity_check === 'ok'
      );
    } finally {
      closeDb(db);
    }
  });
}

/** The original has to be there as long as nobody has thrown it away: at its place, or as the backup. */
function isKept(folder: string, old: Buffer): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).equals(old));
}

/** @param isDone it was said to be of the newest format. @returns a sentence for each thing that is wrong */
export function problemsOfMigration(trial: Trial, old: Buffer, isDone: boolean): readonly string[] {
  const problems: string[] = [];
  try {
    const state = stateOf(trial, old);
    if (state === 'between') problems.push('neither old nor new');
    if (isDone && state === 'old') problems.push('the old one is back');
    if (!isKept(dirname(trial.path), old)) problems.push('the original is gone');
    migrateFile(trial.path);
    if (stateOf(trial, old) !== 'new') problems.push('the next start did not bring it to the newest format');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    problems.push(error.error.code);
  }
  return problems;
}

/** @param most calls to kill at; a migration with more of them is killed at as many, evenly spread */
async function rounds(formats: readonly number[], most: number, how: 'honest' | 'inPlace'): Promise<Outcome> {
  const root = memoryFolder('migration');
  const failures: string[] = [];
  let killed = 0;
  try {
    for (const format of formats) {
      const source = join(root, `format-${format}.plumb`);
      const saved = makeOld(source, format);
      const old = readFileSync(source);
      const attempt = async (call: number): Promise<boolean> => {
        const folder = mkdtempSync(join(root, 'trial-'));
        const trial = { path: join(folder, 'case.plumb'), saved };
        copyFileSync(source, trial.path);
        const wasKilled = await killedAt(call, 'migrator.child.ts', [trial.path, how, String(format)]);
        if (wasKilled)
          failures.push(
            ...problemsOfMigration(trial, old, false).map(
              (problem) => `format ${format}, killed at call ${call}: ${problem}`,
            ),
          );
        rmSync(folder, { recursive: true });
        return wasKilled;
      };
      let call = 1;
      for (; killed < most && (await attempt(call)); call++) killed += 1;
      if (call === 1) failures.push(`format ${format}: no call was hit, so nothing was tried`);
    }
  } finally {
    rmSync(root, { recursive: true });
  }
  return { rounds: killed, failures, notes: { calls: killed } };
}

const ALL = MIGRATIONS.map((_, index) => index + OLDEST).filter((format) => format < MIGRATIONS.length);

export const migration: Torture = {
  name: 'migration',
  /** One migration has fewer calls than this. */
  short: 100,
  long: 10_000,
  missing: whyNoStrace,
  run: (count) => rounds(count > 100 ? ALL : ALL.slice(-1), count, 'honest'),
  control: async () => (await rounds(ALL.slice(-1), 12, 'inPlace')).failures.length > 0,
};
