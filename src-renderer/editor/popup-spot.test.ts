import { describe, expect, it } from 'vitest';
import { spotBeside } from './popup-spot';

const view = { left: 100, right: 700, top: 50, bottom: 650 };
const size = { width: 200, height: 40 };
const box = (left: number, top: number) => ({ left, right: left + 10, top, bottom: top + 20 });

describe('spotBeside', () => {
  it('stands under the end of the passage', () => {
    expect(spotBeside(box(300, 100), box(400, 140), view, size)).toEqual({ left: 310, top: 168 });
  });

  it('goes above its start where there is no room below', () => {
    expect(spotBeside(box(300, 560), box(400, 620), view, size)).toEqual({ left: 200, top: 512 });
  });

  it('stays in a view that the passage fills', () => {
    expect(spotBeside(box(300, 20), box(400, 900), view, size)).toEqual({ left: 300, top: 602 });
  });

  it('never leaves the view sideways', () => {
    expect(spotBeside(box(100, 100), box(100, 100), view, size)?.left).toBe(108);
    expect(spotBeside(box(690, 100), box(690, 100), view, size)?.left).toBe(492);
  });

  it('has no spot beside a passage that is out of view', () => {
    expect(spotBeside(box(300, 700), box(300, 720), view, size)).toBeNull();
    expect(spotBeside(box(300, 0), box(300, 20), view, size)).toBeNull();
  });
});
