/** Tampering: one byte of any audited row, body or entry is changed past the triggers; the check has to name the entry. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openCase } from '../../src-main/case/case-file';
import { ArticleTexts } from '../../src-main/case/article-texts';
import { checkCase } from '../../src-main/case/check';
import { TABLE_NAMES, TABLES, type TableName } from '../../src-main/case/tables/tables';
import { tamper } from '../../src-main/case/test-case';
import { connect } from '../../src-main/db/open';
import { all, closeDb, get, run, type ReadDb, type Value, type WriteDb } from '../../src-main/db/sql';
import { defined } from '../../src-shared/assert';
import type { CheckReport } from '../../src-shared/domain/check';
import { newId } from '../../src-shared/domain/ids';
import { HOST, makeCase, memoryFolder, savedBy, Work, type Saved } from './cases';
import { seeded, type Random } from './random';
import type { Outcome, Torture } from './torture';

const CHANGES = 35;
/** Entries change as often as all rows together: the chain is what is on trial. */
const PLACES = [...TABLE_NAMES, 'article_texts', 'originals', ...TABLE_NAMES.map(() => 'journal')];

interface Trial {
  readonly whole: string;
  /** The same case some changes earlier: what is left when the tail is cut and the rows set back with it. */
  readonly cut: string;
  readonly head: Saved;
}

/** A closed case with rows in every audited table. */
function makeTrial(folder: string): Trial {
  const whole = join(folder, 'whole.plumb');
  const cut = join(folder, 'cut.plumb');
  makeCase(whole);
  const opened = openCase(whole, HOST);
  const work = new Work(opened);
  for (let n = 0; n < CHANGES; n++) work.step();
  addEverything(opened);
  copyFileSync(whole, cut);
  const head = savedBy(work.step());
  opened.close();
  return { whole, cut, head };
}

function addEverything(opened: ReturnType<typeof openCase>): void {
  const { id: claimId } = defined(opened.snapshot().claims[0], 'claim');
  const referenceId = newId();
  const empty = {
    author: '',
    publisher: '',
    containerTitle: '',
    issued: '',
    accessed: '',
    url: '',
    note: '',
  };
  const fields = { type: 'report' as const, title: 'Harbour Report', ...empty };
  opened.execute({ type: 'reference.add', id: referenceId, fields, sourceId: '' });
  const evidence = { stance: 'refutes' as const, locator: 'p. 7', quote: 'It is not safe.', note: '' };
  opened.execute({ type: 'evidence.add', id: newId(), claimId, referenceId, fields: evidence });
  opened.execute({ type: 'claim.code', id: claimId, codes: ['Doubt', 'Loaded Language'] });
  opened.execute({ type: 'claim.flag', id: claimId, flagged: true, reason: 'Look again.' });
  opened.execute({ type: 'review.decide', id: newId(), claimId, decision: 'accept', note: 'Fine.' });
}

/** Changes one byte of one value. @returns where */
function changeOneByte(db: WriteDb, random: Random): string {
  for (;;) {
    const table = defined(PLACES[random(PLACES.length)], 'table');
    const info = all<{ name: string; pk: number }>(db, `SELECT name, pk FROM pragma_table_info('${table}')`);
    const { count } = defined(
      get<{ count: number }>(db, `SELECT count(*) AS count FROM "${table}"`),
      'count',
    );
    if (count === 0) continue;
    const sql = `SELECT * FROM "${table}" LIMIT 1 OFFSET ${random(count)}`;
    const row = defined(get<Record<string, Value>>(db, sql), 'row');
    const columns = columnsOf(table) ?? info.map(({ name }) => name);
    const column = defined(columns[random(columns.length)], 'column');
    const change = changedValue(row[column] ?? null, random);
    if (change === null) continue;
    const keys = info.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const where = keys.map((key) => `${key} = ?`).join(' AND ');
    const update = `UPDATE OR IGNORE "${table}" SET ${column} = ${change.cast} WHERE ${where}`;
    run(db, update, change.value, ...keys.map((key) => row[key] ?? null));
    // A key that is another row's already stays as it is.
    if (get<{ count: number }>(db, 'SELECT changes() AS count')?.count !== 1) continue;
    return `${table}.${column} of ${keys.map((key) => String(row[key])).join(' ')}`;
  }
}

/** The audited ones; null where all are. */
function columnsOf(table: string): readonly string[] | null {
  return table in TABLES ? TABLES[table as TableName].columns : null;
}

/** null where there is no byte to change. */
function changedValue(value: Value, random: Random): { readonly cast: string; readonly value: Value } | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { cast: 'CAST(? AS INTEGER)', value: value ^ (1 << random(7)) };
  const bytes = Buffer.from(value as string);
  const place = random(bytes.length);
  bytes[place] = (bytes[place] ?? 0) ^ (1 << random(7));
  return { cast: typeof value === 'string' ? 'CAST(? AS TEXT)' : '?', value: bytes };
}

/** With write access: SQLite leaves CHECK constraints out of account where it has none. */
function reportOn(path: string): CheckReport {
  const db = connect(path, 'write');
  try {
    return checkCase(db, new ArticleTexts(db));
  } finally {
    closeDb(db);
  }
}

function isInJournal(path: string, { seq, hash }: Saved): boolean {
  const db = connect(path, 'read');
  const entry = get<{ hash: string }>(db, 'SELECT hash FROM journal WHERE seq = ?', seq);
  closeDb(db);
  return entry?.hash === hash;
}

/** A check that knows nothing of the journal: SQLite's own. */
function bareCheckFinds(db: ReadDb): boolean {
  const [problem] = all<{ integrity_check: string }>(db, 'PRAGMA integrity_check');
  return problem?.integrity_check !== 'ok' || all(db, 'PRAGMA foreign_key_check').length > 0;
}

function tamperings(count: number, seed: number): Outcome {
  const random = seeded(seed);
  const folder = memoryFolder('tamper');
  const failures: string[] = [];
  let missedWithoutChain = 0;
  try {
    const { whole, cut, head } = makeTrial(folder);
    if (!reportOn(whole).ok || !isInJournal(whole, head)) failures.push('the case was not whole before');
    if (!reportOn(cut).ok)
      failures.push('a cut tail shows in the file alone, which the help says it does not');
    if (isInJournal(cut, head)) failures.push('a cut tail is not found by the head');
    const copy = join(folder, 'copy.plumb');
    for (let round = 0; round < count; round++) {
      copyFileSync(whole, copy);
      let place = '';
      tamper(copy, (db) => (place = changeOneByte(db, random)));
      const { findings } = reportOn(copy);
      if (findings.length === 0) failures.push(`round ${round}: ${place} was not found`);
      else if (!findings.some(({ params }) => Number(params['seq'] ?? 0) > 0))
        failures.push(`round ${round}: ${place} was found, but no entry named`);
      const db = connect(copy, 'read');
      if (!bareCheckFinds(db)) missedWithoutChain += 1;
      closeDb(db);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    rounds: count,
    failures,
    notes: { missedWithoutChainInPercent: Math.round((100 * missedWithoutChain) / count) },
  };
}

export const tampering: Torture = {
  name: 'tampering',
  short: 200,
  long: 5000,
  run: (count, seed) => Promise.resolve(tamperings(count, seed)),
  /** Without the chain nearly all of it goes unseen. */
  control: () => Promise.resolve((tamperings(20, 1).notes['missedWithoutChainInPercent'] ?? 0) > 50),
};
