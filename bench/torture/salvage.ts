/** Salvage: one random page of a case is destroyed; nearly all rows have to come out, and a sound case of them. */
import { closeSync, copyFileSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createCase, openCase } from '../../src-main/case/case-file';
import { salvage as salvageFile } from '../../src-main/case/recover/salvage';
import { keyOf, TABLE_NAMES, TABLES, type Row } from '../../src-main/case/tables/tables';
import { connect } from '../../src-main/db/open';
import { all, closeDb } from '../../src-main/db/sql';
import { Refusal } from '../../src-shared/errors';
import { articleOf, HOST, memoryFolder, Work } from './cases';
import { seeded, type Random } from './random';
import type { Outcome, Torture } from './torture';

const CHANGES = 150;
const SENTENCES = 300;
const PAGE = 4096;
/** Acceptance list: of the rows, in percent. */
const LEAST = 95;

function makeTrial(path: string): void {
  const opened = createCase(path, { title: 'Harbour' }, HOST);
  opened.execute(articleOf(SENTENCES));
  const work = new Work(opened);
  for (let n = 0; n < CHANGES; n++) work.step();
  opened.close();
}

/** Every row of the audited tables, as text; two rows are the same if their texts are. */
function rowsIn(path: string): ReadonlySet<string> {
  const db = connect(path, 'read');
  try {
    return new Set(
      TABLE_NAMES.flatMap((table) =>
        all<Row>(db, `SELECT ${TABLES[table].columns.join(', ')} FROM "${table}"`).map((row) =>
          // A body that lost a part has another hash, which is said; the row is there all the same.
          table === 'article_versions'
            ? JSON.stringify([table, keyOf(table, row)])
            : JSON.stringify([table, row]),
        ),
      ),
    );
  } finally {
    closeDb(db);
  }
}

function destroyPages(path: string, pages: readonly number[], random: Random): void {
  const file = openSync(path, 'r+');
  for (const page of pages) {
    const bytes = Buffer.from(Array.from({ length: PAGE }, () => random(256)));
    writeSync(file, bytes, 0, PAGE, page * PAGE);
  }
  closeSync(file);
}

interface Salvaged {
  /** Of the rows, in percent. */
  readonly share: number;
  readonly problems: readonly string[];
}

function salvageOf(broken: string, out: string, rows: ReadonlySet<string>): Salvaged {
  try {
    const { losses } = salvageFile(broken, out, HOST)();
    const saved = rowsIn(out);
    const kept = [...rows].filter((row) => saved.has(row)).length;
    const opened = openCase(out, HOST);
    const findings = opened.check().findings.filter(({ area }) => area !== 'anchors');
    opened.close();
    const problems = findings.map(({ code }) => `the new case is not sound: ${code}`);
    if (kept < rows.size && losses.length === 0) problems.push('rows are lost, and nothing is listed');
    return { share: (100 * kept) / rows.size, problems };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { share: 0, problems: [`refused: ${error.error.code}`] };
  }
}

/** @param broken share of the pages that are destroyed; null = one page */
function rounds(count: number, seed: number, broken: number | null): Outcome {
  const random = seeded(seed);
  const folder = memoryFolder('salvage');
  const failures: string[] = [];
  let least = 100;
  try {
    const whole = join(folder, 'whole.plumb');
    makeTrial(whole);
    const rows = rowsIn(whole);
    const pages = statSync(whole).size / PAGE;
    for (let round = 0; round < count; round++) {
      const copy = join(folder, `broken-${round}.plumb`);
      const out = join(folder, `out-${round}.plumb`);
      copyFileSync(whole, copy);
      const chosen =
        broken === null
          ? [random(pages)]
          : Array.from({ length: pages }, (_, page) => page).filter(() => random(100) < broken * 100);
      destroyPages(copy, chosen, random);
      const { share, problems } = salvageOf(copy, out, rows);
      least = Math.min(least, share);
      const where = broken === null ? `page ${String(chosen[0])} of ${pages}` : `${chosen.length} pages`;
      if (share < LEAST) failures.push(`round ${round}, ${where}: ${share.toFixed(1)} % of the rows`);
      failures.push(...problems.map((problem) => `round ${round}, ${where}: ${problem}`));
      rmSync(copy);
      rmSync(out, { force: true });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { rounds: count, failures, notes: { leastRowsInPercent: Math.floor(least) } };
}

export const salvage: Torture = {
  name: 'salvage',
  short: 50,
  long: 1000,
  run: (count, seed) => Promise.resolve(rounds(count, seed, null)),
  /** With half of the pages gone no salvage can find nearly all rows. */
  control: () => Promise.resolve((rounds(1, 1, 0.5).notes['leastRowsInPercent'] ?? 100) < LEAST),
};
