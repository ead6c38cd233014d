/** Random numbers that can be repeated: the same seed, the same rounds. */

/** @returns a whole number from 0 up to and without `below` */
export type Random = (below: number) => number;

/** mulberry32 (Tommy Ettinger, public domain): small, and good enough to choose places by. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
