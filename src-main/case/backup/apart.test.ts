/** What is done in a process of its own while a case is open, and that cancelling it leaves no trace. */
import { existsSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { Refusal } from '../../../src-shared/errors';
import { nodeProcess } from '../../process/node-process';
import { builtWorker, type BuiltWorker } from '../../process/testing/built-worker';
import type { StartWorker, WorkerProcess } from '../../process/worker-process';
import { connect } from '../../db/open';
import { closeDb, exec } from '../../db/sql';
import { makeReadOnly } from '../../db/testing/small-disk';
import { createCase, openCase, waitAtMost } from '../case-file';
import type { OpenCase } from '../open-case';
import {
  articleCommand,
  backupOf,
  claimCommand,
  claimedCase,
  cleanUpWith,
  rowsOf,
  smallDisk,
  testFolder,
  testHost,
  withDb,
} from '../test-case';
import { KEEP_HEAP_MIB } from './ask-keeper';
import { Backups } from './backups';
import { saveCopyApart } from './save-copy-apart';
import type { Compared } from './compare-version';

cleanUpWith(onTestFinished);

let worker: BuiltWorker;
let start: StartWorker;

beforeAll(async () => {
  worker = await builtWorker(resolve(import.meta.dirname, 'backup-worker.ts'));
  start = nodeProcess(worker.path, KEEP_HEAP_MIB);
}, 60_000);

afterAll(() => {
  worker.remove();
});

const MEGABYTE = 1024 * 1024;
const CANCELLED = new Refusal('job.cancelled');

/** A case with an article of so many bytes. */
function caseOf(bytes: number): { readonly opened: OpenCase; readonly articleId: string } {
  const { opened, articleId } = claimedCase();
  opened.execute({ ...articleCommand('Large.\nA large one.', 'large.txt'), original: new Uint8Array(bytes) });
  return { opened, articleId };
}

/** A start whose process is told of: `sent` before each message to it. */
function watched(sent: (message: { readonly kind: string }, process: WorkerProcess) => void): StartWorker {
  return () => {
    const process = start();
    return {
      ...process,
      send: (message) => {
        sent(message as { readonly kind: string }, process);
        process.send(message);
      },
    };
  };
}

/** When to cancel, and a start that does it then. */
const MOMENTS: readonly (readonly [string, (stop: AbortController) => StartWorker])[] = [
  [
    'while pages are copied',
    (stop) => {
      setImmediate(() =>
        setImmediate(() => {
          stop.abort(CANCELLED);
        }),
      );
      return start;
    },
  ],
  [
    'when the other process begins',
    (stop) =>
      watched(() =>
        setTimeout(() => {
          stop.abort(CANCELLED);
        }),
      ),
  ],
  [
    'while the other process works',
    (stop) =>
      watched(() => {
        setTimeout(() => {
          stop.abort(CANCELLED);
        }, 150);
      }),
  ],
  [
    'when only the last step is left',
    (stop) => () => {
      const process = start();
      return {
        ...process,
        onMessage: (listener) => {
          process.onMessage((message) => {
            if ((message as { readonly kind: string }).kind === 'ready') stop.abort(CANCELLED);
            listener(message);
          });
        },
      };
    },
  ],
];

describe('a copy that is saved while the case is worked in', () => {
  test('has what was changed meanwhile, is whole, and is alone in its folder', async () => {
    const { opened, articleId } = caseOf(20 * MEGABYTE);
    const target = join(testFolder(), 'copy.plumb');
    const saving = saveCopyApart(opened, target, { start });
    opened.execute(claimCommand(articleId, 'scandal'));
    await saving;
    expect(readdirSync(dirname(target))).toEqual(['copy.plumb']);
    expect(statSync(target).mode & 0o077).toBe(0);
    const copy = openCase(target, testHost());
    expect(copy.history().headHash).toBe(opened.history().headHash);
    expect(copy.check().ok).toBe(true);
    copy.close();
  });

  test.each(MOMENTS)('cancelled %s leaves no trace', async (_when, startFor) => {
    const { opened } = caseOf(50 * MEGABYTE);
    const target = join(testFolder(), 'copy.plumb');
    writeFileSync(target, 'what stood there');
    const stop = new AbortController();
    const saving = saveCopyApart(opened, target, { start: startFor(stop), signal: stop.signal });
    await expect(saving).rejects.toThrow('job.cancelled');
    expect(readdirSync(dirname(target))).toEqual(['copy.plumb']);
    expect(readFileSync(target, 'utf8')).toBe('what stood there');
  });

  test('does not replace what somebody else has put there meanwhile', async () => {
    const { opened } = claimedCase();
    const target = join(testFolder(), 'copy.plumb');
    const meanwhile = watched(({ kind }) => {
      if (kind === 'go') createCase(target, { title: 'Of another window' }, testHost()).close();
    });
    const saving = saveCopyApart(opened, target, { start: meanwhile });
    await expect(saving).rejects.toThrow('file.exists {"name":"copy.plumb"}');
    expect(readdirSync(dirname(target))).toEqual(['copy.plumb']);
    const there = openCase(target, testHost());
    expect(there.info().title).toBe('Of another window');
    there.close();
  });

  test('does not come beside the journal of a file that was moved away meanwhile', async () => {
    const { opened } = claimedCase();
    const target = join(testFolder(), 'copy.plumb');
    const meanwhile = watched(({ kind }) => {
      if (kind === 'go') writeFileSync(`${target}-journal`, 'of another file');
    });
    const saving = saveCopyApart(opened, target, { start: meanwhile });
    await expect(saving).rejects.toThrow('file.exists {"name":"copy.plumb-journal"}');
    expect(readdirSync(dirname(target))).toEqual(['copy.plumb-journal']);
  });

  test('is not copied any further once it is cancelled', async () => {
    const { opened } = caseOf(20 * MEGABYTE);
    const pages = join(testFolder(), 'pages');
    writeFileSync(pages, '');
    const stop = new AbortController();
    const copying = opened.copyPages(pages, stop.signal);
    setImmediate(() => {
      stop.abort(CANCELLED);
    });
    await expect(copying).rejects.toThrow('job.cancelled');
  });

  test('is none where another program lays a log beside the case meanwhile', async () => {
    const { opened } = caseOf(20 * MEGABYTE);
    const pages = join(testFolder(), 'pages');
    writeFileSync(pages, '');
    const copying = opened.copyPages(pages);
    setImmediate(() => {
      writeFileSync(`${opened.path}-wal`, 'what another program has written');
    });
    await expect(copying).rejects.toThrow('case.inWalMode');
  });

  test('is not cancelled before the other process is gone', async () => {
    const { opened } = claimedCase();
    const stop = new AbortController();
    const events: string[] = [];
    const slow: StartWorker = () => {
      let gone: (code: number | null) => void = () => undefined;
      return {
        send: () => {
          stop.abort(CANCELLED);
        },
        onMessage: () => undefined,
        onExit: (listener) => {
          gone = listener;
        },
        memory: () => null,
        kill: () => {
          setTimeout(() => {
            events.push('gone');
            gone(null);
          }, 100);
        },
      };
    };
    const saving = saveCopyApart(opened, join(testFolder(), 'copy.plumb'), {
      start: slow,
      signal: stop.signal,
    });
    await expect(saving.finally(() => events.push('over'))).rejects.toThrow('job.cancelled');
    expect(events).toEqual(['gone', 'over']);
  });

  test('is there when it is cancelled too late', async () => {
    const { opened } = claimedCase();
    const target = join(testFolder(), 'copy.plumb');
    const stop = new AbortController();
    const late = watched(({ kind }) => {
      if (kind === 'go') stop.abort(CANCELLED);
    });
    await saveCopyApart(opened, target, { start: late, signal: stop.signal });
    expect(readdirSync(dirname(target))).toEqual(['copy.plumb']);
  });

  test('that failed in its last step, cancelled too late, is not said to be cancelled', async () => {
    const { opened } = claimedCase();
    const stop = new AbortController();
    const failing = watched(({ kind }, process) => {
      if (kind !== 'go') return;
      stop.abort(CANCELLED);
      process.kill();
    });
    const target = join(testFolder(), 'copy.plumb');
    const saving = saveCopyApart(opened, target, { start: failing, signal: stop.signal });
    await expect(saving).rejects.toThrow('backup.failed');
  });

  test('of a case that another program keeps to itself is refused as that, and is no empty file', async () => {
    waitAtMost(10);
    const { opened } = claimedCase();
    const other = connect(opened.path, 'write');
    onTestFinished(() => {
      waitAtMost(5000);
      closeDb(other);
    });
    const target = join(testFolder(), 'copy.plumb');
    exec(other, 'BEGIN EXCLUSIVE');
    await expect(saveCopyApart(opened, target, { start })).rejects.toThrow('case.busy');
    expect(readdirSync(dirname(target))).toEqual([]);
  });

  test('is made where there is room for one copy only, and refused where there is none', async (context) => {
    const { opened } = caseOf(3 * MEGABYTE);
    for (const [sizeKb, fits] of [
      [5000, true],
      [2000, false],
    ] as const) {
      const disk = smallDisk(sizeKb);
      if (disk === null) {
        context.skip('mounting a small disk needs root on Linux');
        return;
      }
      onTestFinished(disk.unmount);
      const target = join(disk.folder, 'copy.plumb');
      const saving = saveCopyApart(opened, target, { start });
      if (fits) await saving;
      else await expect(saving).rejects.toThrow('file.diskFull {"name":"copy.plumb"}');
      expect(readdirSync(disk.folder)).toEqual(fits ? ['copy.plumb'] : []);
    }
  });

  test('takes away what a killed one left there a day ago, and nothing else', async () => {
    const { opened } = claimedCase();
    const folder = testFolder();
    const left = '.plumbline-019b5a3e-0000-4000-8000-000000000000.tmp';
    const young = left.replace('019b', '029b');
    const files = [left, `${left}-journal`, `${left}-wal`, young, '.plumbline-notes.tmp', `${left}.txt`];
    for (const name of files) {
      writeFileSync(join(folder, name), '');
      const days = name === young ? 0.9 : 1.1;
      const time = Date.now() / 1000 - days * 24 * 3600;
      utimesSync(join(folder, name), time, time);
    }
    await saveCopyApart(opened, join(folder, 'copy.plumb'), { start });
    expect(readdirSync(folder).sort()).toEqual(
      [young, '.plumbline-notes.tmp', `${left}.txt`, 'copy.plumb'].sort(),
    );
  });
});

describe('a version', () => {
  test('that can not be compared, since nothing can be written for that, is refused in words', async (context) => {
    const { opened } = claimedCase();
    const { path } = await backupOf(opened, testFolder());
    const temporary = testFolder();
    const writableAgain = makeReadOnly(temporary);
    if (writableAgain === null) return context.skip('mounting needs root on Linux');
    onTestFinished(writableAgain);
    vi.stubEnv('TMPDIR', temporary);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    const backups = new Backups({ ...testHost(), root: temporary, start });
    const order = { case: opened.path, version: path, name: 'Older', want: 'preview' } as const;
    await expect(backups.compare(order, () => undefined)).rejects.toThrow(
      'file.notWritable {"name":"Older"}',
    );
  });

  test.each(MOMENTS)('that is being saved, cancelled %s, leaves no trace', async (_when, startFor) => {
    const { opened } = caseOf(50 * MEGABYTE);
    const root = testFolder();
    const stop = new AbortController();
    const backups = new Backups({ ...testHost(), root, start: startFor(stop) });
    const making = backups.make(opened, 'named', 'Now', stop.signal);
    await expect(making).rejects.toThrow('job.cancelled');
    expect(readdirSync(join(root, opened.info().id))).toEqual([]);
  });

  test('that waits for another backup is cancelled at once, and the next one still waits', async () => {
    const { opened } = caseOf(20 * MEGABYTE);
    const order: string[] = [];
    const backups = new Backups({ ...testHost(), root: testFolder(), start });
    const stop = new AbortController();
    const first = backups.make(opened, 'session').then(() => order.push('first'));
    const second = backups.make(opened, 'named', 'Second', stop.signal).catch(() => order.push('cancelled'));
    const third = backups.make(opened, 'named', 'Third').then(() => order.push('third'));
    stop.abort(CANCELLED);
    await Promise.all([first, second, third]);
    expect(order).toEqual(['cancelled', 'first', 'third']);
  });

  test('is not blamed where it is the case that can not be read', async () => {
    const { opened } = claimedCase();
    const root = testFolder();
    const { path } = await backupOf(opened, root);
    const other = connect(opened.path, 'write');
    onTestFinished(() => {
      closeDb(other);
    });
    exec(other, 'BEGIN EXCLUSIVE');
    const backups = new Backups({ ...testHost(), root, start });
    const order = { case: opened.path, version: path, name: 'Version', want: 'preview' } as const;
    await expect(backups.compare(order, () => undefined)).rejects.toMatchObject({
      error: { code: 'case.busy', params: { name: 'harbour.plumb' } },
    });
  }, 20_000);

  test('is compared apart and restored, but not over what was changed since', async () => {
    const { opened, articleId, claimId } = claimedCase();
    const root = testFolder();
    const backups = new Backups({ ...testHost(), root, start });
    const { path } = await backupOf(opened, root, { kind: 'named', name: 'Then' });
    const then = withDb(opened.path, rowsOf);
    opened.execute({ type: 'claim.update', id: claimId, patch: { speaker: 'The minister' } });
    const pair = { case: opened.path, version: path, name: 'Then' };
    const preview = await backups.compare({ ...pair, want: 'preview' }, (compared) => compared.preview);
    expect(preview).toEqual(opened.previewVersion(path));
    const restore = (compared: Compared) => opened.restoreVersion(path, 'Then', compared);
    const late = backups.compare({ ...pair, want: 'differences' }, (compared) => {
      opened.execute(claimCommand(articleId, 'scandal'));
      return restore(compared);
    });
    await expect(late).rejects.toThrow('case.changing');
    expect(opened.snapshot().claims).toHaveLength(2);
    await backups.compare({ ...pair, want: 'differences' }, restore);
    expect(withDb(opened.path, rowsOf)).toEqual(then);
    expect(opened.check().findings).toEqual([]);
  });
});

test('a salvage that is cancelled leaves no trace', async () => {
  const { opened } = caseOf(20 * MEGABYTE);
  writeFileSync(`${opened.path}-journal`, 'not a journal');
  const out = join(testFolder(), 'salvaged.plumb');
  const stop = new AbortController();
  const startStopping = watched(() =>
    setTimeout(() => {
      stop.abort(CANCELLED);
    }, 120),
  );
  const backups = new Backups({ ...testHost(), root: testFolder(), start: startStopping });
  await expect(backups.salvage(opened.path, out, stop.signal)).rejects.toThrow('job.cancelled');
  expect(readdirSync(dirname(out))).toEqual([]);
  expect(existsSync(out)).toBe(false);
});
