// JSON as what it is: unknown until somebody says what it should be.
import { readFileSync } from 'node:fs';

/**
 * @param {string} text
 * @returns {unknown}
 */
export function parseJson(text) {
  return /** @type {unknown} */ (JSON.parse(text));
}

/**
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
  return parseJson(readFileSync(file, 'utf8'));
}

/**
 * Of a file that may be missing or damaged.
 * @param {string} file
 * @returns {unknown} undefined where it can't be read
 */
export function readJsonIfAny(file) {
  try {
    return readJson(file);
  } catch {
    return undefined;
  }
}
