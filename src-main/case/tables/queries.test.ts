import { expect, onTestFinished, test } from 'vitest';
import { all } from '../../db/sql';
import { HANGS_ON } from '../changes';
import { cleanUpWith, testCase, withDb } from '../test-case';
import { ARTICLE_BY_ORIGINAL, ARTICLES } from './articles';
import { ANCHORS, CLAIMS, CODE_ROWS, TAG_ROWS } from './claims';
import { CLAIMS_RESTING_ON, EVIDENCE } from './evidence';
import { REFERENCES } from './references';
import { REVIEWS } from './reviews';

cleanUpWith(onTestFinished);

const only = (sql: string, column: string) => `${sql} AND ${column} IN (SELECT value FROM json_each(?))`;

/** What runs on every change, however large the case: no table may be read from end to end. */
const ON_EVERY_CHANGE: Readonly<Record<string, string>> = {
  articles: only(ARTICLES, 'a.id'),
  claims: only(CLAIMS, 'c.id'),
  anchors: only(ANCHORS, 'n.claim_id'),
  tags: only(TAG_ROWS, 'claim_id'),
  codes: only(CODE_ROWS, 'claim_id'),
  evidence: only(EVIDENCE, 'e.id'),
  references: only(REFERENCES, 'r.id'),
  reviews: only(REVIEWS, 'r.id'),
  restingOn: CLAIMS_RESTING_ON,
  byOriginal: ARTICLE_BY_ORIGINAL,
  hangsOn: HANGS_ON,
  head: 'SELECT seq, hash, at FROM journal ORDER BY seq DESC LIMIT 1',
  stacks: 'SELECT seq, kind, command, target FROM journal WHERE seq > ? ORDER BY seq',
  lastNumber: 'SELECT coalesce(max(number), 0) AS last FROM claim_numbers',
};

function plan(sql: string): readonly string[] {
  return withDb(testCase().path, (db) => {
    const values = Array.from({ length: sql.split('?').length - 1 }, () => '[]');
    return all<{ detail: string }>(db, `EXPLAIN QUERY PLAN ${sql}`, ...values).map(({ detail }) => detail);
  });
}

const isFullScan = (step: string) =>
  step.startsWith('SCAN') &&
  !/json_each|own|SCAN CONSTANT ROW|CO-ROUTINE/.test(step) &&
  !/^SCAN journal$/.test(step);

test.each(Object.entries(ON_EVERY_CHANGE))('%s is looked up by an index', (_name, sql) => {
  expect(
    plan(sql)
      .filter(isFullScan)
      .filter((step) => !/claim_numbers/.test(step)),
  ).toEqual([]);
});

test('a query without an index would be noticed', () => {
  expect(plan('SELECT * FROM claims WHERE speaker = ?').filter(isFullScan)).toEqual(['SCAN claims']);
});
