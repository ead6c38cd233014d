/** Reads the journal from its first entry: is the chain whole, and are the rows what it says they are? */
import type { CheckFinding } from '../../src-shared/domain/check';
import { all, each, type ReadDb } from '../db/sql';
import { entryHash, readChanges, type Entry, type RowChange } from './journal';
import { keyOf, TABLE_NAMES, TABLES, type Key, type Row, type TableName } from './tables/tables';
import { CASE_SALVAGE } from './undo-stacks';

/** Rows by their key, as JSON, each with the number of the entry that touched it last. */
type State = Readonly<Record<TableName, Map<string, Told>>>;

interface Told {
  readonly row: Row;
  readonly seq: number;
}

/** What an article version ever said of its body, also if it was undone since. */
export interface KnownVersion {
  readonly id: string;
  /** Number of the entry that says it. */
  readonly seq: number;
  readonly textSha256: string;
  readonly blocksSha256: string;
  readonly originalSha256: string;
}

export interface Replay {
  readonly findings: readonly CheckFinding[];
  readonly entries: number;
  readonly headHash: string;
  readonly versions: readonly KnownVersion[];
  /** Number of each claim that was ever made -> its id. */
  readonly numbers: ReadonlyMap<number, string>;
}

export function replayJournal(db: ReadDb): Replay {
  const state = Object.fromEntries(TABLE_NAMES.map((name) => [name, new Map<string, Told>()])) as State;
  const findings: CheckFinding[] = [];
  const versions: KnownVersion[] = [];
  const numbers = new Map<number, string>();
  let entries = 0;
  let hash = '';
  for (const entry of each<Entry>(db, 'SELECT * FROM journal ORDER BY seq')) {
    entries += 1;
    findings.push(...chainFindings(entry, entries, hash));
    hash = entry.hash;
    const changes = readChanges(entry.changes);
    if (changes === null) findings.push(finding('journal.unreadable', { seq: entry.seq }));
    for (const change of changes ?? []) {
      if (!step(state, change, entry.seq))
        findings.push(finding('journal.doesNotFit', { seq: entry.seq, ...named(change) }));
      collect(change, entry, versions, numbers);
    }
  }
  if (entries === 0) findings.push(finding('journal.empty', {}));
  for (const table of TABLE_NAMES) findings.push(...rowFindings(db, table, state[table]));
  return { findings, entries, headHash: hash, versions, numbers };
}

function finding(code: CheckFinding['code'], params: CheckFinding['params']): CheckFinding {
  return { area: 'journal', code, params };
}

function named({ table, key }: { readonly table: TableName; readonly key: Key }): {
  table: string;
  key: string;
} {
  return { table, key: key.join(' ') };
}

/** A changed entry breaks its own hash; a removed or exchanged one the link of the next. */
function chainFindings(entry: Entry, expectedSeq: number, prevHash: string): readonly CheckFinding[] {
  const { seq } = entry;
  const findings: CheckFinding[] = [];
  if (seq !== expectedSeq) findings.push(finding('journal.gap', { seq: expectedSeq }));
  if (entry.prev_hash !== prevHash) findings.push(finding('journal.prevHash', { seq }));
  if (entryHash(entry) !== entry.hash) findings.push(finding('journal.hash', { seq }));
  return findings;
}

/** @returns false where the row was not as the change says it was before */
function step(state: State, { table, key, before, after }: RowChange, seq: number): boolean {
  const rows = state[table];
  const id = JSON.stringify(key);
  const current = rows.get(id)?.row;
  const fits =
    before === null
      ? current === undefined
      : current !== undefined && Object.keys(before).every((column) => current[column] === before[column]);
  if (after === null) rows.delete(id);
  else rows.set(id, { row: { ...current, ...after }, seq });
  return fits;
}

function collect(
  { table, key, before, after }: RowChange,
  { seq, command }: Entry,
  versions: KnownVersion[],
  numbers: Map<number, string>,
): void {
  if (table === 'article_versions' && before !== null && after !== null && command === CASE_SALVAGE)
    retell(versions, String(key[0]), after, seq);
  if (before !== null || after === null) return;
  // A change that somebody had a hand in may lack its number, or hold a text for it.
  const { number } = after;
  if (table === 'claims' && typeof number === 'number') numbers.set(number, String(after['id']));
  if (table === 'article_versions') {
    versions.push({
      id: String(after['id']),
      seq,
      textSha256: String(after['text_sha256']),
      blocksSha256: String(after['blocks_sha256']),
      originalSha256: String(after['original_sha256']),
    });
  }
}

/** A salvage may find less of a body than there was, and says so in its entry: from then on that is what holds. No other entry may. */
function retell(versions: KnownVersion[], id: string, after: Row, seq: number): void {
  const index = versions.findLastIndex((version) => version.id === id);
  const known = versions[index];
  if (known === undefined) return;
  const { textSha256, blocksSha256, originalSha256 } = known;
  versions[index] = {
    id,
    seq,
    textSha256: String(after['text_sha256'] ?? textSha256),
    blocksSha256: String(after['blocks_sha256'] ?? blocksSha256),
    originalSha256: String(after['original_sha256'] ?? originalSha256),
  };
}

/** Compares a table with what the journal says it holds. */
function rowFindings(
  db: ReadDb,
  table: TableName,
  expected: ReadonlyMap<string, Told>,
): readonly CheckFinding[] {
  const findings: CheckFinding[] = [];
  const missing = new Set(expected.keys());
  for (const row of all<Row>(db, `SELECT ${TABLES[table].columns.join(', ')} FROM "${table}"`)) {
    const key = keyOf(table, row);
    const id = JSON.stringify(key);
    const said = expected.get(id);
    missing.delete(id);
    if (said === undefined) {
      findings.push(finding('journal.rowUnknown', named({ table, key })));
      continue;
    }
    for (const column of TABLES[table].columns) {
      if (row[column] !== said.row[column])
        findings.push(finding('journal.rowDiffers', { column, seq: said.seq, ...named({ table, key }) }));
    }
  }
  for (const id of missing) {
    const seq = expected.get(id)?.seq ?? 0;
    findings.push(finding('journal.rowMissing', { seq, ...named({ table, key: JSON.parse(id) as Key }) }));
  }
  return findings;
}
