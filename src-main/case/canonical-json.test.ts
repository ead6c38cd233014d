import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json';

test('one spelling, whatever the order of keys', () => {
  const value = { b: 1, a: [{ d: 'ü', c: null }, 2], e: undefined };
  expect(canonicalJson(value)).toBe('{"a":[{"c":null,"d":"ü"},2],"b":1}');
  expect(canonicalJson({ e: undefined, a: [{ c: null, d: 'ü' }, 2], b: 1 })).toBe(canonicalJson(value));
});

test('numbers as keys do not jump ahead in nested objects of text keys', () => {
  expect(canonicalJson({ b: 1, A: 2, a: 3 })).toBe('{"A":2,"a":3,"b":1}');
});
