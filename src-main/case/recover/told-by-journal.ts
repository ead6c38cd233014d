/** What the journal of a damaged case still tells: its whole beginning, and the rows that all of it speaks of. */
import { entryHash, readChanges, readLabel, type Entry, type RowChange } from '../journal';
import type { Row } from '../tables/tables';
import { emptyRows, type RowMap } from './scan';

export interface Told {
  /** The entries from the first one on as long as each follows from the one before. */
  readonly chain: readonly Entry[];
  /** Readable ones that nothing links to the chain any more. */
  readonly rest: readonly Entry[];
  /** The rows after the chain, and after everything that could be read. */
  readonly afterChain: RowMap;
  readonly afterAll: RowMap;
}

/** @param most entries of the chain to keep at most */
export function toldBy(entries: ReadonlyMap<number, Entry>, most = Infinity): Told {
  const chain = wholeBeginning(entries, most);
  const rest = [...entries.values()].filter(({ seq }) => seq > chain.length).sort((a, b) => a.seq - b.seq);
  const afterChain = emptyRows();
  for (const entry of chain) replay(afterChain, entry);
  const afterAll = emptyRows();
  for (const entry of [...chain, ...rest]) replay(afterAll, entry);
  return { chain, rest, afterChain, afterAll };
}

function wholeBeginning(entries: ReadonlyMap<number, Entry>, most: number): readonly Entry[] {
  const chain: Entry[] = [];
  for (let seq = 1, hash = ''; seq <= most; seq++) {
    const entry = entries.get(seq);
    if (entry?.prev_hash !== hash || entryHash(entry) !== entry.hash) break;
    if (readChanges(entry.changes) === null || readLabel(entry.label) === null) break;
    chain.push(entry);
    hash = entry.hash;
  }
  return chain;
}

function replay(rows: RowMap, entry: Entry): void {
  for (const change of readChanges(entry.changes) ?? []) step(rows, change);
}

/** A change of a row that is not known leaves it unknown: a part of a row is none. */
function step(rows: RowMap, { table, key, before, after }: RowChange): void {
  const id = JSON.stringify(key);
  const current = rows[table].get(id);
  if (after === null) rows[table].delete(id);
  else if (before === null || current !== undefined) rows[table].set(id, { ...current, ...after });
}

/** The number of the entry that made each article version, and what it said of its body. */
export function versionsMadeBy(
  chain: readonly Entry[],
): readonly { readonly seq: number; readonly row: Row }[] {
  return chain.flatMap(({ seq, changes }) =>
    (readChanges(changes) ?? []).flatMap(({ table, before, after }) =>
      table === 'article_versions' && before === null && after !== null ? [{ seq, row: after }] : [],
    ),
  );
}

/** Claims by number, as the chain gave them out; undone ones keep theirs. */
export function numbersGivenBy(chain: readonly Entry[]): ReadonlyMap<number, string> {
  const numbers = new Map<number, string>();
  for (const { changes } of chain) {
    for (const { table, before, after } of readChanges(changes) ?? [])
      if (table === 'claims' && before === null && after !== null)
        numbers.set(Number(after['number']), String(after['id']));
  }
  return numbers;
}
