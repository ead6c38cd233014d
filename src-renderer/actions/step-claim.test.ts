import { describe, expect, it } from 'vitest';
import { sampleClaim } from '../state/testing/samples';
import { claimFrom } from './step-claim';

const first = sampleClaim(1, 4, 10);
const second = sampleClaim(2, 20, 30);
const third = sampleClaim(3, 40, 50);
const claims = [first, second, third];

describe('claimFrom', () => {
  it('goes on from the selected claim, round and round', () => {
    expect(claimFrom(claims, first, 5, 1)).toBe(second);
    expect(claimFrom(claims, third, 45, 1)).toBe(first);
    expect(claimFrom(claims, first, 5, -1)).toBe(third);
  });

  it('starts at the caret when no claim is selected', () => {
    expect(claimFrom(claims, null, 15, 1)).toBe(second);
    expect(claimFrom(claims, null, 15, -1)).toBe(first);
    expect(claimFrom(claims, null, 55, 1)).toBe(first);
    expect(claimFrom(claims, null, 2, -1)).toBe(third);
  });

  it('takes the claim that starts right at the caret', () => {
    expect(claimFrom(claims, null, 20, 1)).toBe(second);
  });

  it('starts at the ends of the article when the caret is not in it', () => {
    expect(claimFrom(claims, null, null, 1)).toBe(first);
    expect(claimFrom(claims, null, null, -1)).toBe(third);
  });

  it('finds nothing where there is nothing', () => {
    expect(claimFrom([], null, 0, 1)).toBeNull();
  });
});
