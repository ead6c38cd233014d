// What end-to-end tests do to the app's processes: signals at the right moment, and libraries that change what they meet.
import type { ElectronApplication } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './launch';

export type WorkerName = 'Plumbline inspection' | 'Plumbline backup';

/** From here on a worker runs its own code, in KiB: while it is being started it is under 45 MiB (measured). */
const AT_WORK = 60 * 1024;

/** Signals the worker of that name as soon as it is at work: halts it where it stands, as a silent disk does, or ends it. @returns its number */
export async function signalWorker(
  app: ElectronApplication,
  worker: WorkerName,
  signal: 'SIGSTOP' | 'SIGKILL',
): Promise<number> {
  for (;;) {
    const pid = await app.evaluate(
      ({ app: electron }, [name, wanted, least]) => {
        const found = electron
          .getAppMetrics()
          .find((metric) => metric.name === name && metric.memory.workingSetSize >= least);
        if (found !== undefined) process.kill(found.pid, wanted);
        return found?.pid;
      },
      [worker, signal, AT_WORK] as const,
    );
    if (pid !== undefined) return pid;
  }
}

/** From now on each worker takes 600 MiB of memory before it begins. */
export async function growWorkers(app: ElectronApplication): Promise<void> {
  await app.evaluate(
    ({ utilityProcess }, grow) => {
      const fork = utilityProcess.fork.bind(utilityProcess);
      utilityProcess.fork = (module, args, options) => fork(grow, [...(args ?? []), module], options);
    },
    join(import.meta.dirname, 'grow.cjs'),
  );
}

/** Whether `preloaded` works here. */
export const canPreload = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;

/**
 * A library that the app's processes load before all others (ld.so(8)).
 * @param source a C file in this folder. @returns what is set for the app
 */
export function preloaded(source: string): Readonly<Record<string, string>> {
  const library = join(tempFolder('preloaded'), `${source}.so`);
  const file = join(import.meta.dirname, source);
  const { status, stderr } = spawnSync('cc', ['-shared', '-fPIC', '-o', library, file, '-ldl']);
  if (status !== 0) throw new Error(String(stderr));
  chmodSync(library, 0o755);
  return { LD_PRELOAD: library };
}

/** Also one that is halted runs. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
