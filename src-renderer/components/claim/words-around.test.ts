import { describe, expect, it } from 'vitest';
import { wordsAfter, wordsBefore } from './words-around';

describe('wordsBefore', () => {
  it('leaves out the paragraph before', () => {
    expect(wordsBefore('d number\n\nThe council says that ')).toBe('The council says that ');
  });

  it('begins with a whole word, and says that more stands before it', () => {
    expect(wordsBefore('ent of the district office said ')).toBe('…of the district office said ');
  });

  it('keeps a whole beginning as it is', () => {
    expect(wordsBefore('The mayor said ')).toBe('The mayor said ');
    expect(wordsBefore('')).toBe('');
  });

  it('keeps text without spaces', () => {
    const text = '市長は火曜日に失業率が半減したと述べ、評議会はそれを否定した。';
    expect(wordsBefore(text)).toBe(`…${text}`);
  });
});

describe('wordsAfter', () => {
  it('ends with a whole word, and says that more stands behind it', () => {
    expect(wordsAfter('. Critics, who have long been kn')).toBe('. Critics, who have long been…');
  });

  it('leaves out the paragraph behind', () => {
    expect(wordsAfter(' said so.\n\nThe next one begins')).toBe(' said so.');
  });

  it('keeps a whole end as it is', () => {
    expect(wordsAfter(' said so.')).toBe(' said so.');
  });
});
