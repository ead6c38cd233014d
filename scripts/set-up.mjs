// Makes a checkout ready: packages, Electron, system libraries, better-sqlite3, the built app.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError, errorCode } from './lib/fail.mjs';
import { parseJson } from './lib/json.mjs';
import { withLock } from './lib/lock.mjs';
import { ROOT } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { createSay } from './lib/say.mjs';
import { ensureBuild } from './prepare/build.mjs';
import { ensurePackages } from './prepare/install.mjs';
import { ensureLibraries } from './prepare/libraries.mjs';
import { ensureSqlite } from './prepare/sqlite.mjs';
import { ensureElectron } from './runtime/electron.mjs';
import { ensureSandbox } from './runtime/sandbox.mjs';
import { findState, writeState } from './runtime/state.mjs';

/** @typedef {import('./lib/say.mjs').Say} Say */

const nodeRuntime = { execPath: process.execPath, napi: Number(process.versions['napi'] ?? '0') };

/**
 * Everything that opening the window takes.
 * @param {Say} say
 * @param {{ tests?: boolean }} [purpose] tests: and what the tests need beside it
 */
export function setUp(say, { tests = false } = {}) {
  return alone(say, async () => {
    await ensurePackages(say);
    const state = await ensureRuntime(say, { tests });
    await ensureSqlite([nodeRuntime, { execPath: state.binary, napi: state.napi }], say);
    await ensureBuild(say);
  });
}

/**
 * Everything that the command line takes: no Electron, until something is to be printed.
 * @param {Say} say
 */
export function setUpCommandLine(say) {
  return alone(say, async () => {
    await ensurePackages(say);
    const electron = findState();
    const runtimes = electron
      ? [nodeRuntime, { execPath: electron.binary, napi: electron.napi }]
      : [nodeRuntime];
    await ensureSqlite(runtimes, say);
    await ensureBuild(say);
  });
}

/**
 * @param {Say} say
 * @param {{ tests: boolean }} purpose
 */
async function ensureRuntime(say, purpose) {
  const electron = await ensureElectron(say);
  await ensureLibraries(electron.binary, purpose, say);
  ensureSandbox(electron);
  const known = findState();
  const { folder, binary } = electron;
  if (known?.binary === binary) {
    say.line(`Electron ${known.version}: ${electron.why}.`);
    return known;
  }
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { code, output, stdout } = await run(binary, ['-p', 'JSON.stringify(process.versions)'], {
    env,
    timeoutMs: 60_000,
  });
  if (code !== 0)
    throw new SetUpError(`Electron does not start: ${binary}.`, `'${binary}' --version`, output);
  const versions = /** @type {{ electron: string, napi: string }} */ (parseJson(stdout));
  const state = { folder, binary, version: versions.electron, napi: Number(versions.napi) };
  writeState(state);
  say.line(`Electron ${state.version}: ${electron.why}.`);
  return state;
}

/**
 * One set-up of a checkout at a time; in one that can't be written there is nothing to guard.
 * @param {Say} say
 * @param {() => Promise<void>} work
 */
async function alone(say, work) {
  const lock = join(ROOT, 'out', 'set-up.lock');
  try {
    mkdirSync(join(ROOT, 'out'), { recursive: true });
  } catch (error) {
    if (!['EROFS', 'EACCES'].includes(errorCode(error))) throw error;
    return work();
  }
  return withLock(
    lock,
    () => {
      say.line('Another set-up is at work in this folder; waiting for it.');
    },
    work,
  );
}

/**
 * Runs a script's main function; an expected failure ends in its sentence and the mending command.
 * @param {() => Promise<number>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    const detail = error.detail.trim().split('\n').slice(-40).join('\n');
    const text = `${detail ? `${detail}\n\n` : ''}${error.message}\nTo mend it: ${error.mend}\n`;
    process.stderr.write(text);
    process.exitCode = 1;
  }
}

if (process.argv[1] === import.meta.filename) {
  await runScript(async () => {
    await setUp(createSay(), { tests: process.argv.includes('--tests') });
    return 0;
  });
}
