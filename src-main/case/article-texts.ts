/** Article texts and original bytes: read one at a time, because they are large; the last text is kept at hand. */
import { z } from 'zod';
import { defined } from '../../src-shared/assert';
import { blockSchema, type ArticleBody } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';
import { get, type ReadDb } from '../db/sql';

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

export class ArticleTexts {
  readonly #db: ReadDb;
  #last: { readonly versionId: string; readonly text: string } | null = null;

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** A text never changes, so the one kept can't be out of date. */
  textOf(versionId: string): string {
    return defined(this.findText(versionId), `text of version ${versionId}`);
  }

  /** null where the file was tampered with: foreign keys see to it that a version has its text. */
  findText(versionId: string): string | null {
    if (this.#last?.versionId === versionId) return this.#last.text;
    const row = get<{ text: string }>(
      this.#db,
      'SELECT text FROM article_texts WHERE version_id = ?',
      versionId,
    );
    if (row === undefined) return null;
    this.#last = { versionId, text: row.text };
    return row.text;
  }

  /** @throws Refusal article.notFound where no article has such a version */
  bodyOf(versionId: string): ArticleBody {
    const row = get<{ blocks: string }>(
      this.#db,
      `SELECT t.blocks FROM article_versions v JOIN article_texts t ON t.version_id = v.id WHERE v.id = ?`,
      versionId,
    );
    if (row === undefined) throw new Refusal('article.notFound');
    return { versionId, text: this.textOf(versionId), blocks: blocksSchema.parse(JSON.parse(row.blocks)) };
  }

  /** @throws Refusal article.notFound */
  originalOf(articleId: string): { readonly name: string; readonly bytes: Uint8Array } {
    const row = get<{ name: string; bytes: Uint8Array }>(
      this.#db,
      `SELECT v.original_name AS name, o.bytes FROM article_versions v JOIN originals o ON o.sha256 = v.original_sha256
       WHERE v.article_id = ? ORDER BY v.number DESC LIMIT 1`,
      articleId,
    );
    if (row === undefined) throw new Refusal('article.notFound');
    return row;
  }
}
