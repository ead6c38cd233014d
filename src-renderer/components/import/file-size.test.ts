import { describe, expect, it } from 'vitest';
import { fileSize } from './file-size';

describe('fileSize', () => {
  it('chooses the unit that people would', () => {
    expect(fileSize(999)).toBe('999 bytes');
    expect(fileSize(2345)).toBe('2 kB');
    expect(fileSize(1_550_000)).toBe('1.6 MB');
    expect(fileSize(52_428_800)).toBe('52.4 MB');
  });
});
