/** Real texts for tests, which are not part of the project: tests that need them skip where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const ROOT = resolve(
  process.env['PLUMBLINE_TEST_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data'),
);

/** Put into the name of what is skipped without them. */
export const NEEDS_TEST_DATA = 'needs the texts in PLUMBLINE_TEST_DATA';

export const hasTestData = existsSync(ROOT);

export function dataPath(name: string): string {
  return resolve(ROOT, name);
}

export function dataText(name: string): string {
  return readFileSync(dataPath(name), 'utf8');
}
