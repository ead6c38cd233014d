/**
 * What a change costs beside the least that SQLite asks for one durable row, in a small case and in one of 500 MB;
 * and a snapshot of 5,000 claims.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { createCase } from '../src-main/case/case-file';
import type { OpenCase } from '../src-main/case/open-case';
import { connect } from '../src-main/db/open';
import { createPrivate } from '../src-main/db/files';
import { closeDb, exec, run } from '../src-main/db/sql';
import { newId } from '../src-shared/domain/ids';
import { articleOf, claimOf, HOST, makeLargeCase, TEXT } from './large-case';
import { percentile } from './percentile';

const COMMITS = 400;
const CLAIMS = 5000;
const LARGE_MB = 500;

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const articleId = newId();
const opened = makeCase('commit.plumb');
const large = makeLargeCase(join(folder, 'large.plumb'), LARGE_MB);
const full = makeCase('snapshot.plumb');
full.executeAll(
  Array.from({ length: CLAIMS }, (_, index) => claimOf(articleId, index)),
  { code: 'annotate', claims: CLAIMS, references: 0 },
);
const rawPath = join(folder, 'raw.db');
createPrivate(rawPath);
const raw = connect(rawPath, 'write');
exec(raw, 'CREATE TABLE t (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT');

function makeCase(name: string): OpenCase {
  const made = createCase(join(folder, name), { title: 'Bench' }, HOST);
  made.execute(articleOf(articleId, name, new TextEncoder().encode(TEXT)));
  return made;
}

const samples: Record<'raw' | 'claim' | 'large', number[]> = { raw: [], claim: [], large: [] };

function timed(into: number[], work: () => void): void {
  const start = performance.now();
  work();
  into.push(performance.now() - start);
}

/** Turn and turn about, so that a slow moment of the disk hits all alike. */
function commitEach(index: number): void {
  timed(samples.raw, () => {
    run(raw, 'INSERT INTO t (id, body) VALUES (?, ?)', newId(), 'x'.repeat(300));
  });
  timed(samples.claim, () => {
    opened.execute(claimOf(articleId, index));
  });
  timed(samples.large, () => {
    large.commit();
  });
}

function report(): void {
  const line = (ours: readonly number[], share: number) => {
    const [bare, own] = [percentile(samples.raw, share), percentile(ours, share)];
    const ratio = (Number(own) / Number(bare)).toFixed(2);
    return `claim.add ${own} ms, one bare INSERT ${bare} ms, ratio ${ratio}`;
  };
  for (const [name, ours] of [
    ['small case', samples.claim],
    [`case of ${LARGE_MB} MB`, samples.large],
  ] as const) {
    process.stdout.write(`commit p50, ${name}: ${line(ours, 0.5)}\n`);
    process.stdout.write(`commit p95, ${name}: ${line(ours, 0.95)}\n`);
  }
}

afterAll(() => {
  report();
  closeDb(raw);
  opened.close();
  large.opened.close();
  full.close();
  rmSync(folder, { recursive: true });
});

describe('commit', () => {
  let index = 0;
  bench(
    'a bare INSERT and a claim.add in a small and in a large case',
    () => {
      commitEach(index++);
    },
    { iterations: COMMITS, time: 0, warmupIterations: 5, warmupTime: 0 },
  );
});

describe('snapshot', () => {
  bench(`${CLAIMS} claims`, () => void full.snapshot(), { iterations: 20, time: 0, warmupTime: 0 });
});
