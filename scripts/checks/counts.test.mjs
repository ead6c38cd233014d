import { expect, it } from 'vitest';
import { closingLine, playwrightCounts, sum, vitestCounts } from './counts.mjs';

it("counts vitest's tests", () => {
  const report = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
  expect(vitestCounts(report)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

it("counts Playwright's tests, a flaky one as failed", () => {
  const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } };
  expect(playwrightCounts(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

it('counts an empty report as nothing', () => {
  expect(sum([vitestCounts({}), playwrightCounts({})])).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

it('closes with the plain line', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(closingLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
});
