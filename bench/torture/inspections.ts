/** What the harnesses of strangers' files share: the process that inspects, asked again and again, and its verdicts. */
import { createHash } from 'node:crypto';
import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { createCase, openCase } from '../../src-main/case/case-file';
import { startInspector, type Inspector } from '../../src-main/case/inspect/inspector';
import { INSPECT_HEAP_MIB } from '../../src-main/case/inspect/limits';
import type { InspectReply } from '../../src-main/case/inspect/messages';
import { refusalOf } from '../../src-main/case/inspect/verdict';
import { nodeProcess } from '../../src-main/process/node-process';
import { builtWorker, type BuiltWorker } from '../../src-main/process/testing/built-worker';
import type { StartWorker } from '../../src-main/process/worker-process';
import { BESIDE } from '../../src-main/db/files';
import type { ErrorCode } from '../../src-shared/errors';
import { HOST, makeCase, Work } from './cases';

/** Longest time for one of these small files, in ms. */
const HANG_MS = 5000;

/** What an opener made of a file: null = it would open it; what stands behind an `inspect.*` says more. */
export type Judgement = ErrorCode | `inspect.${string}` | null;

let built: Promise<BuiltWorker> | null = null;

async function starter(): Promise<StartWorker> {
  built ??= builtWorker(resolve(import.meta.dirname, '../../src-main/case/inspect-worker.ts')).then(
    (worker) => {
      process.on('exit', worker.remove);
      return worker;
    },
  );
  return nodeProcess((await built).path, INSPECT_HEAP_MIB);
}

/** One process for many files, and another one where it was lost. */
export class Judge {
  readonly #start: StartWorker;
  readonly #folder: string;
  #inspector: Inspector;
  /** In bytes and ms. */
  peak = 0;
  slowest = 0;

  private constructor(start: StartWorker, folder: string) {
    this.#start = start;
    this.#folder = join(folder, 'quarantine');
    this.#inspector = startInspector(start);
  }

  static async start(folder: string): Promise<Judge> {
    return new Judge(await starter(), folder);
  }

  async judge(path: string): Promise<Judgement> {
    const began = performance.now();
    const reply = await this.#inspector.ask(
      { kind: 'inspect', path, folder: this.#folder, originals: 'all', askedHash: null },
      { timeoutMs: HANG_MS },
    );
    this.slowest = Math.max(this.slowest, performance.now() - began);
    this.peak = Math.max(this.peak, this.#inspector.look());
    rmSync(this.#folder, { recursive: true, force: true });
    const judgement = judgementOf(reply, basename(path));
    if (judgement?.startsWith('inspect.')) {
      this.#inspector.close();
      this.#inspector = startInspector(this.#start);
    }
    return judgement;
  }

  close(): void {
    this.#inspector.close();
  }
}

function judgementOf(reply: InspectReply, name: string): Judgement {
  if (reply.kind === 'refused') {
    const { code, params } = reply.error;
    return code === 'inspect.crashed' ? `${code}: ${String(params['detail'] ?? 'it is gone')}` : code;
  }
  if (reply.kind === 'pages') return 'inspect.crashed';
  return refusalOf(reply.value, name)?.error.code ?? null;
}

/** A closed case in which an analyst has worked for a while. */
export function workedCase(path: string, steps: number): void {
  makeCase(path);
  const opened = openCase(path, HOST);
  const work = new Work(opened);
  for (let n = 0; n < steps; n++) work.step();
  opened.close();
}

export function emptyCase(path: string): void {
  createCase(path, { title: 'Harbour' }, HOST).close();
}

/** What must not change of an input, and of what lies beside it. */
export function traceOf(path: string): string {
  return ['', ...BESIDE].map((ending) => traceOfOne(path + ending)).join('; ');
}

function traceOfOne(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) return `${stats?.ino ?? 'nothing'}`;
  const size =
    stats.size > 64 * 1024 * 1024 ? '' : createHash('sha256').update(readFileSync(path)).digest('hex');
  return `${stats.ino} ${stats.size} ${stats.mtimeMs} ${size}`;
}
