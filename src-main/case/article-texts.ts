/** Article texts and original bytes: read one at a time, because they are large; the last text is kept at hand. */
import { z } from 'zod';
import { defined } from '../../src-shared/assert';
import { blockSchema, type ArticleBody } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { fileNameOf, get, type ReadDb } from '../db/sql';
import { sha256 } from './sha256';

const blocksSchema = z.array(blockSchema);

/** Whether stored blocks are what `bodyOf` can read, ascending and within a text of `length` UTF-16 units. */
export function isBlocksJson(json: string, length: number): boolean {
  try {
    const blocks = blocksSchema.safeParse(JSON.parse(json)).data;
    if (blocks === undefined || blocks.length === 0) return false;
    return blocks.every(
      ({ start, end }, index) => start >= (blocks[index - 1]?.end ?? 0) && end >= start && end <= length,
    );
  } catch {
    return false;
  }
}

interface Kept {
  readonly versionId: string;
  readonly text: string;
  /** With its SHA-256, and found to be what was imported. */
  readonly isCompared: boolean;
}

/**
 * What is handed out is compared with the SHA-256 that was noted at the import: a claim, a report, a reader must rest on
 * nothing else. 75 ms for the largest article there can be, of 50 MB.
 */
export class ArticleTexts {
  readonly #db: ReadDb;
  #last: Kept | null = null;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** A text never changes, so the one kept can't be out of date. @throws Refusal case.damaged where it is not what was imported */
  textOf(versionId: string): string {
    const { text, isCompared } = defined(this.#read(versionId), `text of version ${versionId}`);
    if (isCompared) return text;
    const row = get<{ hash: string; title: string }>(
      this.#db,
      `SELECT v.text_sha256 AS hash, a.title FROM article_versions v JOIN articles a ON a.id = v.article_id WHERE v.id = ?`,
      versionId,
    );
    const { hash, title } = defined(row, `version ${versionId}`);
    this.#compare(text, hash, en.check.damage.text, title);
    this.#last = { versionId, text, isCompared: true };
    return text;
  }

  /** As it stands in the file, whatever that is; null where the file was tampered with: foreign keys see to it that a version has its text. */
  findText(versionId: string): string | null {
    return this.#read(versionId)?.text ?? null;
  }

  /** @throws Refusal article.notFound where no article has such a version, case.damaged where it is not what was imported */
  bodyOf(versionId: string): ArticleBody {
    const row = get<{ blocks: string; hash: string; title: string }>(
      this.#db,
      `SELECT t.blocks, v.blocks_sha256 AS hash, a.title FROM article_versions v
       JOIN article_texts t ON t.version_id = v.id JOIN articles a ON a.id = v.article_id WHERE v.id = ?`,
      versionId,
    );
    if (row === undefined) throw new Refusal('article.notFound');
    this.#compare(row.blocks, row.hash, en.check.damage.text, row.title);
    return { versionId, text: this.textOf(versionId), blocks: blocksSchema.parse(JSON.parse(row.blocks)) };
  }

  /** @throws Refusal article.notFound, case.damaged where it is not what was imported */
  originalOf(articleId: string): { readonly name: string; readonly bytes: Uint8Array } {
    const row = get<{ name: string; bytes: Uint8Array; hash: string; title: string }>(
      this.#db,
      `SELECT v.original_name AS name, o.bytes, o.sha256 AS hash, a.title FROM article_versions v
       JOIN originals o ON o.sha256 = v.original_sha256 JOIN articles a ON a.id = v.article_id
       WHERE v.article_id = ? ORDER BY v.number DESC LIMIT 1`,
      articleId,
    );
    if (row === undefined) throw new Refusal('article.notFound');
    const { name, bytes, hash, title } = row;
    this.#compare(bytes, hash, en.check.damage.original, title);
    return { name, bytes };
  }

  #read(versionId: string): Kept | null {
    if (this.#last?.versionId === versionId) return this.#last;
    const sql = 'SELECT text FROM article_texts WHERE version_id = ?';
    const row = get<{ text: string }>(this.#db, sql, versionId);
    if (row === undefined) return null;
    return (this.#last = { versionId, text: row.text, isCompared: false });
  }

  #compare(stored: string | Uint8Array, hash: string, damage: string, title: string): void {
    if (sha256(stored) === hash) return;
    throw new Refusal('case.damaged', { name: fileNameOf(this.#db), detail: fill(damage, { title }) });
  }
}
