import { describe, expect, it } from 'vitest';
import { EMPTY_REFERENCE } from '../../../src-shared/domain/reference';
import { dateProblem } from './date-problem';
import { referenceProblems, tidyReference } from './reference-problems';

const GOOD = { ...EMPTY_REFERENCE, title: 'Annual report' };

describe('dateProblem', () => {
  it.each(['', '2024', '2024-03', '2024-03-07', '2024-02-29', '0099-01-31', '2024-03-07T10:00:00Z'])(
    'takes %j',
    (text) => {
      expect(dateProblem(text)).toBeUndefined();
    },
  );

  it.each([
    '24',
    'March 2024',
    '2024-13',
    '2024-3-7',
    '07.03.2024',
    '2024-02-30',
    '2023-02-29',
    '2024-04-31',
  ])('refuses %j with words', (text) => {
    expect(dateProblem(text)).toMatch(/\w/);
  });
});

describe('referenceProblems', () => {
  it('finds nothing wrong with a title alone', () => {
    expect(referenceProblems(GOOD)).toEqual({});
  });

  it('needs a title', () => {
    expect(Object.keys(referenceProblems({ ...GOOD, title: '  ' }))).toEqual(['title']);
  });

  it.each(['example.org', 'javascript:alert(1)', 'ftp://example.org', 'https://a b'])(
    'refuses the address %j',
    (url) => {
      expect(Object.keys(referenceProblems({ ...GOOD, url }))).toEqual(['url']);
    },
  );

  it('takes http and https addresses', () => {
    expect(referenceProblems({ ...GOOD, url: 'http://example.org/a b'.replace(' ', '%20') })).toEqual({});
    expect(referenceProblems({ ...GOOD, url: 'https://example.org' })).toEqual({});
  });

  it('says how long is too long', () => {
    expect(referenceProblems({ ...GOOD, author: 'a'.repeat(1001) }).author).toBe(
      '1,001 characters are too many: 1,000 fit.',
    );
  });

  it('looks at both dates', () => {
    const problems = referenceProblems({ ...GOOD, issued: 'yesterday', accessed: '2024-02-30' });
    expect(Object.keys(problems)).toEqual(['issued', 'accessed']);
  });
});

describe('tidyReference', () => {
  it('takes white space off the ends of lines and leaves the note as it is', () => {
    expect(tidyReference({ ...GOOD, title: ' A ', url: ' https://example.org ', note: ' kept ' })).toEqual({
      ...GOOD,
      title: 'A',
      url: 'https://example.org',
      note: ' kept ',
    });
  });
});
