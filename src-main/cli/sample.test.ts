import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holds, isOnGraphemes } from '../../src-shared/domain/anchor';
import { PERSUASION_TECHNIQUES } from '../../src-shared/domain/codebook';
import { parseAnnotations } from '../case/annotation-file';

const folder = resolve(import.meta.dirname, '../../resources/sample');
const text = readFileSync(resolve(folder, 'harbour-news.txt'), 'utf8');
const json = readFileSync(resolve(folder, 'sample.claims.json'), 'utf8');
const { article, claims, references } = parseAnnotations(json, 'sample.claims.json');

describe('the sample case', () => {
  it('has claims that stand in its article, letter for letter', () => {
    expect(article).toBe('harbour-news.txt');
    for (const claim of claims) {
      expect([claim.exact, holds(text, claim), isOnGraphemes(text, claim)]).toEqual([
        claim.exact,
        true,
        true,
      ]);
    }
  });

  it('shows each tag, two tags at once, claims that nest, flags, verdicts and codes', () => {
    const tags = claims.map((claim) => claim.tags.join('+'));
    expect(tags).toEqual(
      expect.arrayContaining(['sourced', 'contested', 'framing', 'sourced+contested', 'contested+framing']),
    );
    const nested = claims.filter((inner) =>
      claims.some((outer) => outer !== inner && outer.start <= inner.start && inner.end <= outer.end),
    );
    expect(nested.length).toBeGreaterThan(0);
    expect(claims.filter((claim) => claim.flagged)).toHaveLength(3);
    expect(
      claims.filter((claim) => claim.verdict !== null && claim.confidence !== null).length,
    ).toBeGreaterThan(3);
    const known: readonly string[] = PERSUASION_TECHNIQUES;
    for (const code of claims.flatMap((claim) => claim.codes)) expect(known).toContain(code);
  });

  it('has references of every main stance, at addresses that belong to nobody', () => {
    expect(references.length).toBeGreaterThanOrEqual(4);
    for (const { URL: url } of references) expect(url).toMatch(/^https:\/\/example\.org\//);
    expect(references.some((reference) => reference.supports.length > 0)).toBe(true);
    expect(references.some((reference) => reference.refutes.length > 0)).toBe(true);
    expect(references.some((reference) => reference.context.length > 0)).toBe(true);
  });

  it('is as long as a short news story', () => {
    const words = text.trim().split(/\s+/).length;
    expect(words).toBeGreaterThan(350);
    expect(words).toBeLessThan(500);
  });
});
