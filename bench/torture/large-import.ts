/** The import of a large article is killed at its system calls that write: it is there whole, or nothing of it is. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openCase } from '../../src-main/case/case-file';
import { HOST, makeCase, memoryFolder, problemsOf } from './cases';
import { callsOf, killedAt } from './kill-at-call';
import { whyNoStrace } from './strace-log';
import type { Outcome, Torture } from './torture';

const CHILD = 'importer.child.ts';

/** 50 MB of text, and as much again as the original: the largest article there can be. */
const LARGEST = 640_000;

interface Plan {
  readonly kills: number;
  readonly sentences: number;
  readonly how: 'whole' | 'inPieces';
}

function articlesIn(path: string): number {
  const opened = openCase(path, HOST);
  const { length } = opened.snapshot().articles;
  opened.close();
  return length;
}

/** The kills are evenly spread; the last one is at the very last call. */
async function rounds({ kills, sentences, how }: Plan): Promise<Outcome> {
  const folder = memoryFolder('import');
  const [source, path] = [join(folder, 'source.plumb'), join(folder, 'case.plumb')];
  const words = [path, String(sentences), how];
  const failures: string[] = [];
  let whole = 0;
  try {
    const before = makeCase(source);
    const judge = (when: string): void => {
      failures.push(...problemsOf(path, before).map((problem) => `${when}: ${problem}`));
    };
    copyFileSync(source, path);
    const calls = await callsOf(CHILD, words);
    judge('let alone');
    if (articlesIn(path) !== 2) failures.push('let alone: the article is not there');
    for (let nr = 1; nr <= kills; nr++) {
      copyFileSync(source, path);
      const call = Math.ceil((nr * calls) / kills);
      await killedAt(call, CHILD, words);
      judge(`killed at call ${call} of ${calls}`);
      whole += articlesIn(path) - 1;
      rmSync(`${path}-journal`, { force: true });
    }
    return { rounds: kills, failures, notes: { calls, whole, absent: kills - whole } };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const largeImport: Torture = {
  name: 'large-import',
  short: 3,
  long: 20,
  missing: whyNoStrace,
  run: (kills) => rounds({ kills, sentences: LARGEST, how: 'whole' }),
  /** Killed half way, an import in pieces leaves an original that no article has. */
  control: async () => {
    const { failures } = await rounds({ kills: 4, sentences: 20_000, how: 'inPieces' });
    return failures.some((failure) => failure.includes('originals.unknown'));
  },
};
