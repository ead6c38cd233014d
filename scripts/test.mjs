// npm test: the set-up, the checks, the unit tests and the end-to-end tests, one after another.
//
// `npm test -- --unit` or `--e2e` runs one runner alone, with what follows handed on to it.
import { closingLine, sum } from './checks/counts.mjs';
import { runEndToEndTests, runUnitTests } from './checks/runners.mjs';
import { STEPS, outcomeLine, runPairs } from './checks/steps.mjs';
import { createSay, seconds } from './lib/say.mjs';
import { needsXvfb } from './prepare/display.mjs';
import { runScript, setUp } from './set-up.mjs';

/** @param {string} text */
const write = (text) => process.stdout.write(text);

/** @param {string} title */
const heading = (title) => write(`\n== ${title} ==\n`);

/** @param {import('./checks/runners.mjs').RunnerOutcome} outcome */
function runnerLine({ title, ok, ms, counts }) {
  const result = counts
    ? `${String(counts.passed)} of ${String(counts.passed + counts.failed)} passed${counts.skipped > 0 ? ` (${String(counts.skipped)} skipped)` : ''}`
    : 'no report';
  return `${ok ? 'ok    ' : 'FAILED'}  ${title.padEnd(16)} ${result.padEnd(18)} ${seconds(ms)}\n`;
}

await runScript(async () => {
  const began = Date.now();
  const [only, ...rest] = process.argv.slice(2);
  const unit = only !== '--e2e';
  const endToEnd = only !== '--unit';
  const all = unit && endToEnd;

  heading('set-up');
  await setUp(createSay({ stream: process.stdout }), { tests: true });
  if (endToEnd && needsXvfb()) write('There is no display here: the end-to-end tests run in Xvfb.\n');

  /** @type {import('./checks/steps.mjs').Outcome[]} */
  let checks = [];
  if (all) {
    heading('checks');
    const pairs = [[STEPS.types, STEPS.format], [STEPS.lint, STEPS.layers], [STEPS.deadCode]];
    checks = await runPairs(pairs, write);
  }
  /** @type {import('./checks/runners.mjs').RunnerOutcome[]} */
  const runners = [];
  if (unit) {
    heading('unit tests');
    runners.push(await runUnitTests(all ? [] : rest));
  }
  if (endToEnd) {
    heading('end-to-end tests');
    runners.push(await runEndToEndTests(all ? [] : rest));
  }

  heading(`in all ${seconds(Date.now() - began)}`);
  for (const outcome of checks) write(`${outcomeLine(outcome)}\n`);
  for (const outcome of runners) write(runnerLine(outcome));
  const counts = sum(runners.flatMap((outcome) => (outcome.counts ? [outcome.counts] : [])));
  write(`${closingLine(counts)}\n`);
  // No test at all is no success.
  const ok = [...checks, ...runners].every((outcome) => outcome.ok) && counts.passed > 0;
  return ok ? 0 : 1;
});
