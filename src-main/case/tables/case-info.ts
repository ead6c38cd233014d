/** Rows of `case_info`: one. */
import { defined } from '../../../src-shared/assert';
import type { CaseInfo } from '../../../src-shared/domain/snapshot';
import { get, type ReadDb } from '../../db/sql';

export interface CaseInfoRow {
  readonly id: string;
  readonly title: string;
  readonly created_at: string;
}
export const CASE_INFO_COLUMNS = [
  'id',
  'title',
  'created_at',
] as const satisfies readonly (keyof CaseInfoRow)[];

export function caseInfo(db: ReadDb): CaseInfo {
  const row = defined(get<CaseInfoRow>(db, 'SELECT id, title, created_at FROM case_info'), 'case_info');
  return { id: row.id, title: row.title, createdAt: row.created_at };
}
