/** Reads one article from start to end: bytes, kind, encoding, text, blocks, figures, hash. Runs in the killable process. */
import { createHash } from 'node:crypto';
import type { ArticleFormat } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';
import type { Encoding } from '../../src-shared/ipc/types';
import { countWords } from './count-words';
import { decodeArticle } from './decode-article';
import type { FrontMatter } from './front-matter';
import { guessProvenance } from './guess-provenance';
import type { ImportedArticle } from './imported-article';
import type { ImportRequest, ImportSource } from './messages';
import { normalize } from './normalize';
import { readMarkdown } from './read-markdown';
import { readSource, sourceName } from './read-source';
import { readText } from './read-text';
import type { ReadText } from './read-text';
import { formatOf } from './sniff';

type Read = ReadText & { readonly frontMatter?: FrontMatter };

function readAs(format: ArticleFormat, normalized: string): Read {
  return format === 'markdown' ? readMarkdown(normalized) : readText(normalized);
}

/** Pasted text has been decoded by the clipboard: nobody can have chosen its encoding. */
function chosenFor(source: ImportSource, encoding: Encoding | null): Encoding | null {
  return source.kind === 'text' ? null : encoding;
}

/**
 * @throws Refusal file.* where the source is no readable text file, import.encodingWrong, import.noText
 */
export function parseArticle({ source, encoding, today }: ImportRequest): ImportedArticle {
  const fileName = sourceName(source);
  const original = readSource(source);
  const format = source.kind === 'text' ? 'paste' : formatOf(fileName);
  const decoded = decodeArticle(original, chosenFor(source, encoding), fileName);
  const read = readAs(format, normalize(decoded.text, fileName));
  if (read.blocks.length === 0) throw new Refusal('import.noText', { name: fileName });
  return {
    fileName,
    format,
    encoding: decoded.encoding,
    encodingBasis: decoded.basis,
    ...guessProvenance({ ...read, fileName, today }),
    text: read.text,
    blocks: [...read.blocks],
    words: countWords(read.text),
    original,
    sha256: createHash('sha256').update(original).digest('hex'),
    size: original.length,
  };
}
