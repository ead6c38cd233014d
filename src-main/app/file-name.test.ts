import { expect, test } from 'vitest';
import { fileNameFrom } from './file-name';

test.each([
  ['Border incident', 'Border incident'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['../../.bashrc', 'bashrc'],
  ['...', 'Case'],
  ['', 'Case'],
  ['CON', 'Case CON'],
  ['lpt1', 'Case lpt1'],
  ['photo\u202Efdp.exe', 'photo fdp.exe'],
  ['line\nbreak\ttab', 'line break tab'],
  ['ends with dot. ', 'ends with dot'],
  ['-rf', 'rf'],
])('%j becomes %j', (title, name) => {
  expect(fileNameFrom(title)).toBe(name);
});

test('a long title is cut by bytes and between characters', () => {
  const name = fileNameFrom('🦉ä'.repeat(300));
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).not.toMatch(/\p{Surrogate}/u);
});
