/** Kills a process at one of its system calls that write, chosen by number. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtChild, startChild } from './child';
import { diskFolder } from './cases';

/** What changes a file or a folder. Starting Node does none of it, so the counting begins with the work itself. */
const CALLS = 'pwrite64,fsync,fdatasync,rename,link,unlink,ftruncate,copy_file_range,sendfile';

async function traced(options: readonly string[], entry: string, args: readonly string[]): Promise<unknown> {
  const child = [process.execPath, await builtChild(entry), ...args];
  const { child: running, ended } = startChild('strace', ['-f', '-qq', ...options, ...child]);
  running.stdout.resume();
  return ended;
}

/**
 * @param entry name of the process's file beside this one
 * @param call the first is 1
 * @returns whether the process was killed before it was done
 */
export async function killedAt(call: number, entry: string, args: readonly string[]): Promise<boolean> {
  const inject = `inject=${CALLS}:signal=SIGKILL:when=${call}`;
  return (await traced(['-o', '/dev/null', '-e', `trace=${CALLS}`, '-e', inject], entry, args)) !== 0;
}

/** Lets the process come to its end. @returns how many such calls it made. @throws where it did not end well */
export async function callsOf(entry: string, args: readonly string[]): Promise<number> {
  const folder = diskFolder('calls');
  const log = join(folder, 'log');
  try {
    const how = await traced(['-o', log, '-e', `trace=${CALLS}`, '-e', 'signal=none'], entry, args);
    if (how !== 0) throw new Error(`${entry} ended with ${String(how)}`);
    return readFileSync(log, 'utf8').split('\n').filter(Boolean).length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
