/** The audited tables: their keys and columns. Every row change in them is recorded in the journal. */
import { assert } from '../../../src-shared/assert';
import { VERSION_COLUMNS, ARTICLE_COLUMNS, type ArticleRow, type VersionRow } from './articles';
import { CASE_INFO_COLUMNS, type CaseInfoRow } from './case-info';
import {
  ANCHOR_COLUMNS,
  CLAIM_COLUMNS,
  type AnchorRow,
  type ClaimRow,
  type CodeRow,
  type TagRow,
} from './claims';
import { EVIDENCE_COLUMNS, type EvidenceRow } from './evidence';
import { REFERENCE_COLUMNS, type ReferenceRow } from './references';
import { REVIEW_COLUMNS, type ReviewRow } from './reviews';

export interface Rows {
  readonly case_info: CaseInfoRow;
  readonly articles: ArticleRow;
  readonly article_versions: VersionRow;
  readonly claims: ClaimRow;
  readonly anchors: AnchorRow;
  readonly claim_tags: TagRow;
  readonly claim_codes: CodeRow;
  readonly references: ReferenceRow;
  readonly evidence: EvidenceRow;
  readonly reviews: ReviewRow;
}

export type TableName = keyof Rows;
export type Cell = string | number | null;
/** A row of any audited table: column name -> value. */
export type Row = Readonly<Record<string, Cell>>;
/** The values of a row's key columns, in their order. */
export type Key = readonly (string | number)[];

export interface Table {
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

export const TABLES: Readonly<Record<TableName, Table>> = {
  case_info: { key: ['id'], columns: CASE_INFO_COLUMNS },
  articles: { key: ['id'], columns: ARTICLE_COLUMNS },
  article_versions: { key: ['id'], columns: VERSION_COLUMNS },
  claims: { key: ['id'], columns: CLAIM_COLUMNS },
  anchors: { key: ['id'], columns: ANCHOR_COLUMNS },
  claim_tags: { key: ['claim_id', 'tag'], columns: ['claim_id', 'tag'] },
  claim_codes: { key: ['claim_id', 'code'], columns: ['claim_id', 'code', 'position'] },
  references: { key: ['id'], columns: REFERENCE_COLUMNS },
  evidence: { key: ['id'], columns: EVIDENCE_COLUMNS },
  reviews: { key: ['id'], columns: REVIEW_COLUMNS },
};

export const TABLE_NAMES = Object.keys(TABLES) as [TableName, ...TableName[]];

export function keyOf(table: TableName, row: Row): Key {
  return TABLES[table].key.map((column) => {
    const value = row[column];
    assert(value !== undefined && value !== null, `${table}.${column} is part of the key`);
    return value;
  });
}
