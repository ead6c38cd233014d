/** The process that reads articles, in Electron: a utility process, which can be killed at any moment. */
import { utilityProcess } from 'electron';
import type { ImportProcess, StartImportProcess } from '../import/import-article';
import { WORKER_ARGUMENTS } from '../import/limits';

/** @param workerPath the built import worker, a JavaScript file */
export function electronImportProcess(workerPath: string): StartImportProcess {
  return (): ImportProcess => {
    const child = utilityProcess.fork(workerPath, [], {
      serviceName: 'Plumbline import',
      execArgv: [...WORKER_ARGUMENTS],
      stdio: 'ignore',
    });
    return {
      send: (message) => {
        child.postMessage(message);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        child.on('exit', listener);
      },
      kill: () => {
        child.kill();
      },
    };
  };
}
