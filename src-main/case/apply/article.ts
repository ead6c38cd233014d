/** What changes when an article is added, edited or deleted. Its body is written once and never undone. */
import type { ArticleAdd, CommandOf } from '../../../src-shared/commands/command';
import type { Label } from '../../../src-shared/commands/label';
import type { Block } from '../../../src-shared/domain/article';
import { Refusal } from '../../../src-shared/errors';
import { en } from '../../../src-shared/strings/en';
import { get, run } from '../../db/sql';
import { canonicalJson } from '../canonical-json';
import { sha256 } from '../sha256';
import { articleByOriginal } from '../tables/articles';
import { invalid } from '../validate';
import { instant, livingArticle, refuseTakenId, type ApplyContext } from './context';

export function addArticle(context: ApplyContext, command: ArticleAdd): Label {
  const { db, tx } = context;
  const originalSha256 = sha256(command.original);
  const same = articleByOriginal(db, originalSha256);
  if (same) throw new Refusal('import.duplicate', { name: command.originalName, title: same.title });
  refuseTakenId(context, 'articles', command.id);
  refuseBrokenText(command.text, command.blocks);
  const blocks = canonicalJson(command.blocks);
  writeBody(context, command, blocks, originalSha256);
  const { provenance } = command;
  tx.insert('articles', { id: command.id, ...provenance, imported_at: instant(context), deleted_at: null });
  tx.insert('article_versions', {
    id: command.versionId,
    article_id: command.id,
    number: 1,
    text_sha256: sha256(command.text),
    blocks_sha256: sha256(blocks),
    characters: command.text.length,
    words: command.words,
    blocks: command.blocks.length,
    format: command.format,
    encoding: command.encoding,
    original_name: command.originalName,
    original_sha256: originalSha256,
    original_size: command.original.byteLength,
  });
  return { code: 'article.add', title: provenance.title };
}

function writeBody({ db }: ApplyContext, command: ArticleAdd, blocks: string, originalSha256: string): void {
  const { versionId, text, original } = command;
  if (get(db, 'SELECT 1 FROM article_texts WHERE version_id = ?', versionId))
    throw invalid('versionId', en.check.idTaken);
  run(db, 'INSERT INTO article_texts (version_id, text, blocks) VALUES (?, ?, ?)', versionId, text, blocks);
  // The same bytes may be there from an import that was undone or deleted.
  run(
    db,
    'INSERT INTO originals (sha256, size, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    originalSha256,
    original.byteLength,
    original,
  );
}

/** The promises that anchors and views build on: LF only, blocks ascending, nothing but line ends between them. */
function refuseBrokenText(text: string, blocks: readonly Block[]): void {
  if (text.includes('\r')) throw invalid('text', en.check.carriageReturn);
  let end = 0;
  for (const block of blocks) {
    const fits = block.start >= end && block.end >= block.start && block.end <= text.length;
    if (!fits || /[^\n]/.test(text.slice(end, block.start))) throw invalid('blocks', en.check.blocksBroken);
    end = block.end;
  }
  if (/[^\n]/.test(text.slice(end))) throw invalid('blocks', en.check.blocksBroken);
}

export function updateArticle(context: ApplyContext, { id, patch }: CommandOf<'article.update'>): Label {
  livingArticle(context, id);
  context.tx.update('articles', [id], patch);
  return { code: 'article.update' };
}

/** Its claims go with it: whoever asks for claims asks for those of living articles. */
export function deleteArticle(context: ApplyContext, { id }: CommandOf<'article.delete'>): Label {
  const { title } = livingArticle(context, id);
  context.tx.update('articles', [id], { deleted_at: instant(context) });
  return { code: 'article.delete', title };
}
