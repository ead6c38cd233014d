/** Tells by name and first bytes what kind of file it is, and refuses kinds that are known not to be text. */
import { extname } from 'node:path';
import type { ArticleFormat } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';

const MARKDOWN = new Set(['.md', '.markdown', '.mdown', '.mkd']);

/** Kinds a person might try that need a reader of their own; read as plain text they would show their markup. */
const OTHER_KINDS = new Set([
  ...['.pdf', '.doc', '.docx', '.docm', '.dot', '.dotx', '.odt', '.ott', '.rtf', '.pages', '.wpd', '.tex'],
  ...['.xls', '.xlsx', '.ods', '.numbers', '.ppt', '.pptx', '.odp', '.key', '.plumb', '.sqlite', '.db'],
  ...['.htm', '.html', '.xhtml', '.mht', '.mhtml', '.webarchive', '.warc', '.wacz', '.xml', '.epub', '.mobi'],
  ...['.eml', '.msg', '.mbox', '.zip', '.gz', '.bz2', '.xz', '.7z', '.rar', '.tar', '.tgz', '.qdpx'],
  ...['.jpg', '.jpeg', '.png', '.gif', '.webp', '.svg', '.tif', '.tiff', '.heic', '.bmp', '.ico', '.avif'],
  ...['.mp3', '.mp4', '.m4a', '.wav', '.ogg', '.flac', '.mov', '.avi', '.mkv', '.webm'],
  ...['.exe', '.dll', '.so', '.dmg', '.iso', '.deb', '.rpm', '.apk', '.jar', '.class', '.wasm'],
]);

/** First bytes, as Latin-1, of kinds whose start could pass for text. */
const SIGNATURES = ['%PDF-', '{\\rtf', 'PK\u0003\u0004', '%!PS', 'SQLite format 3'];

/**
 * The format of a file, by its name: an unknown or missing extension is read as plain text.
 * @throws Refusal file.typeUnknown for kinds that need another reader
 */
export function formatOf(fileName: string): ArticleFormat {
  const extension = extname(fileName).toLowerCase();
  if (OTHER_KINDS.has(extension)) throw new Refusal('file.typeUnknown', { name: fileName });
  return MARKDOWN.has(extension) ? 'markdown' : 'text';
}

/** True where the first bytes are those of another kind of file, whatever its name says. */
export function hasForeignSignature(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return SIGNATURES.some((signature) => head.startsWith(signature));
}
