// Writes an entry of the journal by hand, as docs/journal.md describes it: what another program could have written.
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';

export interface HandMadeChange {
  readonly table: string;
  readonly key: readonly string[];
  /** Columns that changed, each with its value before and after. */
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

/** Changes rows by `sql`, and tells the journal of it, in one transaction. */
export function journalled(
  path: string,
  sql: string,
  values: readonly string[],
  change: HandMadeChange,
  at = new Date().toISOString(),
): void {
  const db = new Database(path);
  const { after, before, key, table } = change;
  const changes = JSON.stringify([{ after, before, key, table }]);
  const label = '{"code":"claim.update"}';
  const last = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1',
  );
  db.transaction(() => {
    const { seq, hash: prevHash } = last.get()!;
    const entry = [prevHash, seq + 1, at, 'Ada', 'do', 'claim.update', label, null, changes];
    const hash = createHash('sha256').update(JSON.stringify(entry)).digest('hex');
    db.prepare(sql).run(...values);
    db.prepare(
      `INSERT INTO journal (prev_hash, seq, at, analyst, kind, command, label, target, changes, hash)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(...entry, hash);
  })();
  db.close();
}
