/** Rows of `articles` and `article_versions`, and the articles they make. */
import type { Article, ArticleFormat, Direction } from '../../../src-shared/domain/article';
import { get, type ReadDb } from '../../db/sql';
import { select, type Only } from './only';

export interface ArticleRow {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly author: string;
  readonly published: string;
  readonly retrieved: string;
  readonly language: string;
  readonly direction: Direction;
  readonly imported_at: string;
  readonly deleted_at: string | null;
}
export const ARTICLE_COLUMNS = [
  'id',
  'title',
  'url',
  'publisher',
  'author',
  'published',
  'retrieved',
  'language',
  'direction',
  'imported_at',
  'deleted_at',
] as const satisfies readonly (keyof ArticleRow)[];

export interface VersionRow {
  readonly id: string;
  readonly article_id: string;
  readonly number: number;
  readonly text_sha256: string;
  readonly blocks_sha256: string;
  readonly characters: number;
  readonly words: number;
  readonly blocks: number;
  readonly format: ArticleFormat;
  readonly encoding: string;
  readonly original_name: string;
  readonly original_sha256: string;
  readonly original_size: number;
}
export const VERSION_COLUMNS = [
  'id',
  'article_id',
  'number',
  'text_sha256',
  'blocks_sha256',
  'characters',
  'words',
  'blocks',
  'format',
  'encoding',
  'original_name',
  'original_sha256',
  'original_size',
] as const satisfies readonly (keyof VersionRow)[];

type Joined = ArticleRow & Omit<VersionRow, 'id' | 'article_id'> & { readonly version_id: string };

/** Each article with its newest version. */
export const ARTICLES = `
  SELECT a.*, v.id AS version_id, v.number, v.text_sha256, v.characters, v.words, v.blocks, v.format, v.encoding,
    v.original_name, v.original_sha256, v.original_size
  FROM articles a JOIN article_versions v ON v.article_id = a.id
  WHERE a.deleted_at IS NULL
    AND v.number = (SELECT max(number) FROM article_versions WHERE article_id = a.id)`;

export function articles(db: ReadDb, only: Only = null): readonly Article[] {
  return select<Joined>(db, ARTICLES, 'a.id', 'a.imported_at, a.rowid', only).map(toArticle);
}

/** The newest version of a living article. */
export function newestVersion(db: ReadDb, articleId: string): VersionRow | undefined {
  return get<VersionRow>(
    db,
    `SELECT v.* FROM article_versions v JOIN articles a ON a.id = v.article_id
     WHERE v.article_id = ? AND a.deleted_at IS NULL ORDER BY v.number DESC LIMIT 1`,
    articleId,
  );
}

export const ARTICLE_BY_ORIGINAL = `
  SELECT a.id FROM article_versions v JOIN articles a ON a.id = v.article_id
  WHERE v.original_sha256 = ? AND a.deleted_at IS NULL LIMIT 1`;

/** The living article that was made of these bytes. */
export function articleByOriginal(db: ReadDb, originalSha256: string): Article | null {
  const row = get<{ id: string }>(db, ARTICLE_BY_ORIGINAL, originalSha256);
  return row === undefined ? null : (articles(db, [row.id])[0] ?? null);
}

function toArticle(row: Joined): Article {
  return {
    id: row.id,
    title: row.title,
    url: row.url,
    publisher: row.publisher,
    author: row.author,
    published: row.published,
    retrieved: row.retrieved,
    language: row.language,
    direction: row.direction,
    versionId: row.version_id,
    version: row.number,
    textSha256: row.text_sha256,
    characters: row.characters,
    words: row.words,
    blocks: row.blocks,
    format: row.format,
    encoding: row.encoding,
    originalName: row.original_name,
    originalSha256: row.original_sha256,
    originalSize: row.original_size,
    importedAt: row.imported_at,
  };
}
