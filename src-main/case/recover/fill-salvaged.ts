/** Fills a new case with what was salvaged: the whole beginning of the journal, and one entry for all that it does not tell. */
import { newId } from '../../../src-shared/domain/ids';
import type { Loss } from '../../../src-shared/domain/recovery';
import { all, run, type WriteDb } from '../../db/sql';
import type { CaseHost } from '../execute';
import { append, insertEntry } from '../journal';
import { sha256 } from '../sha256';
import { keyOf, TABLE_NAMES, type Row, type TableName } from '../tables/tables';
import { CASE_CREATE, CASE_SALVAGE } from '../undo-stacks';
import { WriteTx } from '../write-tx';
import { originalOf, textOf, type Quote } from './bodies';
import type { PageFile } from './page-file';
import type { Found, RowMap } from './scan';
import { numbersGivenBy, versionsMadeBy, type Told } from './told-by-journal';

export interface Salvaged {
  readonly losses: readonly Loss[];
  readonly dropped: readonly { readonly table: TableName; readonly row: Row }[];
}

/** Runs inside the caller's transaction, in an empty case file. @param rows what the case is to hold */
export function fillSalvaged(
  db: WriteDb,
  { file, found }: { readonly file: PageFile; readonly found: Found },
  told: Told,
  rows: RowMap,
  host: CaseHost,
): Salvaged {
  const losses: Loss[] = [];
  const now = host.now();
  const naming = { at: now.toISOString(), analyst: host.analyst(), kind: 'do', target: null } as const;
  const info = [...rows.case_info.values()][0] ?? {
    id: newId(now.getTime()),
    title: 'Salvaged',
    created_at: now.toISOString(),
  };
  writeBodiesOfChain();
  const versions = new Map([...rows.article_versions].map(([key, row]) => [key, writeBody(row)]));
  if (told.chain.length > 0) {
    for (const entry of told.chain) insertEntry(db, entry);
    for (const table of TABLE_NAMES)
      for (const row of told.afterChain[table].values()) new WriteTx(db).insertRow(table, row);
  } else {
    const tx = new WriteTx(db);
    tx.insertRow('case_info', info);
    append(db, { ...naming, command: CASE_CREATE, label: { code: CASE_CREATE }, changes: tx.changes() });
  }
  writeNumbers();
  const tx = new WriteTx(db);
  const wanted = { ...rows, article_versions: versions };
  const dropped = bringTo(db, tx, wanted, told.chain.length > 0);
  for (const { table, row } of dropped)
    losses.push({ code: 'row.refused', params: { table, key: keyOf(table, row).join(' ') } });
  append(db, {
    ...naming,
    command: CASE_SALVAGE,
    label: { code: CASE_SALVAGE },
    changes: tx.changes(),
  });
  return { losses, dropped };

  /** Articles whose import was undone are named by the journal still, and redo brings them back. */
  function writeBodiesOfChain(): void {
    for (const { row } of versionsMadeBy(told.chain)) {
      const key = JSON.stringify([row['id']]);
      if (rows.article_versions.has(key)) continue;
      const text = textOf(file, found.texts.get(String(row['id'])), Number(row['characters']), []);
      if (text !== null) insertText(db, String(row['id']), text.text, text.blocks);
      insertOriginal(db, originalOf(file, found.originals.get(String(row['original_sha256']))).bytes);
    }
  }

  /** @returns the row as it has to be for the body that there is */
  function writeBody(row: Row): Row {
    const id = String(row['id']);
    const title = String(rows.articles.get(JSON.stringify([row['article_id']]))?.['title'] ?? id);
    const quotes = [...rows.anchors.values()].filter((anchor) => anchor['version_id'] === id) as Quote[];
    const read = textOf(file, found.texts.get(id), Number(row['characters']), quotes);
    const { text, blocks, filled } = read ?? { text: '', blocks: '[]', filled: 0 };
    const original = originalOf(file, found.originals.get(String(row['original_sha256'])));
    insertText(db, id, text, blocks);
    insertOriginal(db, original.bytes);
    const patched = {
      ...row,
      text_sha256: sha256(text),
      blocks_sha256: sha256(blocks),
      characters: text.length,
      blocks: (JSON.parse(blocks) as readonly unknown[]).length,
      original_sha256: sha256(original.bytes),
      original_size: original.bytes.byteLength,
    };
    if (patched.text_sha256 !== row['text_sha256'])
      losses.push(
        filled > 0
          ? { code: 'text.filled', params: { title, count: filled } }
          : { code: 'text.changed', params: { title } },
      );
    if (patched.original_sha256 !== row['original_sha256'])
      losses.push(
        original.bytes.byteLength === 0
          ? { code: 'original.lost', params: { title } }
          : { code: 'original.damaged', params: { title, count: original.missing } },
      );
    return patched;
  }

  function writeNumbers(): void {
    const numbers = new Map(numbersGivenBy(told.chain));
    for (const row of rows.claims.values()) {
      const number = Number(row['number']);
      if (!numbers.has(number)) numbers.set(number, String(row['id']));
    }
    const sql = 'INSERT INTO claim_numbers (number, claim_id) VALUES (?, ?) ON CONFLICT DO NOTHING';
    for (const [number, id] of numbers) run(db, sql, number, id);
  }
}

function insertText(db: WriteDb, id: string, text: string, blocks: string): void {
  const sql = 'INSERT INTO article_texts (version_id, text, blocks) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
  run(db, sql, id, text, blocks);
}

function insertOriginal(db: WriteDb, bytes: Buffer): void {
  const sql = 'INSERT INTO originals (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
  run(db, sql, sha256(bytes), bytes.byteLength, bytes);
}

/** Changes the rows to those wanted. @returns the ones that SQLite refuses, two of a thing that can be there once */
function bringTo(
  db: WriteDb,
  tx: WriteTx,
  wanted: RowMap,
  hasInfo: boolean,
): readonly { readonly table: TableName; readonly row: Row }[] {
  const refused: { table: TableName; row: Row }[] = [];
  for (const table of [...TABLE_NAMES].reverse()) {
    for (const row of all<Row>(db, `SELECT * FROM "${table}"`)) {
      const key = keyOf(table, row);
      if (table !== 'case_info' && !wanted[table].has(JSON.stringify(key))) tx.delete(table, key);
    }
  }
  for (const table of TABLE_NAMES) {
    if (table === 'case_info' && !hasInfo) continue;
    for (const row of wanted[table].values()) {
      try {
        const key = keyOf(table, row);
        if (tx.read(table, key) === undefined) tx.insertRow(table, row);
        else tx.updateRow(table, key, row);
      } catch (error) {
        if (!isConstraint(error)) throw error;
        refused.push({ table, row });
      }
    }
  }
  return refused;
}

export function isConstraint(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT');
}
