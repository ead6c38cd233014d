// Builds the app, unless what is in out/ was built from these very sources.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError, explainDisk } from '../lib/fail.mjs';
import { ROOT } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

const OUT = join(ROOT, 'out');

/** Written after a successful build; it holds the fingerprint of what was built. */
export const BUILD_STAMP = join(OUT, 'built-from.txt');

const SOURCES = ['src-main', 'src-renderer', 'src-shared', 'resources'];
const FILES = ['electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const RESULTS = ['main/index.js', 'main/cli.js', 'preload/preload.cjs', 'renderer/index.html'];

/**
 * Of contents, not of times: a clone, a checkout of another branch and back, or a copy of the folder
 * changes the times only.
 * @param {string} root
 */
export function fingerprint(root) {
  const hash = createHash('sha256');
  const files = SOURCES.flatMap((folder) => {
    const path = join(root, folder);
    if (!existsSync(path)) return [];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  });
  const fixed = FILES.map((file) => join(root, file)).filter((file) => existsSync(file));
  for (const file of [...files, ...fixed].sort()) {
    const content = readFileSync(file);
    hash.update(`${file.slice(root.length)}\0${String(content.length)}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * @param {import('../lib/say.mjs').Say} say
 * @returns {Promise<boolean>} whether there was anything to build
 */
export async function ensureBuild(say) {
  const wanted = fingerprint(ROOT);
  const built = existsSync(BUILD_STAMP) ? readFileSync(BUILD_STAMP, 'utf8') : '';
  if (built === wanted && RESULTS.every((file) => existsSync(join(OUT, file)))) return false;
  try {
    mkdirSync(OUT, { recursive: true });
    // First of all, so that an interrupted build is not taken for a finished one.
    rmSync(BUILD_STAMP, { force: true });
    await say.during('Building the app', async () => {
      const vite = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
      const { code, output } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
        cwd: ROOT,
      });
      if (/ENOSPC/.test(output)) throw Object.assign(new Error(output), { code: 'ENOSPC' });
      if (code !== 0) throw new SetUpError('The app could not be built.', 'npx electron-vite build', output);
    });
    writeFileSync(BUILD_STAMP, wanted);
  } catch (error) {
    throw explainDisk(error, OUT, { movable: false }) ?? error;
  }
  return true;
}
