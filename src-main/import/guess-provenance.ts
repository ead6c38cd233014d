/** Makes the first guess at where an article came from, for the person to correct. */
import { parse } from 'node:path';
import type { Provenance } from '../../src-shared/domain/article';
import { NO_FRONT_MATTER } from './front-matter';
import type { FrontMatter } from './front-matter';
import { guessDirection, guessLanguage } from './guess-language';
import { LINE_LIMIT } from '../../src-shared/limits';

export interface Clues {
  readonly fileName: string;
  readonly text: string;
  /** '' where the text shows none. */
  readonly title: string;
  readonly frontMatter?: FrontMatter;
  /** ISO date on which the import is done. */
  readonly today: string;
}

export interface ProvenanceGuess {
  readonly provenance: Provenance;
  readonly languageDetected: boolean;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** One line of at most LINE_LIMIT units that ends on a grapheme border. */
function oneLine(value: string): string {
  const line = value.replace(/[\s\u0085]+/gu, ' ').trim();
  if (line.length <= LINE_LIMIT) return line;
  const cut = segmenter.segment(line.slice(0, LINE_LIMIT + 1)).containing(LINE_LIMIT)?.index ?? LINE_LIMIT;
  return line.slice(0, cut || LINE_LIMIT);
}

/** Title: from the text, else the file's name without its extension. */
export function guessProvenance({ fileName, text, title, frontMatter, today }: Clues): ProvenanceGuess {
  const known = frontMatter ?? NO_FRONT_MATTER;
  const detected = known.language === '' ? guessLanguage(text) : '';
  return {
    provenance: {
      title: oneLine(title) || oneLine(parse(fileName).name) || oneLine(fileName) || oneLine(text),
      url: known.url,
      publisher: oneLine(known.publisher),
      author: oneLine(known.author),
      published: known.published,
      retrieved: today,
      language: known.language || detected,
      direction: guessDirection(text),
    },
    languageDetected: detected !== '',
  };
}
