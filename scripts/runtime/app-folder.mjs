// The folder Electron is given as the app: the checkout, or a copy where its user can't read that.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ROOT } from '../lib/paths.mjs';
import { ensureEntry } from '../lib/store.mjs';
import { BUILD_STAMP } from '../prepare/build.mjs';
import { canReadUnprivileged } from './unprivileged.mjs';

/** All that the built app reads at run time; everything else is bundled into it. */
const PARTS = [
  'package.json',
  'out/main',
  'out/preload',
  'out/renderer',
  'resources',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/lib',
  'node_modules/better-sqlite3/build/Release/better_sqlite3.node',
  'node_modules/better-sqlite3/prebuilds',
];

/**
 * A checkout below /root is closed to the user that the app runs as when we are root.
 * @returns {Promise<string>}
 */
export async function readableAppFolder() {
  const files = ['package.json', 'out/main/index.js', 'node_modules/better-sqlite3/package.json'];
  if (files.every((file) => canReadUnprivileged(join(ROOT, file)))) return ROOT;

  const hash = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex').slice(0, 12);
  const family = `app-${hash(ROOT)}-`;
  const key = `${family}${hash(readFileSync(BUILD_STAMP, 'utf8'))}`;
  const folder = await ensureEntry(CACHE, key, {
    fill: (to) => {
      for (const part of PARTS) {
        if (existsSync(join(ROOT, part))) cpSync(join(ROOT, part), join(to, part), { recursive: true });
      }
      return Promise.resolve();
    },
    onWait: () => undefined,
  });
  for (const name of readdirSync(CACHE)) {
    if (name.startsWith(family) && name !== key && !/\.(tmp-|lock)/.test(name)) {
      rmSync(join(CACHE, name), { recursive: true, force: true });
    }
  }
  return folder;
}
