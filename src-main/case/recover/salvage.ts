/**
 * Salvage: reads what can be read of a damaged case into a new one, and lists what was lost.
 *
 * The pages are read as bytes. Rows are told by what they hold, so neither the schema nor the inner pages of a tree are
 * needed; rows whose page is gone are taken from the journal. The journal is carried over, entry by entry, as far as its
 * chain is whole from the beginning; one entry "Salvage" then brings the rows to where they were. Entries beyond a gap
 * prove nothing any more: they are kept in a file beside the new case. The damaged file is only read.
 */
import { chmodSync, copyFileSync, lstatSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Counted, Loss, SalvageCount, SalvageReport } from '../../../src-shared/domain/recovery';
import { Refusal } from '../../../src-shared/errors';
import { errnoOf, refusing } from '../../db/errors';
import {
  BESIDE,
  createPrivate,
  isFilled,
  placeNew,
  removeQuietly,
  syncFile,
  syncFolderOf,
  temporaryBeside,
} from '../../db/files';
import { refuseLeftovers, refuseOddPath, refuseUnreadable } from '../../db/header';
import { applyAll } from '../../db/migrate';
import { connect } from '../../db/open';
import { rollBackIfPossible } from '../../db/roll-back';
import { closeDb, get, transaction } from '../../db/sql';
import type { CaseHost } from '../execute';
import { sha256 } from '../sha256';
import { TABLE_NAMES, type TableName } from '../tables/tables';
import { originalOf, textOf } from './bodies';
import { fillSalvaged, isConstraint, type Salvaged } from './fill-salvaged';
import { mergeRows, type Merged } from './merge-rows';
import { PageFile } from './page-file';
import { scan, type Found } from './scan';
import { toldBy, versionsMadeBy, type Told } from './told-by-journal';

const REST_SCHEMA = 'plumbline.salvage/1';

const COUNTED_TABLES: Readonly<Record<Exclude<Counted, 'entries'>, TableName>> = {
  articles: 'articles',
  claims: 'claims',
  references: 'references',
  evidence: 'evidence',
  reviews: 'reviews',
};

interface Source {
  readonly file: PageFile;
  readonly found: Found;
}

/** Files beside the new case while it is made: a copy of a damaged file with a journal or a log, the new case, and what has no place in it. */
export interface SalvageFiles {
  readonly copy: string;
  readonly filled: string;
  readonly rest: string;
}

export function salvageFilesBeside(out: string): SalvageFiles {
  return { copy: temporaryBeside(out), filled: temporaryBeside(out), rest: temporaryBeside(out) };
}

/**
 * @param files removed by whoever calls, where this is cut off
 * @returns the last step, which must not be cut off: it puts the new case in place
 * @throws Refusal file.exists (it never replaces anything), file.notFound, file.notAFile, file.*, case.notACase (nothing of a case is in it)
 */
export function salvage(
  damagedPath: string,
  outPath: string,
  host: CaseHost,
  files: SalvageFiles = salvageFilesBeside(outPath),
): () => SalvageReport {
  refuseOddPath(outPath);
  const out = resolve(outPath);
  const name = basename(damagedPath);
  refuseUnreadable(damagedPath);
  return refusing(basename(out), () => {
    if (statSync(out, { throwIfNoEntry: false })) throw new Refusal('file.exists', { name: basename(out) });
    refuseLeftovers(out);
    // A journal and a log lie beside the file itself, not beside a link to it.
    return withSource(realpathSync(damagedPath), files.copy, (source) => {
      if (source.found.entries.size === 0 && countRows(source.found) === 0)
        throw new Refusal('case.notACase', { name });
      return salvageFrom(source, out, host, files);
    });
  });
}

function countRows({ rows }: Found): number {
  return TABLE_NAMES.reduce((sum, table) => sum + rows[table].size, 0);
}

/**
 * A change that was cut off is rolled back, and a write-ahead log brought in, on a copy, where it can be written; where that
 * makes things worse, the file is read as it is.
 */
function withSource<T>(path: string, copy: string, work: (source: Source) => T): T {
  const beside = BESIDE.filter((ending) => isFile(path + ending) && isFilled(path + ending));
  if (beside.length === 0) return withPages(path, work);
  try {
    for (const ending of ['', ...beside]) {
      copyFileSync(path + ending, copy + ending);
      // In a copy of a read-only file nothing could be rolled back.
      chmodSync(copy + ending, 0o600);
    }
    rollBackIfPossible(copy);
    const amountIn = ({ found }: Source): number => countRows(found) + found.entries.size;
    const isBetter = withPages(copy, amountIn) >= withPages(path, amountIn);
    return withPages(isBetter ? copy : path, work);
  } finally {
    removeQuietly(copy);
  }
}

/** SQLite takes nothing from a folder or through a link, and what can't be copied must not keep the rest from being read. */
function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function withPages<T>(path: string, work: (source: Source) => T): T {
  const file = new PageFile(path);
  try {
    return work({ file, found: scan(file) });
  } finally {
    file.close();
  }
}

