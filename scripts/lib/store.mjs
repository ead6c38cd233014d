// The cache: an entry is a folder that is either complete or not there.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { errorCode } from './fail.mjs';
import { readJsonIfAny } from './json.mjs';
import { isAlive, withLock } from './lock.mjs';

const MARKER = '.complete.json';
const DAY_MS = 86_400_000;

/** @typedef {{ key: string, files: Record<string, number> }} Marker sizes in bytes by path */

/**
 * Whether an entry is what its marker says; a missing marker, a missing file or another size is a no.
 * @param {Marker | undefined} marker
 * @param {string} key
 * @param {(path: string) => number | undefined} sizeOf
 */
export function isComplete(marker, key, sizeOf) {
  if (marker?.key !== key) return false;
  return Object.entries(marker.files).every(([path, size]) => sizeOf(path) === size);
}

/**
 * The leftovers of interrupted runs: temporary folders whose process is gone, or that are a day old
 * (the number may be another process's by then).
 * @param {readonly { name: string, ageMs: number }[]} entries
 * @param {(pid: number) => boolean} alive
 */
export function leftovers(entries, alive) {
  return entries
    .filter(({ name, ageMs }) => {
      const pid = /\.tmp-(\d+)-[0-9a-f]+$/.exec(name)?.[1];
      return pid !== undefined && (ageMs > DAY_MS || !alive(Number(pid)));
    })
    .map(({ name }) => name);
}

/** @param {string} folder */
function readMarker(folder) {
  return /** @type {Marker | undefined} */ (readJsonIfAny(join(folder, MARKER)));
}

/** @param {string} file */
function sizeOf(file) {
  try {
    return statSync(file).size;
  } catch {
    return undefined;
  }
}

/**
 * The folder of a complete entry, or undefined.
 * @param {string} cache
 * @param {string} key
 */
export function findEntry(cache, key) {
  const folder = join(cache, key);
  return isComplete(readMarker(folder), key, (path) => sizeOf(join(folder, path))) ? folder : undefined;
}

/** @param {string} cache */
function removeLeftovers(cache) {
  const now = Date.now();
  const entries = readdirSync(cache).flatMap((name) => {
    try {
      return [{ name, ageMs: now - statSync(join(cache, name)).mtimeMs }];
    } catch {
      return [];
    }
  });
  for (const name of leftovers(entries, isAlive)) {
    rmSync(join(cache, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Everything below the folder is on the disk before the marker is, and the marker before the rename:
 * after a power cut there is a whole entry or none.
 * @param {string} folder
 * @param {string} key
 */
async function seal(folder, key) {
  /** @type {Marker} */
  const marker = { key, files: {} };
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    // Root's umask may shut out the unprivileged user that runs the app.
    const { mode } = await stat(path);
    chmodSync(path, mode | (mode & 0o111 ? 0o555 : 0o444));
    if (!entry.isFile()) continue;
    const file = await open(path, 'r');
    await file.sync();
    await file.close();
    marker.files[relative(folder, path)] = (await stat(path)).size;
  }
  chmodSync(folder, 0o755);
  const file = await open(join(folder, MARKER), 'wx', 0o644);
  await file.writeFile(JSON.stringify(marker));
  await file.sync();
  await file.close();
}

/**
 * Finds the entry, or fills a temporary folder beside it and renames that into place. Of two
 * processes that want the same entry, the second waits for the first.
 * @param {string} cache
 * @param {string} key
 * @param {{ fill: (folder: string) => Promise<void>, onWait: () => void }} how
 * @returns {Promise<string>} the entry's folder
 */
export async function ensureEntry(cache, key, { fill, onWait }) {
  const found = findEntry(cache, key);
  if (found !== undefined) return found;
  mkdirSync(cache, { recursive: true, mode: 0o755 });
  return withLock(join(cache, `${key}.lock`), onWait, async () => {
    const made = findEntry(cache, key);
    if (made !== undefined) return made;
    removeLeftovers(cache);
    const final = join(cache, key);
    const temporary = `${final}.tmp-${String(process.pid)}-${randomBytes(4).toString('hex')}`;
    mkdirSync(temporary, { mode: 0o755 });
    try {
      await fill(temporary);
      await seal(temporary, key);
      // Only somebody's meddling leaves an incomplete entry under the final name.
      if (existsSync(final)) rmSync(final, { recursive: true, force: true });
      renameSync(temporary, final);
    } catch (error) {
      // A run without the lock (it was taken away as stale) may have been quicker with the same.
      const other = findEntry(cache, key);
      if (other !== undefined && ['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) return other;
      throw error;
    } finally {
      rmSync(temporary, { recursive: true, force: true, maxRetries: 3 });
    }
    return final;
  });
}
