/** Gets the bytes of an article: from a file, under the size limit and without ever waiting on a pipe, or from pasted text. */
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename } from 'node:path';
import { Refusal } from '../../src-shared/errors';
import type { ErrorCode } from '../../src-shared/errors';
import type { ImportSource } from './messages';
import { ARTICLE_FILE_LIMIT } from '../../src-shared/limits';

const MIB = 1024 * 1024;
const CHUNK = 4 * MIB;

/** A FIFO without a writer would block the open; Windows has neither the flag nor the problem. */
const OPEN_FLAGS = constants.O_RDONLY | ((constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0);

/** The name by which messages call a source. */
export function sourceName(source: ImportSource): string {
  return source.kind === 'file' ? basename(source.path) : source.name;
}

function tooLarge(name: string, bytes: number): Refusal {
  const size = Math.ceil((bytes / MIB) * 10) / 10;
  return new Refusal('file.tooLarge', { name, size, limit: ARTICLE_FILE_LIMIT / MIB });
}

const OPEN_FAILURES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file.notFound',
  ENOTDIR: 'file.notFound',
  ENAMETOOLONG: 'file.notFound',
  ERR_INVALID_ARG_VALUE: 'file.notFound',
  EISDIR: 'file.isFolder',
  ENXIO: 'file.notAFile',
  ENODEV: 'file.notAFile',
};

/** Runs a file call and turns its failure into the refusal that fits. */
function attempt<T>(name: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    throw new Refusal(OPEN_FAILURES[code] ?? 'file.unreadable', { name });
  }
}

function requireFile(name: string, stats: Stats): void {
  if (stats.isDirectory()) throw new Refusal('file.isFolder', { name });
  if (!stats.isFile()) throw new Refusal('file.notAFile', { name });
  if (stats.size > ARTICLE_FILE_LIMIT) throw tooLarge(name, stats.size);
}

/** Reads to the end of the file, not to the size it had before: it may be growing. */
function readAll(name: string, descriptor: number): Uint8Array<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const chunk = new Uint8Array(CHUNK);
    const count = readSync(descriptor, chunk, 0, CHUNK, null);
    if (count === 0) break;
    size += count;
    if (size > ARTICLE_FILE_LIMIT) throw tooLarge(name, size);
    chunks.push(chunk.subarray(0, count));
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function readFile(path: string, name: string): Uint8Array<ArrayBuffer> {
  return attempt(name, () => {
    // Looked at before it is opened, because opening some devices already does something; and after, because
    // only the open file is sure to be the one that is read.
    requireFile(name, statSync(path));
    const descriptor = openSync(path, OPEN_FLAGS);
    try {
      requireFile(name, fstatSync(descriptor));
      return readAll(name, descriptor);
    } finally {
      closeSync(descriptor);
    }
  });
}

function encodePasted(text: string, name: string): Uint8Array<ArrayBuffer> {
  // Half a surrogate pair has no UTF-8, and encoding would quietly write U+FFFD for it.
  const halves = text.match(/\p{Surrogate}/gu)?.length ?? 0;
  if (halves > 0) throw new Refusal('import.encodingWrong', { name, encoding: 'utf-8', count: halves });
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > ARTICLE_FILE_LIMIT) throw tooLarge(name, bytes.length);
  return bytes;
}

/**
 * The bytes of a source, as they are.
 * @throws Refusal file.notFound, isFolder, notAFile, unreadable, empty, tooLarge; import.encodingWrong
 */
export function readSource(source: ImportSource): Uint8Array<ArrayBuffer> {
  const name = sourceName(source);
  const bytes = source.kind === 'file' ? readFile(source.path, name) : encodePasted(source.text, name);
  if (bytes.length === 0) throw new Refusal('file.empty', { name });
  return bytes;
}
