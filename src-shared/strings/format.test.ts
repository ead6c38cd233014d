import { describe, expect, it } from 'vitest';
import { clockTime } from './format';

describe('the time of a moment', () => {
  it('is that of the reader’s clock', () => {
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Kolkata';
    expect(clockTime('2026-01-31T09:05:59.999Z')).toBe('2026-01-31 14:35');
    expect(clockTime('2026-12-31T20:00:00Z')).toBe('2027-01-01 01:30');
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('is what stands there where that is no time', () => {
    expect(clockTime('soon')).toBe('soon');
  });
});
