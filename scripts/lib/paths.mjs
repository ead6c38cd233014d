// Where things are: the checkout, and the cache outside of it that every checkout shares.
import { homedir } from 'node:os';
import { join, posix, resolve, win32 } from 'node:path';

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** The folder in which the user typed the command; npm itself changes to the checkout. */
export const INVOKED_FROM = process.env['INIT_CWD'] ?? process.cwd();

/**
 * On Linux root's own home is closed to everybody else, and the app never runs as root: so for root
 * the cache stands where the unprivileged user can reach it.
 * @param {{ env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform, home: string, uid: number | undefined }} where
 */
export function cacheFolder({ env, platform, home, uid }) {
  const chosen = env['PLUMBLINE_CACHE'];
  if (chosen) return resolve(INVOKED_FROM, chosen);
  if (platform === 'win32') {
    return win32.join(env['LOCALAPPDATA'] ?? win32.join(home, 'AppData', 'Local'), 'plumbline', 'cache');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches', 'plumbline');
  if (uid === 0) return '/var/cache/plumbline';
  const xdg = env['XDG_CACHE_HOME'];
  // The XDG specification: a relative path in it is to be ignored.
  return posix.join(xdg && posix.isAbsolute(xdg) ? xdg : posix.join(home, '.cache'), 'plumbline');
}

export const CACHE = cacheFolder({
  env: process.env,
  platform: process.platform,
  home: homedir(),
  uid: process.getuid?.(),
});

/** What the last set-up found out about this checkout; gone with node_modules, as it should be. */
export const STATE_FILE = join(ROOT, 'node_modules', '.cache', 'plumbline', 'runtime.json');
