// npm run check: the quick checks while working, without set-up, build or tests.
import { STEPS, runPairs } from './checks/steps.mjs';

const outcomes = await runPairs([[STEPS.types, STEPS.lint], [STEPS.layers]], (text) =>
  process.stdout.write(text),
);
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1;
