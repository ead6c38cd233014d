import { describe, expect, it } from 'vitest';
import { PASTE_LIMIT } from '../../src-shared/limits';
import { isTooLongPaste } from './paste-limit';

const clipboard = (kinds: Readonly<Record<string, string>>) => ({
  getData: (kind: string) => kinds[kind] ?? '',
});

describe('a paste', () => {
  it('is taken up to the limit, and not beyond it', () => {
    expect(isTooLongPaste(clipboard({ 'text/plain': 'x'.repeat(PASTE_LIMIT) }))).toBe(false);
    expect(isTooLongPaste(clipboard({ 'text/plain': 'x'.repeat(PASTE_LIMIT + 1) }))).toBe(true);
  });

  it('may be marked up at length, and not without end', () => {
    expect(isTooLongPaste(clipboard({ 'text/html': '<b>'.repeat(PASTE_LIMIT) }))).toBe(false);
    expect(isTooLongPaste(clipboard({ 'text/html': '<b>'.repeat(7 * PASTE_LIMIT) }))).toBe(true);
  });
});
