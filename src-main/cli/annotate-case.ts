/** `plumbline annotate`: puts a file of claims and references into a case. */
import { basename, resolve } from 'node:path';
import { readFileSync, statSync } from 'node:fs';
import type { Article } from '../../src-shared/domain/article';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { annotate } from '../case/annotate';
import { parseAnnotations, type AnnotationFile } from '../case/annotation-file';
import { backupsFor } from './backup-folder';
import type { CliHost } from './host';
import { ambiguous, articleNamed, withCase } from './with-case';
import { checkLine, readArguments, readWords } from './wrong-use';

/** Largest file of claims, in bytes: as large as an article may be. */
const FILE_LIMIT_MB = 50;

function readText(path: string): string {
  const name = basename(path);
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new Refusal('file.isFolder', { name });
    if (!found.isFile()) throw new Refusal('file.notAFile', { name });
    const size = Math.ceil(found.size / 1024 / 1024);
    if (size > FILE_LIMIT_MB) throw new Refusal('file.tooLarge', { name, size, limit: FILE_LIMIT_MB });
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Refusal('file.binary', { name });
    throw new Refusal(code === 'ENOENT' || code === 'ENOTDIR' ? 'file.notFound' : 'file.unreadable', {
      name,
    });
  }
}

/** By the option; else the one that the file of claims names; else the only one there is. */
function articleFor(articles: readonly Article[], option: string | undefined, file: AnnotationFile): Article {
  if (option !== undefined) return articleNamed(articles, checkLine('article', option));
  const [only] = articles;
  if (only && articles.length === 1) return only;
  if (file.article !== undefined) return articleNamed(articles, file.article);
  if (!only) throw new Refusal('annotate.noArticle', { name: '' });
  throw ambiguous(articles);
}

export function annotateCase(args: readonly string[], host: CliHost): Promise<number> {
  const { positionals, options } = readWords(args, {
    article: 'text',
    backups: 'text',
    analyst: 'text',
    'take-over': 'switch',
  });
  const [path = '', claims = ''] = readArguments(positionals, ['case', 'claims']);
  const use = { path, analyst: options.analyst, access: 'write', takeOver: options['take-over'] } as const;
  return withCase(host, use, async (opened) => {
    const file = parseAnnotations(readText(resolve(host.cwd, claims)), basename(claims));
    const article = articleFor(opened.snapshot().articles, options.article, file);
    await backupsFor(host, path, options).make(opened, 'risky');
    const { skipped, ...counts } = annotate(opened, article.id, file);
    host.write(`${fill(en.cli.annotated, { ...counts, title: article.title })}\n`);
    if (skipped > 0) host.write(`${fill(en.cli.skipped, { count: skipped })}\n`);
    return 0;
  });
}
