/** A case that is large by its original files, as cases get large. */
import { createCase } from '../src-main/case/case-file';
import type { OpenCase } from '../src-main/case/open-case';
import type { CaseHost } from '../src-main/case/execute';
import type { Command } from '../src-shared/commands/command';
import { newId, type Id } from '../src-shared/domain/ids';

export const HOST: CaseHost = { analyst: () => 'Ada', now: () => new Date() };

/** Of one article; an import takes no larger file. */
const ORIGINAL_MB = 50;
export const TEXT = 'The minister said on Monday that the harbour is safe, and everyone knows it. '.repeat(
  500,
);

export interface LargeCase {
  readonly opened: OpenCase;
  /** Adds a claim. */
  readonly commit: () => void;
}

/** @param megabytes of original files, beside a first article that claims are made in */
export function makeLargeCase(path: string, megabytes: number): LargeCase {
  const opened = createCase(path, { title: 'Bench' }, HOST);
  const articleId = newId();
  opened.execute(articleOf(articleId, 'first.txt', new TextEncoder().encode(TEXT)));
  for (let n = 0; n < megabytes / ORIGINAL_MB; n++) {
    const original = new Uint8Array(ORIGINAL_MB * 1024 * 1024).fill(65 + n);
    opened.execute(articleOf(newId(), `${n}.txt`, original));
  }
  let index = 0;
  return {
    opened,
    commit: () => {
      opened.execute(claimOf(articleId, index++));
    },
  };
}

export function articleOf(id: Id, name: string, original: Uint8Array<ArrayBuffer>): Command {
  return {
    type: 'article.add',
    id,
    versionId: newId(),
    provenance: {
      title: 'Bench',
      url: '',
      publisher: '',
      author: '',
      published: '',
      retrieved: '',
      language: 'en',
      direction: 'ltr',
    },
    format: 'text',
    encoding: 'utf-8',
    text: TEXT,
    blocks: [{ kind: 'paragraph', start: 0, end: TEXT.length }],
    words: 7000,
    originalName: name,
    original,
  };
}

export function claimOf(articleId: Id, index: number): Command {
  const start = (index * 7) % (TEXT.length - 40);
  const place = { start, end: start + 30, exact: TEXT.slice(start, start + 30) };
  return { type: 'claim.add', id: newId(), articleId, place, tags: ['contested', 'framing'] };
}
