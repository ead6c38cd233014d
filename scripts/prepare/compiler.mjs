// What building better-sqlite3 takes: a C++ compiler, make and Python.
import { SetUpError } from '../lib/fail.mjs';
import { which } from '../lib/run.mjs';
import { canInstall, installCommand, installPackages } from './packages.mjs';

/**
 * @param {(name: string) => unknown} has
 * @returns {string[]} the missing programs
 */
export function missingForBuild(has) {
  return [
    ...(has('g++') || has('c++') || has('clang++') ? [] : ['g++']),
    ...(has('make') ? [] : ['make']),
    ...(has('python3') || has('python') ? [] : ['python3']),
  ];
}

/** @param {import('../lib/say.mjs').Say} say */
export async function ensureCompiler(say) {
  // Windows and macOS: node-gyp finds Visual Studio and Xcode by itself, and says what it misses.
  if (process.platform !== 'linux') return;
  const missing = missingForBuild(which);
  if (missing.length === 0) return;
  if (canInstall()) await installPackages(missing, say);
  const still = missingForBuild(which);
  if (still.length === 0) return;
  throw new SetUpError(
    `better-sqlite3 has to be compiled for Node ${process.versions.node}, and ${still.join(', ')} can't be found.`,
    `${installCommand(still) ?? `install ${still.join(', ')}`}   (or use Node 22 or newer)`,
  );
}
