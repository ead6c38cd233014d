import { describe, expect, it } from 'vitest';
import { evidenceProblems } from './evidence-problems';

const INPUT = { stance: 'supports', locator: 'p. 3', quote: '', note: '' } as const;

describe('evidenceProblems', () => {
  it('finds nothing wrong with a stance alone', () => {
    expect(evidenceProblems({ ...INPUT, locator: '' })).toEqual({});
  });

  it('assumes no stance', () => {
    expect(Object.keys(evidenceProblems({ ...INPUT, stance: null }))).toEqual(['stance']);
  });

  it('says how long is too long', () => {
    expect(evidenceProblems({ ...INPUT, quote: 'a'.repeat(20_001) }).quote).toBe(
      '20,001 characters are too many: 20,000 fit.',
    );
  });
});
