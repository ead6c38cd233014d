/** `plumbline import`: puts articles into a case, each file whole or not at all. */
import { basename, resolve } from 'node:path';
import type { Provenance } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';
import { ENCODINGS, type Encoding } from '../../src-shared/ipc/types';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import type { OpenCase } from '../case/open-case';
import { importArticle } from '../import/import-article';
import { articleCommand } from '../import/imported-article';
import type { CliHost } from './host';
import { reportError } from './report-error';
import { withCase } from './with-case';
import {
  checkDate,
  checkLanguage,
  checkLine,
  checkUrl,
  readArguments,
  readWords,
  WrongUse,
  type Words,
} from './wrong-use';

const OPTIONS = {
  title: 'text',
  url: 'text',
  publisher: 'text',
  author: 'text',
  published: 'text',
  retrieved: 'text',
  language: 'text',
  encoding: 'text',
  analyst: 'text',
  'take-over': 'switch',
} as const;
type ImportOptions = Words<typeof OPTIONS>['options'];

/** What a person said about an article; the rest is guessed from the text. */
function statedProvenance(options: ImportOptions): Partial<Provenance> {
  const { title, url, publisher, author, published, retrieved, language } = options;
  return {
    ...(title === undefined ? {} : { title: checkLine('title', title) }),
    ...(url === undefined ? {} : { url: checkUrl(url) }),
    ...(publisher === undefined ? {} : { publisher: checkLine('publisher', publisher) }),
    ...(author === undefined ? {} : { author: checkLine('author', author) }),
    ...(published === undefined ? {} : { published: checkDate('published', published) }),
    ...(retrieved === undefined ? {} : { retrieved: checkDate('retrieved', retrieved) }),
    ...(language === undefined ? {} : { language: checkLanguage(language) }),
  };
}

function encodingOf(name: string | undefined): Encoding | null {
  if (name === undefined) return null;
  const found = ENCODINGS.find((encoding) => encoding === name.toLowerCase());
  if (!found) throw new WrongUse('encoding', { value: name, list: ENCODINGS.join(', ') });
  return found;
}

/** The analyst's own day, not Greenwich's. */
function localDay(now: Date): string {
  const parts = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'));
  return [String(now.getFullYear()), ...parts].join('-');
}

interface Job {
  readonly opened: OpenCase;
  readonly stated: Partial<Provenance>;
  readonly encoding: Encoding | null;
}

async function importFile(file: string, { opened, stated, encoding }: Job, host: CliHost): Promise<void> {
  const source = { kind: 'file', path: resolve(host.cwd, file) } as const;
  const read = await importArticle(
    source,
    { encoding, today: localDay(new Date()) },
    host.startImportProcess,
  );
  if (!read.ok) throw new Refusal(read.error.code, read.error.params);
  const article = read.value;
  const provenance = { ...article.provenance, ...stated };
  opened.execute(articleCommand(article, provenance));
  const { words, blocks, encoding: readAs, sha256 } = article;
  const params = {
    name: basename(file),
    title: provenance.title,
    words,
    blocks: blocks.length,
    encoding: readAs,
    sha256,
  };
  host.write(`${fill(en.cli.imported, params)}\n`);
}

export async function importFiles(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, OPTIONS);
  const [path = '', ...files] = positionals;
  readArguments(positionals.slice(0, 2), ['case', 'file']);
  for (const option of ['title', 'url'] as const)
    if (files.length > 1 && options[option] !== undefined)
      throw new WrongUse('oneFileOnly', { option: `--${option}` });
  const stated = statedProvenance(options);
  const encoding = encodingOf(options.encoding);
  const use = { path, analyst: options.analyst, access: 'write', takeOver: options['take-over'] } as const;
  return withCase(host, use, async (opened) => {
    let status = 0;
    for (const file of files) {
      try {
        await importFile(file, { opened, stated, encoding }, host);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        reportError(host, error.error);
        status = 1;
      }
    }
    return status;
  });
}
