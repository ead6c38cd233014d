/** Rows of `references`, and the references they make. */
import type { Reference, ReferenceType } from '../../../src-shared/domain/reference';
import type { ReadDb } from '../../db/sql';
import { select, type Only } from './only';

export interface ReferenceRow {
  readonly id: string;
  readonly source_id: string;
  readonly type: ReferenceType;
  readonly title: string;
  readonly author: string;
  readonly publisher: string;
  readonly container_title: string;
  readonly issued: string;
  readonly accessed: string;
  readonly url: string;
  readonly note: string;
  readonly created_at: string;
  readonly deleted_at: string | null;
}
export const REFERENCE_COLUMNS = [
  'id',
  'source_id',
  'type',
  'title',
  'author',
  'publisher',
  'container_title',
  'issued',
  'accessed',
  'url',
  'note',
  'created_at',
  'deleted_at',
] as const satisfies readonly (keyof ReferenceRow)[];

/** Deleted ones too, with `deletedAt`: evidence of a claim in the bin may still rest on them. */
export const REFERENCES = `SELECT r.* FROM "references" r WHERE TRUE`;

export function references(db: ReadDb, only: Only = null): readonly Reference[] {
  return select<ReferenceRow>(db, REFERENCES, 'r.id', 'r.created_at, r.rowid', only).map((row) => ({
    id: row.id,
    sourceId: row.source_id,
    type: row.type,
    title: row.title,
    author: row.author,
    publisher: row.publisher,
    containerTitle: row.container_title,
    issued: row.issued,
    accessed: row.accessed,
    url: row.url,
    note: row.note,
    createdAt: row.created_at,
    deletedAt: row.deleted_at,
  }));
}
