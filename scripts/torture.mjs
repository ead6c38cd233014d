// npm run torture -- [--rounds N] [--only name] [--long]: the set-up, then the harnesses of bench/torture.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from './lib/paths.mjs';
import { withDisplay } from './prepare/display.mjs';
import { createSay } from './lib/say.mjs';
import { runScript, setUp } from './set-up.mjs';

await runScript(async () => {
  await setUp(createSay(), { tests: true });
  /** @type {{ module: typeof import('../bench/torture/run') }} */
  const { module } = await runnerImport(join(ROOT, 'bench', 'torture', 'run.ts'), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify('torture') },
  });
  return withDisplay((env) => {
    Object.assign(process.env, env);
    return module.main(process.argv.slice(2), (text) => process.stdout.write(text));
  });
});
