// Which Electron to use, decided from what is known; nothing is done here.

const DAY_MS = 86_400_000;

/**
 * @typedef {object} Known
 * @property {boolean} officialCached
 * @property {boolean} substituteCached
 * @property {boolean} hasSubstitute whether there is a substitute for this platform at all
 * @property {{ version: string, at: number } | undefined} refusal when the official one could last not be had
 * @property {string} version the pinned version
 * @property {number} now
 */

/** @typedef {'official-cached' | 'substitute-cached' | 'official' | 'substitute'} Way */

/**
 * The ways to try, in order: the pinned Electron before its substitute, what is here before what has
 * to be fetched; but after a refusal not again for a day, or every start would wait for the next one.
 * @param {Known} known
 * @returns {Way[]}
 */
export function waysToElectron(known) {
  if (known.officialCached) return ['official-cached'];
  const { refusal } = known;
  const refusedToday =
    refusal?.version === known.version && known.now - refusal.at >= 0 && known.now - refusal.at < DAY_MS;
  /** @type {Way[]} */
  const substitute = known.substituteCached
    ? ['substitute-cached']
    : known.hasSubstitute
      ? ['substitute']
      : [];
  return refusedToday && substitute.length > 0 ? substitute : ['official', ...substitute];
}

/**
 * The prebuilt better-sqlite3 needs Node-API 10 and takes the process down with anything older, so
 * every runtime that will load it counts.
 * @param {readonly number[]} napiVersions
 */
export function mustBuildSqlite(napiVersions) {
  return napiVersions.some((version) => version < 10);
}
