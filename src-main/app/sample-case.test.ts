import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openCase } from '../case/case-file';
import type { WorkerProcess } from '../process/worker-process';
import { serveImports } from '../import/serve-import';
import { createSampleCase, type SamplePlan } from './sample-case';

const host = { analyst: () => '', now: () => new Date('2026-02-03T12:00:00Z') };

let userData: string;
beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'plumbline-sample-'));
});
afterEach(() => {
  rmSync(userData, { recursive: true, force: true });
});

/** Reads in this process: the real one needs the built app. */
function readHere(): WorkerProcess {
  let answer: (message: unknown) => void = () => undefined;
  let ask: (message: unknown) => void = () => undefined;
  serveImports({
    send: (message) => {
      answer(message);
    },
    onMessage: (listener) => {
      ask = listener;
    },
  });
  return {
    send: (message) => {
      setImmediate(() => {
        ask(message);
      });
    },
    onMessage: (listener) => {
      answer = listener;
    },
    onExit: () => undefined,
    memory: () => null,
    kill: () => undefined,
  };
}

function sampleWith(startImportProcess: () => WorkerProcess, made: SamplePlan['made'] = () => undefined) {
  const folder = resolve(import.meta.dirname, '../../resources/sample');
  return createSampleCase({ folder, userData, host, startImportProcess, made });
}

test('two who ask at once get one sample, whole and with all three tags', async () => {
  const start = vi.fn(readHere);
  const sample = sampleWith(start);
  const [path, same] = await Promise.all([sample.ensure(), sample.ensure()]);
  expect(same).toBe(path);
  expect(start).toHaveBeenCalledTimes(1);
  expect(readdirSync(userData)).toEqual(['sample.plumb']);
  const opened = openCase(path, host);
  const { claims, references, evidence } = opened.snapshot();
  expect(new Set(claims.flatMap(({ tags }) => tags))).toEqual(new Set(['sourced', 'contested', 'framing']));
  expect(claims.every(({ anchors }) => anchors.every(({ orphaned }) => !orphaned))).toBe(true);
  expect(claims.some(({ flagged }) => flagged)).toBe(true);
  expect(references.length).toBeGreaterThan(0);
  expect(evidence.length).toBeGreaterThan(0);
  opened.close();
});

test('a sample that is there is left as it is', async () => {
  const sample = sampleWith(readHere);
  const path = await sample.ensure();
  const opened = openCase(path, host);
  opened.execute({ type: 'case.rename', title: 'Mine' });
  opened.close();
  const again = openCase(await sample.ensure(), host);
  expect(again.snapshot().info.title).toBe('Mine');
  again.close();
});

test('one that could not be finished leaves nothing that is taken for it', async () => {
  const crashing = (): WorkerProcess => ({
    send: () => undefined,
    onMessage: () => undefined,
    onExit: (listener) => {
      setImmediate(() => {
        listener(1);
      });
    },
    memory: () => null,
    kill: () => undefined,
  });
  await expect(sampleWith(crashing).ensure()).rejects.toThrow();
  expect(readdirSync(userData)).toEqual([]);
  expect(await sampleWith(readHere).ensure()).toBe(join(userData, 'sample.plumb'));
});
