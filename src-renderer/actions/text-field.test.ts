import { describe, expect, it } from 'vitest';
import { isInsideWord } from './text-field';

describe('isInsideWord', () => {
  it('goes on while single letters come and go', () => {
    expect(isInsideWord('hello', 'hell')).toBe(true);
    expect(isInsideWord('hel lo', 'hell lo')).toBe(true);
  });

  it('stops at white space, at steps of more than a letter, and where nothing changed', () => {
    expect(isInsideWord('hello ', 'hello')).toBe(false);
    expect(isInsideWord('hello', '')).toBe(false);
    expect(isInsideWord('hello', 'hello')).toBe(false);
    expect(isInsideWord('hello', 'jello')).toBe(false);
  });
});
