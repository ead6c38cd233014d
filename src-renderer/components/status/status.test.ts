import { describe, expect, it } from 'vitest';
import { clockTime } from './clock-time';
import { zoomPercent } from './use-zoom';

describe('clockTime', () => {
  const now = new Date(2026, 2, 7, 15, 0);

  it('is the time for today, with the day before it for earlier', () => {
    expect(clockTime(new Date(2026, 2, 7, 14, 2).toISOString(), now)).toBe('14:02');
    expect(clockTime(new Date(2026, 2, 6, 9, 5).toISOString(), now)).toBe('6 Mar 2026, 09:05');
  });
});

describe('zoomPercent', () => {
  it('is the nearest step of the zoom, whatever the frame of the window adds', () => {
    expect(zoomPercent(1440, 1440)).toBe(100);
    expect(zoomPercent(1456, 1440)).toBe(100);
    expect(zoomPercent(1440, 1200)).toBe(120);
    expect(zoomPercent(1440, 1315)).toBe(110);
  });

  it('is 100 before the window has a size', () => {
    expect(zoomPercent(0, 0)).toBe(100);
  });
});
