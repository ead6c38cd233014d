// The article that the whole-path tests work on: a real one where the test data is at hand, else the sample's.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Tag } from '../src-shared/domain/claim';

const ROOT = resolve(import.meta.dirname, '..');
const DATA = process.env['PLUMBLINE_TEST_DATA'] ?? resolve(ROOT, '../shared/data');
const REAL = join(DATA, 'articles/000_ef153942868fdf22.txt');
const SAMPLE = join(ROOT, 'resources/sample/harbour-news.txt');

export interface SeedClaim {
  /** In UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly tags: readonly Tag[];
}

export interface SeedArticle {
  readonly text: string;
  readonly title: string;
  /** What an analyst marked in it: some of these claims lie within others. */
  readonly claims: readonly SeedClaim[];
}

/** A claim that overlaps the first two of the file without holding either, and crosses the end of a line where it can. */
export function overlapping({ text, claims }: SeedArticle): SeedClaim {
  const [first, second] = claims;
  if (!first || !second) throw new Error('The file of claims has fewer than two.');
  const start = text.indexOf(' ', first.start) + 1;
  const end = text.indexOf(' ', second.start + 4);
  return { start, end, exact: text.slice(start, end), tags: ['framing'] };
}

export function seedArticle(): SeedArticle {
  const file = existsSync(REAL) ? REAL : SAMPLE;
  const claimsFile =
    file === REAL ? file.replace('.txt', '.claims.json') : join(file, '../sample.claims.json');
  const text = readFileSync(file, 'utf8');
  const { claims } = JSON.parse(readFileSync(claimsFile, 'utf8')) as { claims: SeedClaim[] };
  return { text, title: text.slice(0, text.indexOf('\n')), claims };
}