function salvageFrom(source: Source, out: string, host: CaseHost, files: SalvageFiles): () => SalvageReport {
  const { found } = source;
  const told = toldBy(found.entries, entriesWithBodies(source));
  const merged = mergeRows(found, told.afterAll);
  try {
    const filled = fillFile(files.filled, source, told, merged, host);
    const losses = [...pageLosses(found), ...journalLosses(found, told), ...merged.losses, ...filled.losses];
    const counts = countsOf(files.filled, found, told, merged);
    syncFile(files.filled);
    const rest = restOf(losses, [...merged.dropped, ...filled.dropped], told);
    if (rest !== null) writeFileSync(files.rest, rest, { flag: 'wx', mode: 0o600, flush: true });
    return () => ({ ...counts, losses, restName: place(files, out, rest !== null) });
  } catch (error) {
    removeMade(files);
    throw error;
  }
}

/** @returns the name of the file that holds the rest; '' = there is none */
function place(files: SalvageFiles, out: string, hasRest: boolean): string {
  let restName = '';
  try {
    restName = hasRest ? placeRest(files.rest, out) : '';
    placeNew(files.filled, out);
    syncFolderOf(out);
    return restName;
  } catch (error) {
    if (restName !== '') rmSync(join(dirname(out), restName), { force: true });
    throw error;
  } finally {
    removeMade(files);
  }
}

function removeMade({ filled, rest }: SalvageFiles): void {
  removeQuietly(filled);
  removeQuietly(rest);
}

/** How far the journal can be carried over: an article that was undone can't be told by a new entry to have lost its body. */
function entriesWithBodies({ file, found }: Source): number {
  const { chain, afterAll } = toldBy(found.entries);
  const { rows } = mergeRows(found, afterAll);
  const isThere = (id: unknown): boolean => rows.article_versions.has(JSON.stringify([id]));
  const broken = versionsMadeBy(chain).find(({ row }) => {
    if (isThere(row['id'])) return false;
    const text = textOf(file, found.texts.get(String(row['id'])), Number(row['characters']), []);
    const original = originalOf(file, found.originals.get(String(row['original_sha256'])));
    return (
      text === null ||
      sha256(text.text) !== row['text_sha256'] ||
      sha256(text.blocks) !== row['blocks_sha256'] ||
      sha256(original.bytes) !== row['original_sha256']
    );
  });
  return broken === undefined ? Infinity : broken.seq - 1;
}

/** A chain that was forged to hold what no case can is not carried over at all. */
function fillFile(path: string, source: Source, told: Told, { rows }: Merged, host: CaseHost): Salvaged {
  const attempt = (from: Told): Salvaged => {
    createPrivate(path);
    const db = connect(path, 'write');
    try {
      return transaction(db, () => {
        applyAll(db);
        return fillSalvaged(db, source, from, rows, host);
      });
    } finally {
      closeDb(db);
    }
  };
  try {
    return attempt(told);
  } catch (error) {
    if (!isConstraint(error)) throw error;
    removeQuietly(path);
    return attempt(toldBy(source.found.entries, 0));
  }
}

function pageLosses({ lostPages, strange }: Found): readonly Loss[] {
  const records = new Map<number, number>();
  for (const page of strange) records.set(page, (records.get(page) ?? 0) + 1);
  return [
    ...lostPages.map((page): Loss => ({ code: 'page', params: { page } })),
    ...[...records].map(([page, count]): Loss => ({ code: 'record', params: { page, count } })),
  ];
}

function journalLosses({ entries }: Found, { chain, rest }: Told): readonly Loss[] {
  const seq = chain.length;
  if (seq === 0) return [{ code: 'journal.begun', params: { count: entries.size } }];
  return rest.length === 0 ? [] : [{ code: 'journal.cut', params: { seq, count: rest.length } }];
}

/** Everything that has no place in the case; null = there is nothing of that kind. */
function restOf(losses: readonly Loss[], rows: Salvaged['dropped'], { rest }: Told): string | null {
  if (rows.length === 0 && rest.length === 0) return null;
  return `${JSON.stringify({ schema: REST_SCHEMA, losses, rows, entries: rest }, null, 2)}\n`;
}

/** @returns the name of the file */
function placeRest(rest: string, out: string): string {
  const stem = join(dirname(out), basename(out, extname(out)));
  for (let attempt = 1; ; attempt++) {
    const path = `${stem}.salvage${attempt === 1 ? '' : `-${attempt}`}.json`;
    try {
      placeNew(rest, path);
      return basename(path);
    } catch (error) {
      if (errnoOf(error) !== 'EEXIST') throw error;
    }
  }
}

function countsOf(
  path: string,
  found: Found,
  told: Told,
  merged: Merged,
): Pick<SalvageReport, 'counts' | 'rows'> {
  const db = connect(path, 'read');
  try {
    const kept = (table: string): number =>
      get<{ count: number }>(db, `SELECT count(*) AS count FROM "${table}"`)?.count ?? 0;
    const known = (table: TableName): number =>
      merged.rows[table].size + merged.dropped.filter((each) => each.table === table).length;
    const tables = Object.entries(COUNTED_TABLES).map(
      ([name, table]) => [name, { found: known(table), kept: kept(table) }] as const,
    );
    const entries = { found: found.entries.size, kept: told.chain.length };
    const counts = Object.fromEntries([...tables, ['entries', entries]]) as Record<Counted, SalvageCount>;
    const rows = TABLE_NAMES.reduce((sum, table) => sum + kept(table), 0);
    return { counts, rows: { found: merged.known, kept: rows } };
  } finally {
    closeDb(db);
  }
}
