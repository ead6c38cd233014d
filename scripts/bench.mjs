// npm run bench: the set-up, then the benchmarks in bench/ (*.bench.ts); further arguments reach vitest.
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { createSay } from './lib/say.mjs';
import { runScript, setUp } from './set-up.mjs';

await runScript(async () => {
  await setUp(createSay());
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['bench', '--run', ...process.argv.slice(2)];
  const { code } = await run(process.execPath, [vitest, ...args], { cwd: ROOT, inherit: true });
  return code;
});
