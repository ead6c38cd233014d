/** A process of its own that puts a large article into a case, until it is killed. */
import { argv } from 'node:process';
import { openCase } from '../../src-main/case/case-file';
import { sha256 } from '../../src-main/case/sha256';
import { connect } from '../../src-main/db/open';
import { closeDb, run } from '../../src-main/db/sql';
import { defined } from '../../src-shared/assert';
import { articleOf, HOST } from './cases';

const path = defined(argv[2], 'path');
const article = articleOf(Number(defined(argv[3], 'sentences')));

/** For the control: the original first, and the rest in a transaction of its own. */
function importOriginal(bytes: Uint8Array): void {
  const db = connect(path, 'write');
  const sql = 'INSERT INTO originals (sha256, size, bytes) VALUES (?, ?, ?)';
  run(db, sql, sha256(bytes), bytes.byteLength, bytes);
  closeDb(db);
}

if (argv[4] === 'inPieces') importOriginal(article.original);
const opened = openCase(path, HOST);
opened.execute(article);
opened.close();
