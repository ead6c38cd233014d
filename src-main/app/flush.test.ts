import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createFlush } from './flush';
import { createJobs } from './jobs';
import type { Log } from './log';
import type { AppWindow } from './window';

vi.mock('electron', () => ({ app: new EventEmitter(), powerMonitor: new EventEmitter() }));

test('what is typed while a window that is to close waits for a copy is handed over too', async () => {
  const done: string[] = [];
  let isGone = false;
  const browser = Object.assign(new EventEmitter(), {
    isDestroyed: () => isGone,
    webContents: { isCrashed: () => false },
    close: () => {
      done.push('closed');
      isGone = true;
    },
  });
  const handOver = (): void => {
    done.push('handed over');
    flush.done(window);
  };
  const window = {
    browser,
    openCase: {},
    line: { idle: () => Promise.resolve(), isWaiting: false },
    events: { emit: (channel: string) => channel === 'app:flush' && setImmediate(handOver) },
  } as unknown as AppWindow;
  const jobs = createJobs();
  const flush = createFlush({ warn: () => undefined } as unknown as Log, jobs);
  flush.guard(window);
  const copy = jobs.run({ kind: 'copy', name: 'Copy.plumb', window }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    done.push('copied');
  });
  browser.emit('close', { preventDefault: () => undefined });
  await copy;
  await expect.poll(() => done.at(-1)).toBe('closed');
  expect(done).toEqual(['handed over', 'copied', 'handed over', 'closed']);
});
