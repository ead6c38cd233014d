/** Goes through every page of a damaged case file and takes what makes sense: rows, journal entries, places of bodies. */
import { idSchema } from '../../../src-shared/domain/ids';
import type { Value } from '../../db/sql';
import type { Entry } from '../journal';
import { keyOf, TABLE_NAMES, type Row, type TableName } from '../tables/tables';
import { INDEX_LEAF, leafCells, payloadOf, TABLE_LEAF, type Cell } from './leaf-cells';
import type { PageFile } from './page-file';
import { fieldsOf, valueOf, type Field, type Payload } from './record';
import { Shapes, type Shaped } from './shapes';
import { childrenOf, wholeTables } from './whole-tables';

export type RowMap = Readonly<Record<TableName, Map<string, Row>>>;

export interface Found {
  readonly rows: RowMap;
  readonly entries: ReadonlyMap<number, Entry>;
  /** By version, and by SHA-256: they are large, and read one at a time. */
  readonly texts: ReadonlyMap<string, Cell>;
  readonly originals: ReadonlyMap<string, Cell>;
  /** Pages of which not everything could be read. */
  readonly lostPages: readonly number[];
  /** Pages with records that are no rows of ours, one number for each record. */
  readonly strange: readonly number[];
  /** All of whose pages were read: nothing of these is lost. */
  readonly whole: ReadonlySet<TableName>;
}

export function emptyRows(): RowMap {
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map<string, Row>()])) as RowMap;
}

export function keyText(table: TableName, row: Row): string {
  return JSON.stringify(keyOf(table, row));
}

const BODY_COLUMNS = 3;

export function scan(file: PageFile): Found {
  const shapes = new Shapes();
  const rows = emptyRows();
  const entries = new Map<number, Entry>();
  const texts = new Map<string, Cell>();
  const originals = new Map<string, Cell>();
  const strange: number[] = [];
  const lostPages: number[] = [];
  const free = freePages(file);
  for (let number = 1; number <= file.count; number++) {
    const page = file.page(number);
    if (isLost(file, page, number) && !free.has(number)) lostPages.push(number);
    for (const cell of leafCells(file, number, page)) take(cell, page[number === 1 ? 100 : 0] === TABLE_LEAF);
  }
  const whole = wholeTables(file, new Set([...lostPages, ...strange]));
  return { rows, entries, texts, originals, lostPages, strange, whole };

  function take(cell: Cell, isRow: boolean): void {
    const body = bodyKey(cell);
    if (body !== null) {
      (body.kind === 'text' ? texts : originals).set(body.key, cell);
      return;
    }
    const values = valuesOf(payloadOf(file, cell));
    const shaped = values === null ? null : shapes.shapeOf(values, cell.rowid);
    if (shaped !== null) keep(shaped);
    else if (isRow && !isExpected(values)) strange.push(cell.page);
  }

  function keep(shaped: Shaped): void {
    if (shaped.kind === 'entry') entries.set(shaped.entry.seq, shaped.entry);
    else rows[shaped.table].set(keyText(shaped.table, shaped.row), shaped.row);
  }
}

/** What is not kept and no loss: the schema, the numbers of claims, the lock; they are made anew. */
function isExpected(values: readonly Value[] | null): boolean {
  if (values === null) return false;
  const isSchema = values.length === 5 && ['table', 'index', 'trigger', 'view'].includes(String(values[0]));
  const isNumber = values.length === 2 && values[0] === null && idSchema.safeParse(values[1]).success;
  const isLock = values.length === 9 && values[0] === null;
  return isSchema || isNumber || isLock;
}

/** Tells the two tables of bodies by their first value, without reading the rest. */
function bodyKey(cell: Cell): { readonly kind: 'text' | 'original'; readonly key: string } | null {
  if (cell.rowid === null) return null;
  const fields = fieldsOf({ bytes: cell.local, holes: [] }, cell.size);
  if (fields?.length !== BODY_COLUMNS) return null;
  const [first, second, third] = fields;
  if (!first || !second || !third || first.end > cell.local.length) return null;
  const key = valueOf({ bytes: cell.local, holes: [] }, first);
  if (typeof key !== 'string') return null;
  const isText = (field: Field): boolean => field.type >= 13 && field.type % 2 === 1;
  if (idSchema.safeParse(key).success && isText(second) && isText(third)) return { kind: 'text', key };
  const isBlob = third.type >= 12 && third.type % 2 === 0;
  return /^[0-9a-f]{64}$/.test(key) && second.type < 12 && isBlob ? { kind: 'original', key } : null;
}

function valuesOf(payload: Payload): readonly Value[] | null {
  if (payload.holes.length > 0) return null;
  const fields = fieldsOf(payload);
  if (fields === null) return null;
  const values: Value[] = [];
  for (const field of fields) {
    const value = valueOf(payload, field);
    if (value === undefined) return null;
    values.push(value);
  }
  return values;
}

/** The page at this offset, in bytes, is never used (section 1.3 of the file format). */
const LOCK_BYTES = 0x40000000;

/** Its first byte alone says little: one in fifty pages of noise begins like a page of a tree. */
function isLost(file: PageFile, page: Buffer, number: number): boolean {
  const head = number === 1 ? 100 : 0;
  switch (page[head]) {
    case TABLE_LEAF:
    case INDEX_LEAF:
      return leafCells(file, number, page).length < page.readUInt16BE(head + 3);
    case 0x02:
    case 0x05:
      return !hasChildren(file, page, head);
    case 0:
      return number === 1 || !isOverflow(file, page, number);
    default:
      return true;
  }
}

function hasChildren(file: PageFile, page: Buffer, head: number): boolean {
  const children = childrenOf(file, page, head);
  return children?.every((child) => child > 1 && child <= file.count) ?? false;
}

/** A page of zeros is free, or was destroyed; the last page of a chain begins with four zeros, and holds something. */
function isOverflow(file: PageFile, page: Buffer, number: number): boolean {
  if ((number - 1) * file.pageSize === LOCK_BYTES) return true;
  return page.readUInt32BE(0) <= file.count && page.some((byte) => byte !== 0);
}

/** Pages that hold nothing: SQLite fills them with zeros, because it was told to delete for good. */
function freePages(file: PageFile): ReadonlySet<number> {
  const free = new Set<number>();
  let trunk = file.page(1).readUInt32BE(32);
  while (trunk > 1 && trunk <= file.count && !free.has(trunk)) {
    free.add(trunk);
    const page = file.page(trunk);
    const count = Math.min(page.readUInt32BE(4), (file.usable - 8) / 4);
    for (let index = 0; index < count; index++) free.add(page.readUInt32BE(8 + index * 4));
    trunk = page.readUInt32BE(0);
  }
  return free;
}
