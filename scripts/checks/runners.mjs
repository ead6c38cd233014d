// The two test runners: started so that one can watch, counted from their own JSON reports.
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson } from '../lib/json.mjs';
import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { withDisplay } from '../prepare/display.mjs';
import { playwrightCounts, vitestCounts } from './counts.mjs';

const REPORTS = join(ROOT, 'out', 'test');

/**
 * @typedef {object} RunnerOutcome
 * @property {string} title
 * @property {boolean} ok
 * @property {number} ms
 * @property {import('./counts.mjs').Counts | undefined} counts undefined: it left no report
 */

/**
 * @template Report
 * @param {string} title
 * @param {string} report
 * @param {(report: Report) => import('./counts.mjs').Counts} count
 * @param {() => Promise<{ code: number }>} start
 * @returns {Promise<RunnerOutcome>}
 */
async function runCounted(title, report, count, start) {
  mkdirSync(dirname(report), { recursive: true });
  // The report of an earlier run must not stand in for one that this run fails to write.
  rmSync(report, { force: true });
  const began = Date.now();
  const { code } = await start();
  /** @type {import('./counts.mjs').Counts | undefined} */
  let counts;
  try {
    counts = count(/** @type {Report} */ (readJson(report)));
  } catch {
    counts = undefined;
  }
  return { title, ok: code === 0 && counts !== undefined, ms: Date.now() - began, counts };
}

/** @param {readonly string[]} args what to pass on, e.g. part of a file name */
export function runUnitTests(args) {
  const report = join(REPORTS, 'unit.json');
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return runCounted('unit tests', report, vitestCounts, () =>
    run(process.execPath, [vitest, 'run', ...reporters, ...args], { cwd: ROOT, inherit: true }),
  );
}

/** @param {readonly string[]} args */
export function runEndToEndTests(args) {
  const report = join(REPORTS, 'end-to-end.json');
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  return runCounted('end-to-end tests', report, playwrightCounts, () =>
    withDisplay((env) =>
      run(process.execPath, [playwright, 'test', '--reporter=list,json', ...args], {
        cwd: ROOT,
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        inherit: true,
      }),
    ),
  );
}
