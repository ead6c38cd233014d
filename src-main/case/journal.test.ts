import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { all, exec } from '../db/sql';
import { openCase } from './case-file';
import type { Entry } from './journal';
import { claimedCase, cleanUpWith, withDb } from './test-case';

cleanUpWith(onTestFinished);

test('the chain can be verified by its description alone', () => {
  const { opened } = claimedCase();
  opened.undo();
  const entries = withDb(opened.path, (db) => all<Entry>(db, 'SELECT * FROM journal ORDER BY seq'));
  expect(entries.map(({ seq, kind, command, target }) => [seq, kind, command, target])).toEqual([
    [1, 'do', 'case.create', null],
    [2, 'do', 'article.add', null],
    [3, 'do', 'claim.add', null],
    [4, 'undo', 'claim.add', 3],
  ]);
  let previous = '';
  for (const e of entries) {
    const array = [previous, e.seq, e.at, e.analyst, e.kind, e.command, e.label, e.target, e.changes];
    previous = createHash('sha256').update(JSON.stringify(array), 'utf8').digest('hex');
    expect(e.hash).toBe(previous);
  }
  expect(opened.history().headHash).toBe(previous);
  expect(opened.history().headSeq).toBe(4);
});

test('an entry can be neither altered, deleted nor replaced, nor can a body', () => {
  const { opened } = claimedCase();
  withDb(opened.path, (db) => {
    for (const table of ['journal', 'article_texts', 'originals', 'claim_numbers']) {
      const column = all<{ name: string }>(db, `SELECT name FROM pragma_table_info('${table}')`)[1]!.name;
      expect(() => {
        exec(db, `UPDATE ${table} SET ${column} = ${column}`);
      }).toThrow(/append-only|written once/);
      expect(() => {
        exec(db, `DELETE FROM ${table}`);
      }).toThrow(/append-only|written once/);
      expect(() => {
        exec(db, `REPLACE INTO ${table} SELECT * FROM ${table}`);
      }).toThrow(/append-only|written once/);
    }
  });
});

test('updates record what differs, and an entry never holds a body', () => {
  const { opened, claimId } = claimedCase();
  opened.execute({ type: 'claim.update', id: claimId, patch: { speaker: 'The minister' } });
  const [last, article] = withDb(opened.path, (db) => [
    all<Entry>(db, 'SELECT * FROM journal WHERE seq = 4')[0]!,
    all<Entry>(db, 'SELECT * FROM journal WHERE seq = 2')[0]!,
  ]);
  expect(JSON.parse(last.changes)).toEqual([
    { table: 'claims', key: [claimId], before: { speaker: '' }, after: { speaker: 'The minister' } },
  ]);
  expect(article.changes).not.toContain('scandal');
});

test('order is by number: a clock that goes back changes nothing', () => {
  const { opened, claimId } = claimedCase();
  const late = opened.history();
  opened.close();
  const again = openCase(opened.path, { analyst: () => 'Ben', now: () => new Date(0) });
  const speaker = 'The minister';
  const { history } = again.execute({ type: 'claim.update', id: claimId, patch: { speaker } });
  expect(history.savedAt < late.savedAt).toBe(true);
  expect(history).toMatchObject({ headSeq: 4, undo: { code: 'claim.update', field: 'speaker' } });
  expect(again.check().ok).toBe(true);
  again.close();
});
