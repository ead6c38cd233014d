/** Says in claims, articles and references what restoring a version would change. */
import type { Difference, VersionPreview } from '../../../src-shared/domain/version';
import type { ReadDb } from '../../db/sql';
import { shortened } from '../apply/anchor';
import type { Row, TableName } from '../tables/tables';
import { readRows, rowDifferences, withVersion, type CaseRows, type RowDifference } from './version-rows';

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
  const [now, then] = [readRows(db), withVersion(path, readRows)];
  return previewOf(rowDifferences(now, then), now, then);
}

export function previewOf(
  differences: readonly RowDifference[],
  now: CaseRows,
  then: CaseRows,
): VersionPreview {
  return {
    title: titleIn(differences),
    records: differences.length,
    articles: counted(differences, 'articles'),
    references: counted(differences, 'references'),
    claims: claimDifferences(differences, now, then),
  };
}

function titleIn(differences: readonly RowDifference[]): string | null {
  const info = differences.find(({ table }) => table === 'case_info')?.after;
  return info === undefined || info === null ? null : String(info['title']);
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
  now: CaseRows,
  then: CaseRows,
): VersionPreview['claims'] {
  const [quotesNow, quotesThen] = [firstQuotes(now), firstQuotes(then)];
  const touched = new Map<string, Difference>();
  for (const difference of differences) {
    if (!OF_CLAIMS.includes(difference.table)) continue;
    const row = difference.after ?? difference.before ?? {};
    const id = String(difference.table === 'claims' ? row['id'] : row['claim_id']);
    if (difference.table === 'claims') touched.set(id, whatOf(difference));
    else if (!touched.has(id)) touched.set(id, 'changed');
  }
  return [...touched]
    .map(([id, what]) => {
      const [rows, quotes] = what === 'added' ? [then, quotesThen] : [now, quotesNow];
      const number = Number(rows.claims.get(JSON.stringify([id]))?.['number'] ?? 0);
      return { what, number, exact: shortened(quotes.get(id) ?? '') };
    })
    .sort((a, b) => a.number - b.number);
}

/** What each claim is called: the quote of its first anchor. */
function firstQuotes({ anchors }: CaseRows): ReadonlyMap<string, string> {
  const inOrder = [...anchors.values()].sort((a, b) => Number(b['position']) - Number(a['position']));
  return new Map(inOrder.map((row) => [String(row['claim_id']), String(row['exact'])]));
}
