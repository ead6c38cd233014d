/** Case files for the harnesses: made, worked in, and looked at again after what was done to them. */
import { mkdtempSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCase, openCase } from '../../src-main/case/case-file';
import type { Committed, OpenCase } from '../../src-main/case/open-case';
import type { CaseHost } from '../../src-main/case/execute';
import { connect } from '../../src-main/db/open';
import { closeDb, get } from '../../src-main/db/sql';
import { defined } from '../../src-shared/assert';
import type { ArticleAdd } from '../../src-shared/commands/command';
import { TAGS } from '../../src-shared/domain/claim';
import { newId, type Id } from '../../src-shared/domain/ids';
import { Refusal } from '../../src-shared/errors';
import { errorLine } from '../../src-shared/strings/text';

export const HOST: CaseHost = { analyst: () => 'Ada', now: () => new Date() };

/** What a writer said is saved: the newest entry's number, and its hash. */
export interface Saved {
  readonly seq: number;
  readonly hash: string;
}

/** What somebody is typing, at two times. */
export const DRAFTS = [{ text: 'The harbour' }, { text: 'The harbour is' }];

const SENTENCE = 'The minister said on Monday that the harbour is safe, and everyone knows it. ';

/** A folder in memory where there is one: what is done there needs no disk to be right. */
export function memoryFolder(name: string): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `plumbline-${name}-`));
}

export function diskFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `plumbline-${name}-`));
}

/** @param sentences length of the article, 78 characters each */
export function articleOf(sentences: number): ArticleAdd {
  const text = SENTENCE.repeat(sentences).trimEnd();
  const provenance = {
    title: `Harbour ${newId()}`,
    url: 'https://example.org/harbour',
    publisher: 'The Example',
    author: '',
    published: '2026-01-01',
    retrieved: '',
    language: 'en',
    direction: 'ltr' as const,
  };
  return {
    type: 'article.add',
    id: newId(),
    versionId: newId(),
    provenance,
    format: 'text',
    encoding: 'utf-8',
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    words: sentences * 14,
    originalName: 'harbour.txt',
    original: new TextEncoder().encode(`${text}${newId()}`),
  };
}

/** A closed case with an article of 20 sentences. @returns where its journal stands */
export function makeCase(path: string): Saved {
  const opened = createCase(path, { title: 'Harbour' }, HOST);
  const { history } = opened.execute(articleOf(20));
  opened.close();
  return { seq: history.headSeq, hash: history.headHash };
}

export function savedBy({ history }: Committed): Saved {
  return { seq: history.headSeq, hash: history.headHash };
}

/** Works in a case as an analyst does: claims, edits, undo, redo, and now and then an import. */
export class Work {
  readonly #opened: OpenCase;
  readonly #articleId: Id;
  readonly #text: string;
  #claimId: Id | null = null;
  #count = 0;

  constructor(opened: OpenCase) {
    const article = defined(opened.snapshot().articles[0], 'article');
    this.#opened = opened;
    this.#articleId = article.id;
    this.#text = opened.body(article.versionId).text;
  }

  step(): Committed {
    const n = this.#count++;
    if (n % 40 === 15) return this.#opened.execute(articleOf(2000));
    if (n % 10 === 7) return this.#opened.undo();
    if (n % 10 === 8) return this.#opened.redo();
    if (n % 5 === 3 && this.#claimId !== null) {
      const patch = { statement: `${SENTENCE.repeat(n % 9)} ${n}`, speaker: `Speaker ${n}` };
      return this.#opened.execute({ type: 'claim.update', id: this.#claimId, patch });
    }
    return this.#addClaim(n);
  }

  #addClaim(n: number): Committed {
    const id = newId();
    const start = (n * 7) % (this.#text.length - 40);
    const place = { start, end: start + 30, exact: this.#text.slice(start, start + 30) };
    const tag = defined(TAGS[n % TAGS.length], 'tag');
    const committed = this.#opened.execute({
      type: 'claim.add',
      id,
      articleId: this.#articleId,
      place,
      tags: [tag],
    });
    this.#claimId = id;
    return committed;
  }
}

/** Opens a case as the app would and says what is wrong with it, if anything, and what it lost of what was saved. */
export function problemsOf(path: string, saved: Saved): readonly string[] {
  try {
    const opened = openCase(path, HOST);
    try {
      const report = opened.check();
      const problems = report.findings.map(({ code, params }) => `${code} ${JSON.stringify(params)}`);
      const { headSeq } = opened.history();
      if (headSeq > saved.seq + 1) problems.push(`${headSeq - saved.seq} entries that nobody asked for`);
      return [...problems, ...lossesOf(path, saved)];
    } finally {
      opened.close();
    }
  } catch (error) {
    if (error instanceof Refusal) return [`refused: ${errorLine(error.error)}`];
    throw error;
  }
}

function lossesOf(path: string, saved: Saved): readonly string[] {
  const db = connect(path, 'read');
  const entry = get<{ hash: string }>(db, 'SELECT hash FROM journal WHERE seq = ?', saved.seq);
  closeDb(db);
  if (entry === undefined) return [`entry ${saved.seq} was saved and is lost`];
  return entry.hash === saved.hash ? [] : [`entry ${saved.seq} is another one than was saved`];
}
