import { expect, test } from 'vitest';
import { mayReload } from './crash';

test('two crashes within a minute are mended without a question, the third is not', () => {
  expect(mayReload([0])).toBe(true);
  expect(mayReload([0, 30_000])).toBe(true);
  expect(mayReload([0, 30_000, 59_999])).toBe(false);
});

test('old crashes are forgiven', () => {
  expect(mayReload([0, 1000, 60_500])).toBe(true);
});
