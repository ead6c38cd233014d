import { describe, expect, it } from 'vitest';
import { ClaimChooser } from './claim-chooser';

describe('ClaimChooser', () => {
  const claims = ['inner', 'middle', 'outer'];

  it('goes from the innermost claim outwards and round', () => {
    const chooser = new ClaimChooser();
    let selected: string | null = null;
    const chosen = Array.from({ length: 5 }, () => (selected = chooser.choose(claims, selected)));
    expect(chosen).toEqual(['inner', 'middle', 'outer', 'inner', 'middle']);
  });

  it('begins with the innermost one wherever the click is the first, whatever is selected', () => {
    expect(new ClaimChooser().choose(claims, 'middle')).toBe('inner');
    const chooser = new ClaimChooser();
    chooser.choose(claims, null);
    expect(chooser.choose(['outer'], 'inner')).toBe('outer');
    expect(chooser.choose(claims, 'outer')).toBe('inner');
  });

  it('chooses none where there is none', () => {
    expect(new ClaimChooser().choose([], 'inner')).toBeNull();
  });
});
