// What somebody could write who knows how the journal is made: an entry that fits the chain, and yet lies about a text.
import { expect, onTestFinished, test } from 'vitest';
import { run } from '../db/sql';
import { openCase } from './case-file';
import { append } from './journal';
import { sha256 } from './sha256';
import { claimedCase, cleanUpWith, tamper, TEXT, testHost } from './test-case';
import { WriteTx } from './write-tx';

cleanUpWith(onTestFinished);

/** Changes the text of the only article, and tells the journal of it as an entry of this command. */
function forgedCase(command: string): string {
  const { opened } = claimedCase();
  const [article] = opened.snapshot().articles;
  const id = article!.versionId;
  opened.close();
  const text = TEXT.replace('Monday', 'Friday');
  tamper(opened.path, (db) => {
    run(db, 'UPDATE article_texts SET text = ? WHERE version_id = ?', text, id);
    const tx = new WriteTx(db);
    tx.updateRow('article_versions', [id], { text_sha256: sha256(text) });
    append(db, {
      at: '2026-01-31T09:00:00.000Z',
      analyst: 'Ada',
      kind: 'do',
      command,
      target: null,
      label: { code: 'case.rename' },
      changes: tx.changes(),
    });
  });
  return opened.path;
}

test('an entry that says of a text what an import said otherwise is found out, unless it is a salvage', () => {
  const codesOf = (command: string): readonly string[] => {
    const opened = openCase(forgedCase(command), testHost());
    const { findings } = opened.check();
    opened.close();
    return findings.map(({ code }) => code);
  };
  expect(codesOf('article.update')).toContain('texts.hash');
  expect(codesOf('case.salvage')).toEqual([]);
});
