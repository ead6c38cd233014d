// npm start: sets up what is missing and opens the window; further arguments reach the app.
import { existsSync, rmSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { spawnForUser } from './launch-electron.mjs';
import { SetUpError } from './lib/fail.mjs';
import { INVOKED_FROM, ROOT } from './lib/paths.mjs';
import { createSay } from './lib/say.mjs';
import { needsXvfb, withDisplay } from './prepare/display.mjs';
import { runScript, setUp } from './set-up.mjs';
import { appArguments, isNoise } from './start-arguments.mjs';

const PICTURE = join(ROOT, 'out', 'plumbline-window.png');

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function untilClosed(env, args) {
  return new Promise((done, fail) => {
    const app = spawnForUser(args, { env });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => app.kill(signal));
    }
    createInterface({ input: app.stderr }).on('line', (line) => {
      if (!isNoise(line)) process.stderr.write(`${line}\n`);
    });
    app.on('error', fail);
    app.on('close', (code) => {
      done(code ?? 1);
    });
  });
}

await runScript(async () => {
  const say = createSay();
  await setUp(say);
  const blind = needsXvfb();
  const args = appArguments(process.argv.slice(2), {
    resolve: (path) => (isAbsolute(path) ? path : resolve(INVOKED_FROM, path)),
    picture: blind ? PICTURE : undefined,
  });
  if (!blind) {
    say.line('Opening Plumbline.');
    return untilClosed(process.env, args);
  }
  say.line('There is no display here: the window opens in Xvfb, and a picture of it is written.');
  rmSync(PICTURE, { force: true });
  const code = await withDisplay((env) => untilClosed(env, args));
  if (args.includes(`--screenshot=${PICTURE}`)) {
    if (!existsSync(PICTURE)) {
      throw new SetUpError('The window did not come up in Xvfb.', 'npm start   (what the app said is above)');
    }
    say.line(`The window: ${PICTURE}`);
  }
  return code;
});
