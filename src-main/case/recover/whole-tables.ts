/** Tells which tables of a damaged case are whole: what is not in those was deleted, and is not lost. */
import { TABLES, type TableName } from '../tables/tables';
import { leafCells, payloadOf } from './leaf-cells';
import type { PageFile } from './page-file';
import { fieldsOf, valueOf } from './record';

const INNER: readonly number[] = [0x02, 0x05];
const LEAVES: readonly number[] = [0x0a, 0x0d];

/** @param bad pages in which something could not be read */
export function wholeTables(file: PageFile, bad: ReadonlySet<number>): ReadonlySet<TableName> {
  const whole = new Set<TableName>();
  for (const [name, root] of rootPages(file)) if (isWhole(file, root, bad)) whole.add(name);
  return whole;
}

/** From the schema, as far as it can be read. */
function rootPages(file: PageFile): ReadonlyMap<TableName, number> {
  const roots = new Map<TableName, number>();
  for (const page of pagesOf(file, 1) ?? []) {
    for (const cell of leafCells(file, page, file.page(page))) {
      const payload = payloadOf(file, cell);
      const [type, name, , root] = (fieldsOf(payload) ?? []).map((field) => valueOf(payload, field));
      if (type === 'table' && typeof name === 'string' && name in TABLES && typeof root === 'number')
        roots.set(name as TableName, root);
    }
  }
  return roots;
}

function isWhole(file: PageFile, root: number, bad: ReadonlySet<number>): boolean {
  const pages = pagesOf(file, root);
  return pages !== null && pages.every((page) => !bad.has(page));
}

/** All pages of a tree, inner ones included; null = one of them is none. */
function pagesOf(file: PageFile, root: number): readonly number[] | null {
  const seen = new Set<number>();
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    if (number < 1 || number > file.count || seen.has(number)) return null;
    seen.add(number);
    const page = file.page(number);
    const head = number === 1 ? 100 : 0;
    const kind = page[head] ?? 0;
    if (LEAVES.includes(kind)) continue;
    const children = INNER.includes(kind) ? childrenOf(file, page, head) : null;
    if (children === null) return null;
    waiting.push(...children);
  }
  return [...seen];
}

/** The page number stands in the first four bytes of each cell, the last one in the page's own header. */
export function childrenOf(file: PageFile, page: Buffer, head: number): readonly number[] | null {
  const count = page.readUInt16BE(head + 3);
  if (head + 12 + count * 2 > file.usable) return null;
  const children = [page.readUInt32BE(head + 8)];
  for (let index = 0; index < count; index++) {
    const at = page.readUInt16BE(head + 12 + index * 2);
    if (at + 4 > file.usable) return null;
    children.push(page.readUInt32BE(at));
  }
  return children;
}
