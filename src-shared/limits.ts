/** Limits: how much of anything a case may hold (acceptance list I.85). What an import alone is held to is in import/limits. */

const MIB = 1024 * 1024;

/** Largest file that is taken for an article, in bytes. */
export const ARTICLE_FILE_LIMIT = 50 * MIB;

/** Largest case file, in bytes, and the size from which a person is told that it is large. */
export const CASE_FILE_LIMIT = 8 * 1024 * MIB;
const CASE_FILE_LARGE = 1024 * MIB;

export function isLarge(caseFileBytes: number): boolean {
  return caseFileBytes >= CASE_FILE_LARGE;
}

/** Claims of a case, deleted ones included. */
export const CLAIM_LIMIT = 50_000;

/** Longest text of one line (a title, a name, an address), in UTF-16 units. */
export const LINE_LIMIT = 1000;

/** Longest passage of one claim, in UTF-16 units. */
export const EXACT_LIMIT = 20_000;

/** Longest rich text, in UTF-16 units of its JSON. */
export const RICH_TEXT_LIMIT = 2_000_000;

/**
 * Longest text that is pasted into a field at once, in UTF-16 units. More than any field but rich text holds; up to
 * here a paste is laid out in under half a second, at a million units without a line break in seven (measured).
 */
export const PASTE_LIMIT = 200_000;

/** Longest name of a version, in UTF-16 units. */
export const VERSION_NAME_LIMIT = 100;

/** Longest message of a window, in UTF-16 units of all its texts. An article that is pasted is held to the limit of files. */
const MESSAGE_LIMIT = 16 * MIB;

export function isTooLongMessage(payload: unknown): boolean {
  return textLeft(payload, MESSAGE_LIMIT) < 0;
}

/** How many units of `room` are left behind the texts of `value`; stops counting where none are. */
function textLeft(value: unknown, room: number): number {
  if (typeof value === 'string') return room - value.length;
  if (typeof value !== 'object' || value === null || room < 0) return room;
  return Object.values(value).reduce<number>((left, part) => (left < 0 ? left : textLeft(part, left)), room);
}
