// npm's packages: installed when they are missing or not those of the lock file.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError, explainNpm } from '../lib/fail.mjs';
import { parseJson } from '../lib/json.mjs';
import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

const MODULES = join(ROOT, 'node_modules');
const MARKER = join(MODULES, '.plumbline-lock');

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Locked
 * @typedef {{ packages?: Record<string, Locked> }} Lock
 */

/**
 * Whether npm's own record of what it has installed covers the lock file: so somebody who ran npm
 * by hand is not made to wait for a second installation. npm writes that record last of all.
 * @param {Lock} lock
 * @param {Lock} installed node_modules/.package-lock.json
 */
export function isInstalled(lock, installed) {
  const here = installed.packages ?? {};
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '') return true;
    const found = here[path];
    // Optional packages are for other platforms as often as not.
    if (found === undefined) return wanted.optional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** @param {string} file */
function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @param {string} node e.g. "20.19.0" */
export function isNodeTooOld(node) {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

/** @param {import('../lib/say.mjs').Say} say */
export async function ensurePackages(say) {
  if (isNodeTooOld(process.versions.node)) {
    throw new SetUpError(
      `Plumbline needs Node 20.19 or newer, and this is ${process.versions.node}.`,
      'install a newer Node from https://nodejs.org, then: npm start',
    );
  }
  const lock = readText(join(ROOT, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  if (readText(MARKER) === hash) return;

  const record = readText(join(MODULES, '.package-lock.json'));
  const present =
    record !== '' &&
    isInstalled(/** @type {Lock} */ (parseJson(lock)), /** @type {Lock} */ (parseJson(record)));
  if (!present) {
    await say.during('Installing the packages in package-lock.json with npm', async () => {
      const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
      const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000'];
      const { code, output } = await run('npm', [...args, ...patience], { cwd: ROOT });
      if (code !== 0) throw explainNpm('the packages in package-lock.json', output, ROOT);
    });
  }
  writeFileSync(MARKER, hash);
}
