/** For the kill test: a process of its own that adds claims and says so, until it is killed. */
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { defined } from '../../src-shared/assert';
import { newId } from '../../src-shared/domain/ids';
import { openCase } from './case-file';

/** One line of its output, as JSON: what it was told is saved. */
export interface Acknowledged {
  readonly seq: number;
  readonly claimId: string;
}

const opened = openCase(defined(argv[2], 'path'), { analyst: () => 'Ada', now: () => new Date() });
const article = defined(opened.snapshot().articles[0], 'article');
const { text } = opened.body(article.versionId);

for (let n = 0; ; n++) {
  const start = n % (text.length - 1);
  const end = start + 1;
  const claimId = newId();
  const place = { start, end, exact: text.slice(start, end) };
  const { seq } = opened.execute({
    type: 'claim.add',
    id: claimId,
    articleId: article.id,
    place,
    tags: ['framing'],
  });
  const acknowledged: Acknowledged = { seq, claimId };
  writeSync(1, `${JSON.stringify(acknowledged)}\n`);
}
