// The steps of the checks: what each is called and which program it runs.
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { seconds } from '../lib/say.mjs';

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} script a program in node_modules, to be run by this very Node
 * @property {readonly string[]} args
 */

/** @typedef {{ title: string, ok: boolean, ms: number, output: string }} Outcome */

/** @type {Readonly<Record<'types' | 'lint' | 'format' | 'layers' | 'deadCode', Step>>} */
export const STEPS = {
  types: { title: 'type check', script: 'typescript/bin/tsc', args: ['-b'] },
  lint: {
    title: 'lint',
    script: 'eslint/bin/eslint.js',
    // Without its cache: that knows when a file has changed, but not when a type which it uses has.
    args: ['.'],
  },
  format: {
    title: 'format check',
    script: 'prettier/bin/prettier.cjs',
    args: ['--check', '--log-level', 'warn', '--cache', '.'],
  },
  layers: {
    title: 'layer rules',
    script: 'dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['src-main', 'src-renderer', 'src-shared', '--config', '.dependency-cruiser.cjs'],
  },
  deadCode: { title: 'dead code', script: 'knip/bin/knip.js', args: [] },
};

/**
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
export async function runStep({ title, script, args }) {
  const began = Date.now();
  const { code, output } = await run(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
  });
  return { title, ok: code === 0, ms: Date.now() - began, output };
}

/** @param {Outcome} outcome */
export function outcomeLine({ title, ok, ms }) {
  return `${ok ? 'ok    ' : 'FAILED'}  ${title.padEnd(14)} ${seconds(ms)}`;
}

/**
 * In pairs, since the machine this has to be quick on has two cores; each one's output stays together.
 * @param {readonly (readonly Step[])[]} pairs
 * @param {(text: string) => void} write
 * @returns {Promise<Outcome[]>}
 */
export async function runPairs(pairs, write) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const pair of pairs) {
    const results = pair.map(async (step) => {
      const outcome = await runStep(step);
      const output = outcome.output.trim();
      // What a step that passed has to say (warnings of lint, say) is worth reading too.
      write(`${outcomeLine(outcome)}\n${output ? `${output.replaceAll(/^/gm, '        ')}\n` : ''}`);
      return outcome;
    });
    outcomes.push(...(await Promise.all(results)));
  }
  return outcomes;
}
