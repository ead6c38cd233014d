/** How long stored values may be: looked at before any of them is read, because one can be as large as the file. */
import type { CheckFinding } from '../../../src-shared/domain/check';
import { get, type ReadDb } from '../../db/sql';
import { TABLES, TABLE_NAMES } from '../tables/tables';

/** UTF-8 takes up to three bytes for a UTF-16 unit; these are bytes. */
const LINE = 3 * 2048;
const MIB = 1024 * 1024;

/** Values that are no single line, by table and column. */
const LONG: Readonly<Record<string, number>> = {
  'claims.statement': 3 * 5000,
  'claims.flag_reason': 3 * 5000,
  /** Rich text of 2 MB in UTF-16 units. */
  'claims.rationale': 6 * MIB,
  'anchors.exact': 3 * 20_000,
  'references.note': 3 * 20_000,
  'evidence.quote': 3 * 20_000,
  'evidence.note': 3 * 20_000,
  'reviews.note': 3 * 20_000,
  /** An article file of 50 MB, read as UTF-16, can grow by half. */
  'article_texts.text': 80 * MIB,
  'article_texts.blocks': 80 * MIB,
  'originals.bytes': 50 * MIB,
  /** One entry can hold a bulk change of a whole case. */
  'journal.changes': 64 * MIB,
};

const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  article_texts: ['version_id', 'text', 'blocks'],
  originals: ['sha256', 'bytes'],
  claim_numbers: ['claim_id'],
  case_locks: ['holder', 'analyst', 'host', 'machine', 'started', 'heartbeat', 'app_version'],
  journal: ['at', 'analyst', 'kind', 'command', 'prev_hash', 'hash', 'label', 'changes'],
};

export function sizeFindings(db: ReadDb): readonly CheckFinding[] {
  const audited = TABLE_NAMES.map((table) => [table, TABLES[table].columns] as const);
  return [...audited, ...Object.entries(OUTSIDE)].flatMap(([table, columns]) =>
    tableFindings(db, table, columns),
  );
}

/** One pass over each table; octet_length asks for no more than the length. */
function tableFindings(db: ReadDb, table: string, columns: readonly string[]): readonly CheckFinding[] {
  const largest = columns.map((column) => `max(octet_length("${column}")) AS "${column}"`);
  const row = get<Record<string, number | null>>(db, `SELECT ${largest.join(', ')} FROM "${table}"`);
  return columns.flatMap((column) => {
    const size = row?.[column] ?? 0;
    const limit = LONG[`${table}.${column}`] ?? LINE;
    if (size <= limit) return [];
    return { area: 'rows', code: 'rows.tooLong', params: { table, column, size, limit } } as const;
  });
}
