// The official binary of the pinned electron package, from the project's own release page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../lib/json.mjs';
import { ROOT } from '../lib/paths.mjs';
import { megabytes } from '../lib/say.mjs';
import { unzip } from './unzip.mjs';

/** No byte for so long means none will come; a closed network often drops packets without a word. */
const STALL_MS = 20_000;

/** @param {NodeJS.Platform} platform */
export function binaryName(platform) {
  switch (platform) {
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron';
    case 'win32':
      return 'electron.exe';
    default:
      return 'electron';
  }
}

export function pinnedVersion() {
  const file = join(ROOT, 'node_modules', 'electron', 'package.json');
  return /** @type {{ version: string }} */ (readJson(file)).version;
}

/** The keys under which the checksums that the package brings know its archives. */
function pinnedChecksums() {
  const file = join(ROOT, 'node_modules', 'electron', 'checksums.json');
  return /** @type {Record<string, string>} */ (readJson(file));
}

/**
 * @param {string} version
 * @param {string} folder
 * @param {(note: string) => void} note
 */
export async function fetchOfficial(version, folder, note) {
  // @electron/get reads this when it is loaded; it obeys HTTPS_PROXY only if told to.
  process.env['ELECTRON_GET_USE_PROXY'] ??= '1';
  const { downloadArtifact } = await import('@electron/get');
  const stalled = new AbortController();
  const stop = () => {
    stalled.abort(new Error(`no answer for ${String(STALL_MS / 1000)} s`));
  };
  let timer = setTimeout(stop, STALL_MS);
  try {
    const archive = await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      checksums: pinnedChecksums(),
      ...(process.env['electron_config_cache'] ? { cacheRoot: process.env['electron_config_cache'] } : {}),
      downloadOptions: {
        quiet: true,
        signal: stalled.signal,
        getProgressCallback: (/** @type {{ transferred: number }} */ { transferred }) => {
          clearTimeout(timer);
          timer = setTimeout(stop, STALL_MS);
          note(megabytes(transferred));
          return Promise.resolve();
        },
      },
    });
    clearTimeout(timer);
    await unzip(archive, folder, {
      place: (name) => name,
      onBytes: (written) => {
        note(`unpacking, ${megabytes(written)}`);
      },
    });
  } finally {
    clearTimeout(timer);
  }
  if (!existsSync(join(folder, binaryName(process.platform)))) {
    throw new Error('the archive holds no Electron');
  }
}
