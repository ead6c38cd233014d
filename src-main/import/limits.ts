/** Limits that hold for every import, whoever starts it. The largest file is ARTICLE_FILE_LIMIT (src-shared/limits). */

/** Longest time for reading one article, in ms. */
export const IMPORT_TIMEOUT_MS = 20_000;

/** Heap of the process that reads, in MiB: about five times what the largest plain text needs. */
export const IMPORT_HEAP_MIB = 512;

/** Longest block, in UTF-16 units: the article view lays out one block at a time. */
export const BLOCK_LIMIT = 5000;

/** Length of the excerpt in a preview, in UTF-16 units; cut on block borders. */
export const EXCERPT_LIMIT = 4000;
