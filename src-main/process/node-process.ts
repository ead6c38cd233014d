/** A process that can be killed, under plain Node: for the command line and for tests. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { runtimeArguments, type StartWorker, type WorkerProcess } from './worker-process';

/**
 * @param workerPath a built worker, a JavaScript file
 * @param heap of its JavaScript, in MiB
 * @param env what is set for it beside what is set for us
 */
export function nodeProcess(
  workerPath: string,
  heap: number,
  env: Readonly<Record<string, string>> = {},
): StartWorker {
  return (): WorkerProcess => {
    const child = fork(workerPath, [], {
      // Keeps bytes bytes: JSON would make objects of them.
      serialization: 'advanced',
      execArgv: [...runtimeArguments(heap)],
      env: { ...process.env, ...env },
      // When it runs out of memory Node prints pages that no user can use.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return {
      send: (message) => {
        // A process that is gone already says so by its exit.
        child.send(message as object, () => undefined);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.on('exit', listener);
        child.on('error', () => {
          listener(null);
        });
      },
      memory: () => (child.pid === undefined ? null : residentMemory(child.pid)),
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}

/** Linux tells (proc(5), VmRSS, in KiB); elsewhere the limit of the heap and the time have to do. */
function residentMemory(pid: number): number | null {
  try {
    const [, size] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
    return size === undefined ? null : Number(size) * 1024;
  } catch {
    return null;
  }
}
