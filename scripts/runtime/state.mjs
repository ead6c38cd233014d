// What the last set-up of this checkout found, for those who launch Electron afterwards.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetUpError } from '../lib/fail.mjs';
import { readJsonIfAny } from '../lib/json.mjs';
import { STATE_FILE } from '../lib/paths.mjs';

/**
 * @typedef {object} RuntimeState
 * @property {string} folder Electron's
 * @property {string} binary
 * @property {string} version
 * @property {number} napi
 */

/** @returns {RuntimeState | undefined} */
export function findState() {
  return /** @type {RuntimeState | undefined} */ (readJsonIfAny(STATE_FILE));
}

export function readState() {
  const state = findState();
  if (state === undefined) throw new SetUpError('This checkout has not been set up yet.', 'npm run set-up');
  return state;
}

/** @param {RuntimeState} state */
export function writeState(state) {
  mkdirSync(dirname(STATE_FILE), { recursive: true });
  writeFileSync(STATE_FILE, JSON.stringify(state, null, 2));
}
