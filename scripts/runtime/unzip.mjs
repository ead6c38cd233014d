// Unpacks a zip archive, or the part of it that is wanted.
import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/**
 * @param {string} archive
 * @param {string} folder
 * @param {{ place: (name: string) => string | undefined, onBytes: (written: number) => void }} options
 *   place: where an entry goes below the folder; undefined leaves it out
 */
export async function unzip(archive, folder, { place, onBytes }) {
  // Not at the top of the file: the set-up is loaded before node_modules is there.
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  let written = 0;
  for await (const entry of zip.eachEntry()) {
    const to = entry.fileName.endsWith('/') ? undefined : place(entry.fileName);
    if (to === undefined) continue;
    const path = join(folder, to);
    const mode = entry.externalFileAttributes >>> 16;
    await mkdir(dirname(path), { recursive: true });
    const content = await zip.openReadStreamPromise(entry);
    if ((mode & TYPE_MASK) === SYMLINK) {
      // The frameworks of a macOS bundle are full of them.
      await symlink(await text(content), path);
      continue;
    }
    content.on('data', (/** @type {Buffer} */ chunk) => {
      written += chunk.length;
      onBytes(written);
    });
    await pipeline(content, createWriteStream(path, { mode: mode & 0o777 || 0o644 }));
  }
}
