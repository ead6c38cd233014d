/** Compares every stored row with what Plumbline writes. */
import type { CheckFinding } from '../../../src-shared/domain/check';
import { all, each, type ReadDb } from '../../db/sql';
import { shortened } from '../apply/anchor';
import { isBlocksJson } from '../article-texts';
import { keyOf, TABLES, TABLE_NAMES, type Row, type TableName } from '../tables/tables';
import { ROW_SCHEMAS } from './row-schemas';

export function rowFindings(db: ReadDb): readonly CheckFinding[] {
  return [...TABLE_NAMES.flatMap((table) => tableFindings(db, table)), ...blockFindings(db)];
}

function tableFindings(db: ReadDb, table: TableName): readonly CheckFinding[] {
  const findings: CheckFinding[] = [];
  const schema = ROW_SCHEMAS[table];
  for (const row of each<Row>(db, `SELECT ${TABLES[table].columns.join(', ')} FROM "${table}"`)) {
    const parsed = schema.safeParse(row);
    if (parsed.success) continue;
    const [issue] = parsed.error.issues;
    const detail = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    findings.push(invalid(table, keyOf(table, row).join(' '), detail));
  }
  return findings;
}

/** Blocks are read one article at a time: those of a long one are large. */
function blockFindings(db: ReadDb): readonly CheckFinding[] {
  const ids = all<{ id: string }>(db, 'SELECT version_id AS id FROM article_texts');
  return ids.flatMap(({ id }) => {
    const rows = all<{ text: string; blocks: string }>(
      db,
      'SELECT text, blocks FROM article_texts WHERE version_id = ?',
      id,
    );
    const holds = rows.every(({ text, blocks }) => isBlocksJson(blocks, text.length));
    return holds ? [] : [invalid('article_texts', id, 'blocks')];
  });
}

function invalid(table: string, key: string, detail: string): CheckFinding {
  return {
    area: 'rows',
    code: 'rows.invalid',
    params: { table, key: shortened(key), detail: shortened(detail) },
  };
}
