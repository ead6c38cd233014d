/** Kept changes: what was committed since the last backup, in memory, for the day on which the file itself is destroyed. */
import { all, get, run, type ReadDb, type WriteDb } from '../db/sql';
import { insertEntry, readChanges, type Entry, type Head, type RowChange } from './journal';
import { WriteTx } from './write-tx';

/** Beyond this, in bytes, the oldest are let go; a backup is asked for long before. */
const MOST = 256 * 1024 * 1024;

interface Body {
  readonly versionId: string;
  readonly text: string;
  readonly blocks: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

interface KeptEntry {
  readonly entry: Entry;
  readonly bodies: readonly Body[];
  /** In memory, in bytes, roughly. */
  readonly size: number;
}

type Position = Pick<Head, 'seq' | 'hash'>;

export class KeptChanges {
  readonly caseId: string;
  /** Where the journal stood before the first of them. */
  #start: Position;
  #entries: KeptEntry[] = [];
  #size = 0;

  constructor(caseId: string, start: Position) {
    this.caseId = caseId;
    this.#start = start;
  }

  /** In bytes, roughly. */
  get size(): number {
    return this.#size;
  }

  /** Where the journal stood after the last of them. */
  get head(): Position {
    return this.#entries.at(-1)?.entry ?? this.#start;
  }

  /** Takes what was committed since, by whomever. */
  take(db: ReadDb): void {
    for (const entry of all<Entry>(db, 'SELECT * FROM journal WHERE seq > ? ORDER BY seq', this.head.seq)) {
      const bodies = bodiesOf(db, entry);
      const size = bodies.reduce(
        (sum, { text, blocks, bytes }) => sum + 2 * (text.length + blocks.length) + bytes.byteLength,
        2 * entry.changes.length,
      );
      this.#entries.push({ entry, bodies, size });
      this.#size += size;
    }
    while (this.#size > MOST) this.#forgetFirst();
  }

  /** A backup holds everything up to here. */
  forget(upTo: Position): void {
    if (!this.#entries.some(({ entry }) => entry.seq === upTo.seq && entry.hash === upTo.hash)) return;
    while (this.#start.seq < upTo.seq) this.#forgetFirst();
  }

  /** The entries that lead from there to the head; null = nothing that is kept begins there. */
  since({ seq, hash }: Position): readonly KeptEntry[] | null {
    if (seq === this.#start.seq && hash === this.#start.hash) return this.#entries;
    const at = this.#entries.findIndex(({ entry }) => entry.seq === seq && entry.hash === hash);
    return at < 0 ? null : this.#entries.slice(at + 1);
  }

  #forgetFirst(): void {
    const first = this.#entries.shift();
    if (first === undefined) return;
    this.#start = { seq: first.entry.seq, hash: first.entry.hash };
    this.#size -= first.size;
  }
}

function changesOf(entry: Entry): readonly RowChange[] {
  return readChanges(entry.changes) ?? [];
}

/** Bodies are no part of the journal, and are never deleted: an import that is done again finds its own. */
function bodiesOf(db: ReadDb, entry: Entry): readonly Body[] {
  return changesOf(entry).flatMap(({ table, key, before }) => {
    if (table !== 'article_versions' || before !== null || entry.kind !== 'do') return [];
    const sql = `SELECT t.version_id AS versionId, t.text, t.blocks, o.sha256, o.bytes FROM article_versions v
                 JOIN article_texts t ON t.version_id = v.id JOIN originals o ON o.sha256 = v.original_sha256
                 WHERE v.id = ?`;
    return get<Body>(db, sql, String(key[0])) ?? [];
  });
}

/** Makes the changes in another copy of the case, entry by entry, with the entries themselves. In a transaction of the caller's. */
export function replayKept(db: WriteDb, kept: readonly KeptEntry[]): void {
  for (const { entry, bodies } of kept) {
    for (const body of bodies) writeBody(db, body);
    const tx = new WriteTx(db);
    for (const change of changesOf(entry)) replayRow(db, tx, change);
    insertEntry(db, entry);
  }
}

function writeBody(db: WriteDb, { versionId, text, blocks, sha256, bytes }: Body): void {
  const texts =
    'INSERT INTO article_texts (version_id, text, blocks) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
  run(db, texts, versionId, text, blocks);
  const originals = 'INSERT INTO originals (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
  run(db, originals, sha256, bytes.byteLength, bytes);
}

function replayRow(db: WriteDb, tx: WriteTx, { table, key, before, after }: RowChange): void {
  if (after === null) tx.delete(table, key);
  else if (before !== null) tx.updateRow(table, key, after);
  else {
    const { id, number } = after;
    if (table === 'claims') {
      const sql = 'INSERT INTO claim_numbers (number, claim_id) VALUES (?, ?) ON CONFLICT DO NOTHING';
      run(db, sql, number ?? null, id ?? null);
    }
    tx.insertRow(table, after);
  }
}
