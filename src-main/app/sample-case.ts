/** Sample case: made once, from an article and claims that come with the app, by the way every case is made. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { defined } from '../../src-shared/assert';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { annotate } from '../case/annotate';
import { parseAnnotations } from '../case/annotation-file';
import { createCase } from '../case/case-file';
import type { CaseHost } from '../case/execute';
import { importArticle, type StartImportProcess } from '../import/import-article';
import { articleCommand } from '../import/imported-article';
import type { KnownHead } from './trusted-cases';

const FILE_NAME = 'sample.plumb';
const CLAIMS_NAME = 'sample.claims.json';

export interface SampleCase {
  /** Path of the sample; the one that is there already, with all that was done in it, where there is one. */
  ensure(): Promise<string>;
}

export interface SamplePlan {
  /** Holds the article and its claims. */
  readonly folder: string;
  readonly userData: string;
  readonly host: CaseHost;
  readonly startImportProcess: StartImportProcess;
  /** The sample is there now, and whole. */
  readonly made: (path: string, is: Built) => void;
}

interface Built {
  readonly id: string;
  readonly head: KnownHead;
}

async function build(path: string, { folder, host, startImportProcess }: SamplePlan): Promise<Built> {
  const file = parseAnnotations(readFileSync(join(folder, CLAIMS_NAME), 'utf8'), CLAIMS_NAME);
  const source = {
    kind: 'file',
    path: join(folder, defined(file.article, 'article of the sample')),
  } as const;
  const today = host.now().toISOString().slice(0, 10);
  const imported = await importArticle(source, { encoding: 'utf-8', today }, startImportProcess);
  if (!imported.ok) throw new Refusal(imported.error.code, imported.error.params);
  const command = articleCommand(imported.value, imported.value.provenance);
  const sample = createCase(path, { title: en.app.sampleTitle }, host);
  try {
    sample.execute(command);
    annotate(sample, command.id, file);
    const { headSeq: seq, headHash: hash } = sample.history();
    return { id: sample.info().id, head: { seq, hash } };
  } finally {
    sample.close();
  }
}

export function createSampleCase(plan: SamplePlan): SampleCase {
  const path = join(plan.userData, FILE_NAME);
  const make = async (): Promise<string> => {
    // Made aside, so that one that was not finished is never taken for the sample.
    const workshop = mkdtempSync(join(plan.userData, 'sample-'));
    try {
      const draft = join(workshop, FILE_NAME);
      const built = await build(draft, plan);
      renameSync(draft, path);
      plan.made(path, built);
      return path;
    } finally {
      rmSync(workshop, { recursive: true, force: true });
    }
  };
  /** Two windows that ask at once get the same one. */
  let making: Promise<string> | null = null;
  return {
    ensure: () => {
      if (existsSync(path)) return Promise.resolve(path);
      making ??= make().finally(() => {
        making = null;
      });
      return making;
    },
  };
}
