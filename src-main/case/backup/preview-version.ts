/** Says in claims, articles and references what restoring a version would change. */
import type { Difference, VersionPreview } from '../../../src-shared/domain/version';
import { get, type ReadDb } from '../../db/sql';
import { shortened } from '../apply/anchor';
import type { Row, TableName } from '../tables/tables';
import { rowDifferences, withVersion, type RowDifference } from './version-rows';

const OF_CLAIMS: readonly TableName[] = [
  'claims',
  'anchors',
  'claim_tags',
  'claim_codes',
  'evidence',
  'reviews',
];

/** @throws Refusal backup.otherCase */
export function previewVersion(db: ReadDb, path: string): VersionPreview {
  return withVersion(path, (version) => {
    const differences = rowDifferences(db, version);
    return {
      records: differences.length,
      articles: counted(differences, 'articles'),
      references: counted(differences, 'references'),
      claims: claimDifferences(differences, db, version),
    };
  });
}

/** What is deleted is still there as a row, for the bin; a person calls it gone. */
function whatOf({ before, after }: RowDifference): Difference {
  const isThere = (row: Row | null): boolean => row !== null && (row['deleted_at'] ?? null) === null;
  if (isThere(before) === isThere(after)) return 'changed';
  return isThere(after) ? 'added' : 'removed';
}

function counted(
  differences: readonly RowDifference[],
  table: TableName,
): Readonly<Record<Difference, number>> {
  const counts = { added: 0, removed: 0, changed: 0 };
  for (const difference of differences) if (difference.table === table) counts[whatOf(difference)] += 1;
  return counts;
}

/** A claim counts as changed if anything that belongs to it is. */
function claimDifferences(
  differences: readonly RowDifference[],
  db: ReadDb,
  version: ReadDb,
): VersionPreview['claims'] {
  const touched = new Map<string, Difference>();
  for (const difference of differences) {
    if (!OF_CLAIMS.includes(difference.table)) continue;
    const row = difference.after ?? difference.before ?? {};
    const id = String(difference.table === 'claims' ? row['id'] : row['claim_id']);
    if (difference.table === 'claims') touched.set(id, whatOf(difference));
    else if (!touched.has(id)) touched.set(id, 'changed');
  }
  return [...touched]
    .map(([id, what]) => ({
      what,
      ...(nameOf(what === 'added' ? version : db, id) ?? { number: 0, exact: '' }),
    }))
    .sort((a, b) => a.number - b.number);
}

function nameOf(db: ReadDb, id: string): { readonly number: number; readonly exact: string } | null {
  const sql = `SELECT c.number, coalesce(n.exact, '') AS exact FROM claims c
               LEFT JOIN anchors n ON n.claim_id = c.id WHERE c.id = ? ORDER BY n.position LIMIT 1`;
  const row = get<{ number: number; exact: string }>(db, sql, id);
  return row ? { number: row.number, exact: shortened(row.exact) } : null;
}
