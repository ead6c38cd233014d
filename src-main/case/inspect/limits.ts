/** Limits of an inspection (acceptance list D.35, I.85). */

/** JavaScript heap of the process that inspects, in MiB. */
export const INSPECT_HEAP_MIB = 384;

/** Largest resident memory of the process that inspects, in MiB; more ends it. */
export const INSPECT_MEMORY_MIB = 512;

/** Longest inspection of a small file, in ms. */
const BASE_MS = 15_000;

/** Added for each MiB of the file, in ms: a slow stick reads 10 MiB a second, and each byte is read several times. */
const MS_PER_MIB = 300;

/** @param size of the file in bytes. @returns ms */
export function inspectionTime(size: number): number {
  return BASE_MS + Math.ceil(size / (1024 * 1024)) * MS_PER_MIB;
}

/** Originals that are compared with their hashes when not all are asked for, in bytes: about half a second. */
export const ORIGINALS_SAMPLE = 128 * 1024 * 1024;
