/**
 * What a change costs beside the least that SQLite asks for one durable row, in a small case and in one of 500 MB;
 * and a snapshot of 5,000 claims.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, bench, describe } from 'vitest';
import { createCase, type OpenCase } from '../src-main/case/case-file';
import { connect } from '../src-main/db/open';
import { createPrivate } from '../src-main/db/files';
import { closeDb, exec, run } from '../src-main/db/sql';
import type { Command } from '../src-shared/commands/command';
import { newId, type Id } from '../src-shared/domain/ids';

const COMMITS = 400;
const CLAIMS = 5000;
const LARGE_MB = 500;
/** Of one article of the large case; an import takes no larger file. */
const ORIGINAL_MB = 50;
const TEXT = 'The minister said on Monday that the harbour is safe, and everyone knows it. '.repeat(500);

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const articleId = newId();
const opened = makeCase('commit.plumb');
const large = makeLargeCase();
const full = makeCase('snapshot.plumb');
full.executeAll(
  Array.from({ length: CLAIMS }, (_, index) => claim(index)),
  { code: 'annotate', claims: CLAIMS, references: 0 },
);
const rawPath = join(folder, 'raw.db');
createPrivate(rawPath);
const raw = connect(rawPath, 'write');
exec(raw, 'CREATE TABLE t (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT');

function makeCase(name: string): OpenCase {
  const host = { analyst: () => 'Ada', now: () => new Date() };
  const made = createCase(join(folder, name), { title: 'Bench' }, host);
  made.execute(article(articleId, name, new TextEncoder().encode(TEXT)));
  return made;
}

/** Large by its original files, as cases get large. */
function makeLargeCase(): OpenCase {
  const made = makeCase('large.plumb');
  for (let n = 0; n < LARGE_MB / ORIGINAL_MB; n++) {
    made.execute(article(newId(), `${n}.txt`, new Uint8Array(ORIGINAL_MB * 1024 * 1024).fill(65 + n)));
  }
  return made;
}

function article(id: Id, name: string, original: Uint8Array<ArrayBuffer>): Command {
  return {
    type: 'article.add',
    id,
    versionId: newId(),
    provenance: {
      title: 'Bench',
      url: '',
      publisher: '',
      author: '',
      published: '',
      retrieved: '',
      language: 'en',
      direction: 'ltr',
    },
    format: 'text',
    encoding: 'utf-8',
    text: TEXT,
    blocks: [{ kind: 'paragraph', start: 0, end: TEXT.length }],
    words: 7000,
    originalName: name,
    original,
  };
}

function claim(index: number): Command {
  const start = (index * 7) % (TEXT.length - 40);
  const place = { start, end: start + 30, exact: TEXT.slice(start, start + 30) };
  return { type: 'claim.add', id: newId(), articleId, place, tags: ['contested', 'framing'] };
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
    opened.execute(claim(index));
  });
  timed(samples.large, () => {
    large.execute(claim(index));
  });
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}

function report(): void {
  const line = (ours: readonly number[], share: number) => {
    const [bare, own] = [percentile(samples.raw, share), percentile(ours, share)];
    return `claim.add ${own.toFixed(2)} ms, one bare INSERT ${bare.toFixed(2)} ms, ratio ${(own / bare).toFixed(2)}`;
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
  large.close();
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
