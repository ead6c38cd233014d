/** What an import found in a file, and what becomes of it: a preview for the person, a command for the case. */
import { z } from 'zod';
import type { ArticleAdd } from '../../src-shared/commands/command';
import { articleFormatSchema, blockSchema, provenanceSchema } from '../../src-shared/domain/article';
import type { Provenance } from '../../src-shared/domain/article';
import { newId } from '../../src-shared/domain/ids';
import { encodingSchema } from '../../src-shared/ipc/types';
import type { ImportPreview } from '../../src-shared/ipc/types';
import { EXCERPT_LIMIT } from './limits';

/**
 * `text` is the canonical text, `blocks` are ranges over it in UTF-16 units. `original` are the bytes as they
 * were read (pasted text: its UTF-8), `size` their number, `sha256` their hash in hexadecimal.
 * `provenance` is a guess for the person to correct; its language is '' where the text gives no clear sign.
 */
export const importedArticleSchema = z.object({
  fileName: z.string(),
  format: articleFormatSchema,
  encoding: encodingSchema,
  encodingBasis: z.enum(['declared', 'guessed', 'chosen']),
  provenance: provenanceSchema,
  languageDetected: z.boolean(),
  text: z.string().min(1),
  blocks: z.array(blockSchema).min(1),
  words: z.number().int().min(0),
  original: z.instanceof(Uint8Array),
  sha256: z.string().length(64),
  size: z.number().int().min(1),
});
export type ImportedArticle = Readonly<z.infer<typeof importedArticleSchema>>;

/** The command that puts an imported article into a case, under new ids. */
export function articleCommand(imported: ImportedArticle, provenance: Provenance): ArticleAdd {
  return {
    type: 'article.add',
    id: newId(),
    versionId: newId(),
    provenance,
    format: imported.format,
    encoding: imported.encoding,
    text: imported.text,
    blocks: imported.blocks,
    words: imported.words,
    originalName: imported.fileName,
    original: imported.original,
  };
}

/** What the window shows before anything is kept: the figures and the first blocks, at least one. */
export function previewOf(
  imported: ImportedArticle,
  token: string,
  sameAs: ImportPreview['sameAs'],
): ImportPreview {
  const beyond = imported.blocks.findIndex((block) => block.end > EXCERPT_LIMIT);
  const excerptBlocks = beyond === -1 ? imported.blocks : imported.blocks.slice(0, Math.max(1, beyond));
  return {
    token,
    fileName: imported.fileName,
    format: imported.format,
    encoding: imported.encoding,
    encodingBasis: imported.encodingBasis,
    provenance: imported.provenance,
    languageDetected: imported.languageDetected,
    characters: imported.text.length,
    words: imported.words,
    blocks: imported.blocks.length,
    size: imported.size,
    sha256: imported.sha256,
    excerpt: imported.text.slice(0, excerptBlocks.at(-1)?.end ?? 0),
    excerptBlocks,
    sameAs,
  };
}
