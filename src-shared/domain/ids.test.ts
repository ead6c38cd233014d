import { describe, expect, it } from 'vitest';
import { idSchema, newId } from './ids';

describe('an id', () => {
  it('is a UUID version 7, variant 10', () => {
    const id = newId();
    expect(idSchema.parse(id)).toBe(id);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('carries its time in the first 48 bits, so that ids sort by time', () => {
    expect(newId(0x0199_0000_1234)).toMatch(/^01990000-1234-7/);
    expect(newId(1_000) < newId(2_000)).toBe(true);
  });

  it('is never given twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId(1))).size).toBe(10_000);
  });
});
