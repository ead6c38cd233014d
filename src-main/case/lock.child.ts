/** For the test of two writers: takes the case, writes until it is taken away, again and again. */
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { defined } from '../../src-shared/assert';
import { Refusal } from '../../src-shared/errors';
import { openCase } from './case-file';

/** One line of its output, as JSON: the entries that it wrote while it had the case, in order. */
export interface Holding {
  readonly analyst: string;
  readonly seqs: readonly number[];
  /** How it ended: code of the refusal, or null where it stopped by itself. */
  readonly end: string | null;
}

const [path, analyst, holdings] = [defined(argv[2], 'path'), defined(argv[3], 'analyst'), Number(argv[4])];
const host = { analyst: () => analyst, now: () => new Date() };

/** Writes at most so often before it gives the case back by itself. */
const MOST = 12;

function hold(): Holding {
  const seqs: number[] = [];
  const opened = openCase(path, host, 'schema', 'takeOver');
  try {
    while (seqs.length < MOST) {
      seqs.push(opened.execute({ type: 'case.rename', title: `${analyst} ${Math.random()}` }).seq);
    }
    return { analyst, seqs, end: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { analyst, seqs, end: error.error.code };
  } finally {
    opened.close();
  }
}

for (let n = 0; n < holdings; n++) writeSync(1, `${JSON.stringify(hold())}\n`);
