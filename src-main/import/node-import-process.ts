/** The process that reads articles, under plain Node: for the command line and for tests. */
import { fork } from 'node:child_process';
import type { ImportProcess, StartImportProcess } from './import-article';
import { WORKER_ARGUMENTS } from './limits';

/**
 * @param workerPath the built import worker, a JavaScript file
 */
export function nodeImportProcess(workerPath: string): StartImportProcess {
  return (): ImportProcess => {
    const child = fork(workerPath, [], {
      // Keeps bytes bytes: JSON would make objects of them.
      serialization: 'advanced',
      execArgv: [...WORKER_ARGUMENTS],
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
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
