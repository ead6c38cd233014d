/** Tells which table a record is of by what it holds: nothing else says so where the schema itself is destroyed. */
import { z } from 'zod';
import { idSchema } from '../../../src-shared/domain/ids';
import type { Value } from '../../db/sql';
import { tableColumns } from '../../db/schema';
import { ROW_SCHEMAS } from '../inspect/row-schemas';
import type { Entry } from '../journal';
import { TABLE_NAMES, TABLES, type Row, type TableName } from '../tables/tables';

export type Shaped =
  | { readonly kind: 'row'; readonly table: TableName; readonly row: Row }
  | { readonly kind: 'entry'; readonly entry: Entry };

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const entrySchema = z.object({
  seq: z.number().int().min(1),
  at: z.string(),
  analyst: z.string(),
  kind: z.enum(['do', 'undo', 'redo']),
  command: z.string().min(1),
  target: z.number().int().nullable(),
  prev_hash: hash.or(z.literal('')),
  hash,
  label: z.string(),
  changes: z.string(),
});

/** An entry of `claim_codes` looks like one of an index of two ids; no codebook has ids for codes. */
const REFINED: Partial<Record<TableName, z.ZodType>> = {
  claim_codes: z.object({ code: z.string().refine((code) => !idSchema.safeParse(code).success) }),
};

export class Shapes {
  readonly #columns = tableColumns();

  /** @returns null = no row of a table that has rows of this kind; bodies are told by `isText` and `isOriginal` */
  shapeOf(values: readonly Value[], rowid: number | null): Shaped | null {
    for (const table of TABLE_NAMES) {
      const named = this.#named(table, values, rowid);
      if (named === null) continue;
      if (!ROW_SCHEMAS[table].safeParse(named).success) continue;
      if (REFINED[table]?.safeParse(named).success === false) continue;
      const { columns } = TABLES[table];
      const row = Object.fromEntries(columns.map((column) => [column, named[column] ?? null])) as Row;
      return { kind: 'row', table, row };
    }
    const named = this.#named('journal', values, rowid);
    const entry = named === null ? undefined : entrySchema.safeParse(named).data;
    return entry === undefined ? null : { kind: 'entry', entry };
  }

  /** Values by column. A key that is the row's own number is stored as nothing, and stands before the record. */
  #named(table: string, values: readonly Value[], rowid: number | null): Record<string, Value> | null {
    const columns = this.#columns.get(table) ?? [];
    if (columns.length !== values.length) return null;
    return Object.fromEntries(
      columns.map((column, index) => {
        const value = values[index] ?? null;
        return [column, column === 'seq' && value === null ? rowid : value];
      }),
    );
  }
}
