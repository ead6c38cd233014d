/** A process of its own that changes a case and says what is saved, until it is killed or has done its number. */
import { argv } from 'node:process';
import { openCase } from '../../src-main/case/case-file';
import type { Committed } from '../../src-main/case/open-case';
import { connect } from '../../src-main/db/open';
import { exec, pragma, run } from '../../src-main/db/sql';
import { assertNever, defined } from '../../src-shared/assert';
import { articleOf, HOST, savedBy, Work, type Saved } from './cases';
import { say } from './say';

/**
 * `import` brings in large articles, and `delete` throws articles and claims away.
 * `early` says "saved" before it is, and `wal` writes with settings that lose commits: both are for controls.
 */
export type WriterMode = 'honest' | 'import' | 'delete' | 'early' | 'wal';

/** 2 MB, which are kept twice: as they came, and as text. */
const LARGE = 25_000;
const SMALL = 500;

function sayCommitted(committed: Committed): void {
  sayStored(savedBy(committed));
}

function sayStored(saved: Saved): void {
  say(JSON.stringify(saved));
}

function workHonestly(path: string, count: number): void {
  const work = new Work(openCase(path, HOST));
  for (let n = 0; n < count; n++) sayCommitted(work.step());
}

function importLarge(path: string, count: number): void {
  const opened = openCase(path, HOST);
  for (let n = 0; n < count; n++) sayCommitted(opened.execute(articleOf(LARGE)));
}

/** Every other time the deletion is taken back. */
function throwAway(path: string, count: number): void {
  const opened = openCase(path, HOST);
  for (let n = 0; n < count; n++) {
    const article = articleOf(SMALL);
    sayCommitted(opened.execute(article));
    sayCommitted(opened.execute({ type: 'article.delete', id: article.id }));
    if (n % 2 === 1) sayCommitted(opened.undo());
  }
}

/** The hash of an entry can't be known before it is written; the number alone is a lie long enough. */
function sayTooEarly(path: string, count: number): void {
  const opened = openCase(path, HOST);
  const work = new Work(opened);
  for (let n = 0; n < count; n++) {
    sayStored({ seq: opened.history().headSeq + 1, hash: '' });
    work.step();
  }
}

/** A table of its own: the journal's code would set the settings right. */
function writeInWal(path: string, count: number): void {
  const db = connect(path, 'write');
  pragma(db, 'journal_mode = WAL');
  pragma(db, 'synchronous = NORMAL');
  exec(db, 'CREATE TABLE IF NOT EXISTS control (seq INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  for (let seq = 1; seq <= count; seq++) {
    run(db, 'INSERT INTO control (seq, body) VALUES (?, ?)', seq, 'x'.repeat(500));
    sayStored({ seq, hash: '' });
  }
}

const path = defined(argv[2], 'path');
const mode = defined(argv[3], 'mode') as WriterMode;
const count = Number(defined(argv[4], 'count'));
switch (mode) {
  case 'honest':
    workHonestly(path, count);
    break;
  case 'import':
    importLarge(path, count);
    break;
  case 'delete':
    throwAway(path, count);
    break;
  case 'early':
    sayTooEarly(path, count);
    break;
  case 'wal':
    writeInWal(path, count);
    break;
  default:
    assertNever(mode);
}
