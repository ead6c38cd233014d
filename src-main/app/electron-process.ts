/** A process that can be killed, in Electron: a utility process. */
import { app, utilityProcess } from 'electron';
import { runtimeArguments, type StartWorker, type WorkerProcess } from '../process/worker-process';

/**
 * @param workerPath a built worker, a JavaScript file
 * @param serviceName what lists of processes call it
 * @param heap of its JavaScript, in MiB
 * @param env what is set for it beside what is set for the app
 */
export function electronProcess(
  workerPath: string,
  serviceName: string,
  heap: number,
  env: Readonly<Record<string, string>> = {},
): StartWorker {
  return (): WorkerProcess => {
    const child = utilityProcess.fork(workerPath, [], {
      serviceName,
      execArgv: [...runtimeArguments(heap)],
      env: { ...process.env, ...env },
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
      memory: () => memoryOf(child.pid),
      kill: () => {
        const { pid } = child;
        child.kill();
        // That asks, on POSIX (SIGTERM): a process that hangs where a signal can wait would stay for good.
        if (pid !== undefined && process.platform !== 'win32') endAtOnce(pid);
      },
    };
  };
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Electron counts in KiB. */
function memoryOf(pid: number | undefined): number | null {
  const metric = app.getAppMetrics().find((each) => each.pid === pid);
  return metric === undefined ? null : metric.memory.workingSetSize * 1024;
}
