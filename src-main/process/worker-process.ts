/** A process that does risky work and can be killed at any moment; which kind it is, the host says. */

/** One process, seen from outside. */
export interface WorkerProcess {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** @param listener gets the exit code, null where a signal ended the process or it could not be started */
  onExit(listener: (code: number | null) => void): void;
  /** What it holds in memory now, in bytes; null where nobody can say. */
  memory(): number | null;
  kill(): void;
}

/** The host supplies it: utilityProcess in Electron, fork under Node. */
export type StartWorker = () => WorkerProcess;

/** Arguments for the runtime of a process (`execArgv` of fork and of utilityProcess alike). @param heap in MiB */
export function runtimeArguments(heap: number): readonly string[] {
  return [`--max-old-space-size=${String(heap)}`];
}
