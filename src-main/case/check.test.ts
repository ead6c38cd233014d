import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CheckFinding } from '../../src-shared/domain/check';
import { newId } from '../../src-shared/domain/ids';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { all, exec, run, type Value, type WriteDb } from '../db/sql';
import { openCase } from './case-file';
import { integrityFindings } from './check';
import {
  articleCommand,
  claimCommand,
  claimedCase,
  cleanUpWith,
  evidenceCommand,
  MEMORY,
  referenceCommand,
  tamper,
  testFolder,
  testHost,
  withDb,
} from './test-case';

cleanUpWith(onTestFinished);

/** A closed case with rows in every table, an undone import and an undone claim. */
function fullCase(): string {
  const { opened, articleId, claimId } = claimedCase();
  const reference = referenceCommand();
  opened.execute(reference);
  opened.execute(evidenceCommand(claimId, reference.id));
  opened.execute({ type: 'claim.code', id: claimId, codes: ['Doubt'] });
  opened.execute({ type: 'claim.flag', id: claimId, flagged: true, reason: 'why?' });
  opened.execute({ type: 'review.decide', id: newId(), claimId, decision: 'accept', note: 'fine' });
  opened.execute(claimCommand(articleId, 'a scandal', ['framing']));
  opened.undo();
  opened.execute(articleCommand('An article that was taken back'));
  opened.undo();
  opened.close();
  return opened.path;
}

