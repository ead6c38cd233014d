// The system libraries and programs that Electron, its tests and a machine without a display need.
import { SetUpError } from '../lib/fail.mjs';
import { run, which } from '../lib/run.mjs';
import { needsXvfb } from './display.mjs';
import { canInstall, installCommand, installPackages } from './packages.mjs';

/** Debian's packages that hold the libraries which a machine without a desktop lacks. */
const LIBRARIES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libxtst6', 'libnotify4'];

/** @param {string} output what ldd printed */
export function missingLibraries(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * @typedef {object} Missing
 * @property {string[]} libraries
 * @property {string[]} programs by Debian's package
 */

/**
 * @param {string} electron
 * @param {{ tests: boolean }} purpose
 * @returns {Promise<Missing>}
 */
async function findMissing(electron, { tests }) {
  const { output } = await run('ldd', [electron]);
  const programs = [
    ...(needsXvfb() && !which('Xvfb') ? ['xvfb', 'xauth'] : []),
    ...(tests && !which('pdftotext') ? ['poppler-utils'] : []),
    ...(tests && !which('strace') ? ['strace'] : []),
  ];
  return { libraries: missingLibraries(output), programs };
}

/**
 * @param {Missing} missing
 * @returns {string[]} Debian's packages
 */
export function packagesFor({ libraries, programs }) {
  return [...(libraries.length > 0 ? LIBRARIES : []), ...programs];
}

/**
 * @param {string} electron
 * @param {{ tests: boolean }} purpose
 * @param {import('../lib/say.mjs').Say} say
 */
export async function ensureLibraries(electron, purpose, say) {
  if (process.platform !== 'linux') return;
  let missing = await findMissing(electron, purpose);
  if (packagesFor(missing).length > 0 && canInstall()) {
    await installPackages(packagesFor(missing), say);
    missing = await findMissing(electron, purpose);
  }
  const packages = packagesFor(missing);
  if (packages.length === 0) return;
  throw new SetUpError(
    `This system lacks ${[...missing.libraries, ...missing.programs].join(', ')}.`,
    installCommand(packages) ?? `install ${[...missing.libraries, ...missing.programs].join(', ')}`,
  );
}
