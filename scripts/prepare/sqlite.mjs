// better-sqlite3: its prebuilt binary where that runs, else one built from source, once for all checkouts.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SetUpError, explainDisk } from '../lib/fail.mjs';
import { readJson } from '../lib/json.mjs';
import { CACHE, ROOT } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { ensureEntry } from '../lib/store.mjs';
import { mustBuildSqlite } from '../runtime/choose.mjs';
import { ensureCompiler } from './compiler.mjs';

/** Without the pinned Node-API version the source uses only what the headers at hand declare. */
const FLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL';

const PACKAGE = join(ROOT, 'node_modules', 'better-sqlite3');
const BUILT = join(PACKAGE, 'build', 'Release', 'better_sqlite3.node');
const MARKER = join(PACKAGE, 'build', 'plumbline.txt');

/** @param {string} version */
export function sqliteKey(version) {
  const flags = FLAGS.replaceAll(/[^A-Za-z_]+/g, '-').replace(/^-/, '');
  return `better-sqlite3-${version}-${process.platform}-${process.arch}-${flags}`;
}

/** Node's own headers, where its archive or package brought them: they need no download. */
export function headersFolder(execPath = process.execPath) {
  const prefix = dirname(dirname(execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : undefined;
}

/** @typedef {{ execPath: string, napi: number }} Runtime a program that will load better-sqlite3 */

/**
 * @param {readonly Runtime[]} runtimes
 * @param {import('../lib/say.mjs').Say} say
 */
export async function ensureSqlite(runtimes, say) {
  if (!mustBuildSqlite(runtimes.map(({ napi }) => napi))) {
    // What was built for an older runtime would be found before the prebuilt binary.
    if (existsSync(MARKER)) rmSync(join(PACKAGE, 'build'), { recursive: true, force: true });
    return;
  }
  const { version } = /** @type {{ version: string }} */ (readJson(join(PACKAGE, 'package.json')));
  const key = sqliteKey(version);
  if (existsSync(BUILT) && existsSync(MARKER) && readFileSync(MARKER, 'utf8') === key) return;
  try {
    const entry = await say.during(`Building better-sqlite3 ${version} from source, once`, () =>
      ensureEntry(CACHE, key, {
        fill: (folder) => build(folder, say),
        onWait: () => {
          say.line('Another set-up is building better-sqlite3; waiting for it.');
        },
      }),
    );
    await install(join(entry, 'better_sqlite3.node'), key, runtimes);
  } catch (error) {
    throw explainDisk(error, CACHE) ?? error;
  }
}

/**
 * In a copy, so that an interrupted build leaves nothing in node_modules.
 * @param {string} folder
 * @param {import('../lib/say.mjs').Say} say
 */
async function build(folder, say) {
  await ensureCompiler(say);
  const work = join(folder, '.work');
  const copy = join(work, 'better-sqlite3');
  for (const part of ['package.json', 'binding.gyp', 'src', 'lib', 'deps']) {
    cpSync(join(PACKAGE, part), join(copy, part), { recursive: true });
  }
  cpSync(join(ROOT, 'node_modules', 'node-addon-api'), join(work, 'node_modules', 'node-addon-api'), {
    recursive: true,
  });
  const headers = headersFolder();
  const { code, output } = await run('npm', ['run', 'build-release', '--loglevel=error'], {
    cwd: copy,
    env: {
      ...process.env,
      CXXFLAGS: `${process.env['CXXFLAGS'] ?? ''} ${FLAGS}`.trim(),
      JOBS: 'max',
      ...(headers === undefined ? {} : { npm_config_nodedir: headers }),
    },
  });
  if (code !== 0) throw explainBuild(output);
  await copyFile(join(copy, 'build', 'Release', 'better_sqlite3.node'), join(folder, 'better_sqlite3.node'));
  rmSync(work, { recursive: true });
}

/** @param {string} output */
export function explainBuild(output) {
  if (/No space left|ENOSPC/.test(output)) return Object.assign(new Error(output), { code: 'ENOSPC' });
  const headers = /headers|ENOTFOUND|ECONNREFUSED|getaddrinfo/.test(output) && !/error: /.test(output);
  return headers
    ? new SetUpError(
        "better-sqlite3 has to be compiled, and Node's headers for that can't be downloaded.",
        'npm_config_nodedir=/the/prefix/of/node npm start   (or use Node 22 or newer)',
        output,
      )
    : new SetUpError(
        'better-sqlite3 could not be compiled.',
        'npm start   (or use Node 22 or newer)',
        output,
      );
}

/**
 * Tried in a process of its own: a binary that doesn't fit takes its process down with it.
 * @param {string} binary
 * @param {string} key
 * @param {readonly Runtime[]} runtimes
 */
async function install(binary, key, runtimes) {
  mkdirSync(dirname(BUILT), { recursive: true });
  const temporary = `${BUILT}.${String(process.pid)}`;
  await copyFile(binary, temporary);
  // Not over the file in use: another process may have it mapped.
  renameSync(temporary, BUILT);
  const check = "new (require('better-sqlite3'))(':memory:').prepare('select sqlite_version()').get()";
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  for (const { execPath } of runtimes) {
    const { code, output } = await run(execPath, ['-e', check], { cwd: ROOT, env });
    if (code === 0) continue;
    rmSync(dirname(binary), { recursive: true, force: true });
    rmSync(BUILT, { force: true });
    throw new SetUpError(
      `The better-sqlite3 in the cache does not run in ${execPath}; it has been removed.`,
      'npm start',
      output,
    );
  }
  writeFileSync(MARKER, key);
}
