/** Puts together what the pages of a damaged case hold and what its journal tells; what hangs in the air is left out. */
import type { Loss } from '../../../src-shared/domain/recovery';
import { TABLE_NAMES, type Row, type TableName } from '../tables/tables';
import { emptyRows, type Found, type RowMap } from './scan';

export interface Merged {
  readonly rows: RowMap;
  /** Rows that could be read and have no place in a case any more. */
  readonly dropped: readonly { readonly table: TableName; readonly row: Row }[];
  readonly losses: readonly Loss[];
  /** All rows that are known of, kept or not. */
  readonly known: number;
}

/** What a row needs to be there, parents first. */
const PARENTS: Readonly<Record<TableName, readonly (readonly [column: string, parent: TableName])[]>> = {
  case_info: [],
  articles: [],
  article_versions: [['article_id', 'articles']],
  claims: [['article_id', 'articles']],
  anchors: [
    ['claim_id', 'claims'],
    ['version_id', 'article_versions'],
  ],
  claim_tags: [['claim_id', 'claims']],
  claim_codes: [['claim_id', 'claims']],
  references: [],
  evidence: [
    ['claim_id', 'claims'],
    ['reference_id', 'references'],
  ],
  reviews: [['claim_id', 'claims']],
};

/** A row in the pages is as new as the journal's or newer; the journal tells of those whose page is gone. */
export function mergeRows({ rows: inPages, whole }: Pick<Found, 'rows' | 'whole'>, told: RowMap): Merged {
  const rows = emptyRows();
  const dropped: { table: TableName; row: Row }[] = [];
  const losses: Loss[] = [];
  let known = 0;
  for (const table of TABLE_NAMES) {
    const all = whole.has(table) ? inPages[table] : new Map([...told[table], ...inPages[table]]);
    known += all.size;
    // Of rows whose page is gone it can't be known whether a lost entry deleted them; they are kept, and said.
    const onlyTold = [...all.keys()].filter((key) => !inPages[table].has(key)).length;
    if (onlyTold > 0) losses.push({ code: 'row.fromJournal', params: { table, count: onlyTold } });
    for (const [key, row] of all) {
      const missing = PARENTS[table].find(
        ([column, parent]) => !rows[parent].has(JSON.stringify([row[column]])),
      );
      if (missing === undefined) rows[table].set(key, row);
      else {
        dropped.push({ table, row });
        losses.push({ code: 'row.dangling', params: { table, key, parent: missing[1] } });
      }
    }
  }
  return { rows, dropped, losses, known };
}
