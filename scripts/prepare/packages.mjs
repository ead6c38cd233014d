// System packages: installed by ourselves as root on Debian and its kin, else named in one command.
import { SetUpError } from '../lib/fail.mjs';
import { run, which } from '../lib/run.mjs';

/** What Debian calls what we need; Fedora's names where they are others. */
const FEDORA_NAMES = /** @type {Readonly<Record<string, string>>} */ ({
  'libgtk-3-0': 'gtk3',
  libnss3: 'nss',
  libasound2: 'alsa-lib',
  libgbm1: 'mesa-libgbm',
  libxss1: 'libXScrnSaver',
  libxtst6: 'libXtst',
  libnotify4: 'libnotify',
  xvfb: 'xorg-x11-server-Xvfb',
  'g++': 'gcc-c++',
});

/**
 * Debian 13 and Ubuntu 24.04 renamed libraries when time became 64 bits wide.
 * @param {readonly string[]} packages
 * @param {(name: string) => boolean} exists
 */
export function withNewNames(packages, exists) {
  return packages.map((name) => (exists(`${name}t64`) ? `${name}t64` : name));
}

/**
 * @param {readonly string[]} packages by Debian's names
 * @param {(name: string) => unknown} has which package managers are there
 * @returns {string | undefined} the command for somebody who isn't root
 */
export function installCommand(packages, has = which) {
  if (has('apt-get')) return `sudo apt-get update && sudo apt-get install -y ${packages.join(' ')}`;
  if (!has('dnf')) return undefined;
  return `sudo dnf install -y ${packages.map((name) => FEDORA_NAMES[name] ?? name).join(' ')}`;
}

/** Whether we may, and know how to, install system packages ourselves. */
export function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && which('apt-get') !== undefined;
}

/**
 * @param {readonly string[]} packages
 * @param {import('../lib/say.mjs').Say} say
 */
export async function installPackages(packages, say) {
  await say.during(`Installing ${packages.join(', ')} with apt-get`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // Old lists can still name what is needed, so the installation itself decides.
    await run('apt-get', ['update'], { env });
    const known = await run('apt-cache', ['pkgnames'], { env });
    const names = new Set(known.stdout.split('\n'));
    const wanted = withNewNames(packages, (name) => names.has(name));
    const { code, output } = await run('apt-get', ['install', '-y', '--no-install-recommends', ...wanted], {
      env,
    });
    if (code === 0) return;
    throw new SetUpError(
      `apt-get could not install ${wanted.join(', ')}.`,
      `apt-get update && apt-get install -y ${wanted.join(' ')}`,
      output,
    );
  });
}