/** What a check says of a copy of `path` after `change`; a copy that won't even open was found out as well. */
function findingsAfter(
  path: string,
  change: Parameters<typeof tamper>[1],
): readonly CheckFinding[] | 'refused' {
  const copy = join(testFolder(MEMORY), 'copy.plumb');
  copyFileSync(path, copy);
  tamper(copy, change);
  try {
    const opened = openCase(copy, testHost());
    const { findings, ok } = opened.check();
    opened.close();
    expect(ok).toBe(findings.length === 0);
    return findings;
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

interface Mutation {
  readonly name: string;
  readonly change: (db: WriteDb) => void;
}

/** Each value of each row of each table with one byte changed, at its beginning, middle and end. */
function mutations(db: WriteDb): readonly Mutation[] {
  const tables = all<{ name: string }>(db, `SELECT name FROM sqlite_schema WHERE type = 'table'`);
  return tables.flatMap(({ name: table }) => {
    const info = all<{ name: string; pk: number }>(db, `SELECT name, pk FROM pragma_table_info('${table}')`);
    const keys = info.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const where = keys.map((key) => `${key} = ?`).join(' AND ');
    return all<Record<string, Value>>(db, `SELECT * FROM "${table}"`).flatMap((row) =>
      info.flatMap(({ name: column }) =>
        changed(row[column] ?? null).map(([at, cast, value]) => ({
          name: `${table}.${column} of ${keys.map((key) => String(row[key])).join(' ')}, ${at}`,
          change: (other: WriteDb) => {
            const sql = `UPDATE "${table}" SET ${column} = ${cast} WHERE ${where}`;
            run(other, sql, value, ...keys.map((key) => row[key] ?? null));
          },
        })),
      ),
    );
  });
}

function changed(value: Value): readonly (readonly [at: string, cast: string, value: Value])[] {
  if (value === null || value === '') return [];
  if (typeof value === 'number') return [['number', 'CAST(? AS INTEGER)', value ^ 64]];
  const bytes = Buffer.from(value as string);
  const places = [...new Set([0, bytes.length >> 1, bytes.length - 1])];
  const cast = typeof value === 'string' ? 'CAST(? AS TEXT)' : '?';
  return places.map((place) => {
    const other = Buffer.from(bytes);
    other[place] = (other[place] ?? 0) ^ 1;
    return [`byte ${place}`, cast, other] as const;
  });
}

test('any single changed byte of any value is found', () => {
  const path = fullCase();
  const list = withDb(path, mutations);
  expect(list.length).toBeGreaterThan(400);
  const missed = list.filter(({ change }) => findingsAfter(path, change).length === 0);
  expect(missed.map(({ name }) => name)).toEqual([]);
}, 120_000);

test('a case that nobody touched has no findings, nor has one rewritten as it was', () => {
  const path = fullCase();
  expect(findingsAfter(path, () => undefined)).toEqual([]);
  expect(
    findingsAfter(path, 'UPDATE claims SET speaker = speaker; UPDATE journal SET label = label'),
  ).toEqual([]);
});

const codesAfter = (path: string, sql: string) => {
  const findings = findingsAfter(path, sql);
  return findings === 'refused'
    ? findings
    : findings.map(({ code, params }) => [code, params['seq'] ?? null]);
};

test('the first broken entry is named', () => {
  const path = fullCase();
  expect(codesAfter(path, `UPDATE journal SET analyst = 'Eve' WHERE seq = 4`)).toEqual([['journal.hash', 4]]);
  expect(codesAfter(path, 'DELETE FROM journal WHERE seq = 5')).toContainEqual(['journal.gap', 5]);
  const swapped = `UPDATE journal SET seq = 99 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8;
    UPDATE journal SET seq = 8 WHERE seq = 99`;
  expect(codesAfter(path, swapped)).toContainEqual(['journal.prevHash', 7]);
  const doubled = `INSERT INTO journal SELECT 13, at, analyst, kind, command, target, prev_hash, hash, label, changes
    FROM journal WHERE seq = 9`;
  expect(codesAfter(path, doubled)).toContainEqual(['journal.hash', 13]);
});

test('rows made, removed or exchanged past the journal are found', () => {
  const path = fullCase();
  const codes = (sql: string) =>
    new Set((findingsAfter(path, sql) as CheckFinding[]).map(({ code }) => code));
  expect(codes('DELETE FROM reviews')).toEqual(new Set(['journal.rowMissing']));
  expect(codes(`INSERT INTO claim_tags SELECT id, 'sourced' FROM claims`)).toEqual(
    new Set(['journal.rowUnknown']),
  );
  expect(codes('DELETE FROM originals')).toContain('originals.missing');
  expect(codes('DELETE FROM article_texts')).toContain('texts.missing');
  expect(codes('DELETE FROM "references"')).toContain('foreignKeys.dangling');
});

test('a missing trigger is found in a case that is open already', () => {
  const { opened } = claimedCase();
  withDb(opened.path, (db) => {
    exec(db, 'DROP TRIGGER journal_is_append_only_update');
  });
  expect(opened.check().findings.map(({ code }) => code)).toEqual(['integrity.schema']);
});

test('a file that somebody keeps to himself at this moment is not called damaged', () => {
  const { opened } = claimedCase();
  withDb(opened.path, (theirs) => {
    withDb(opened.path, (db) => {
      exec(db, 'PRAGMA busy_timeout = 0');
      exec(theirs, 'BEGIN EXCLUSIVE');
      expect(() => integrityFindings(db)).toThrow('database is locked');
    });
  });
});

test('figures are those of the case', () => {
  const { opened } = claimedCase();
  const { headHash } = opened.history();
  expect(opened.check()).toEqual({ ok: true, findings: [], entries: 3, headHash, claims: 1, anchors: 1 });
});

test('every finding has words, with nothing left to fill in', () => {
  const path = fullCase();
  const sql = `UPDATE anchors SET start_offset = start_offset + 1; UPDATE article_texts SET text = 'x';
    UPDATE claim_numbers SET claim_id = upper(claim_id); DELETE FROM "references"; UPDATE journal SET changes = '[]' WHERE seq = 2`;
  const findings = findingsAfter(path, sql) as CheckFinding[];
  expect(new Set(findings.map(({ area }) => area)).size).toBeGreaterThan(3);
  for (const { code, params } of findings) expect(fill(en.check.findings[code], params)).not.toMatch(/[{}]/);
});
