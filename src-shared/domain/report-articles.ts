/** Where each article of the report came from, with the hashes that pin it. */
import { en } from '../strings/en';
import { fill } from '../strings/format';
import type { Article } from './article';
import type { ReportArticle } from './report-model';
import { expectedFact, hashFact, instantText, textFact } from './report-text';

const words = en.report.articleFacts;

export function reportArticle(article: Article): ReportArticle {
  const { originalName, originalSize, encoding, characters, blocks, version } = article;
  return {
    title: article.title,
    language: article.language,
    direction: article.direction,
    facts: [
      expectedFact(words.publisher, article.publisher),
      expectedFact(words.author, article.author),
      expectedFact(words.published, article.published),
      expectedFact(words.url, article.url, 'url'),
      expectedFact(words.retrieved, article.retrieved),
      expectedFact(words.language, article.language),
      textFact(words.file, fill(words.fileValue, { name: originalName, bytes: originalSize, encoding })),
      textFact(words.imported, instantText(article.importedAt)),
      textFact(words.length, fill(words.lengthValue, { words: article.words, blocks, characters, version })),
      hashFact(words.originalSha256, article.originalSha256),
      hashFact(words.textSha256, article.textSha256),
    ],
  };
}
