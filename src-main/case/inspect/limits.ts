/** Limits of an inspection (acceptance list D.35, I.85). */

/** JavaScript heap of the process that inspects, in MiB. */
export const INSPECT_HEAP_MIB = 384;

/**
 * Largest resident memory of the process that inspects, in MiB; more ends it. It is looked at from outside, several times a
 * second: `PRAGMA hard_heap_limit` reads back what it was set to and holds nothing up, since better-sqlite3 is built with
 * SQLITE_DEFAULT_MEMSTATUS=0, and then SQLite counts no memory (https://sqlite.org/pragma.html#pragma_hard_heap_limit).
 */
export const INSPECT_MEMORY_MIB = 512;

/** Longest inspection of a small file, in ms: takes half a second; the rest is for machines that are slow, busy or waking a disk. */
const BASE_MS = 15_000;

/** Added for each MiB of the file, in ms: a slow stick reads 10 MiB a second, and each byte is read several times. */
const MS_PER_MIB = 300;

/**
 * Whoever waits for a file of up to 16 MiB, which is most cases, hears of it within 20 seconds. From there on it goes by the
 * size alone, since a large case from a slow stick is no attack, and a person can stop it: 100 MiB may take 45 seconds,
 * and take less than one where the disk is fast.
 * @param size of the file in bytes
 * @returns ms
 */
export function inspectionTime(size: number): number {
  return BASE_MS + Math.ceil(size / (1024 * 1024)) * MS_PER_MIB;
}

/** Originals that are compared with their hashes when not all are asked for, in bytes: about half a second. */
export const ORIGINALS_SAMPLE = 128 * 1024 * 1024;
