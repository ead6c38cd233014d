import { describe, expect, it } from 'vitest';
import type { Provenance } from '../../../src-shared/domain/article';
import { followReread } from './follow-reread';
import { isAcceptable, provenanceProblems } from './provenance-problems';

const GOOD: Provenance = {
  title: 'Harbour',
  url: '',
  publisher: '',
  author: '',
  published: '2026-03',
  retrieved: '',
  language: 'sr-Latn',
  direction: 'ltr',
};

describe('provenanceProblems', () => {
  it('finds none in a good form', () => {
    expect(isAcceptable(GOOD)).toBe(true);
  });

  it.each([
    ['title', { title: '  ' }],
    ['published', { published: '7 March 2026' }],
    ['retrieved', { retrieved: '2026-13' }],
    ['language', { language: 'Klingon language' }],
  ] as const)('says what is wrong with the %s', (field, part) => {
    const problems = provenanceProblems({ ...GOOD, ...part });
    expect(problems[field]).toMatch(/\.$/);
    expect(Object.values(problems).filter((problem) => problem !== undefined)).toHaveLength(1);
  });
});

describe('followReread', () => {
  it('takes what was found anew, and keeps what the person wrote', () => {
    const before = { ...GOOD, title: 'MÃ¼nchen', publisher: '' };
    const after = { ...GOOD, title: 'München', language: 'de' };
    expect(followReread({ ...before, publisher: 'Gazette' }, before, after)).toEqual({
      ...after,
      publisher: 'Gazette',
    });
  });
});
