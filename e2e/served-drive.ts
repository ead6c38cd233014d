/** A network drive whose other end can be made to stand still: sshfs, with the server as a child of it. Linux, as root. */
import { spawnSync } from 'node:child_process';
import { accessSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SERVER = '/usr/lib/openssh/sftp-server';

/** Whether such a drive can be had here. */
export const canServe = ((): boolean => {
  try {
    accessSync(SERVER);
    accessSync('/dev/fuse');
    return process.getuid?.() === 0 && spawnSync('sshfs', ['--version']).status === 0;
  } catch {
    return false;
  }
})();

export interface ServedDrive {
  readonly folder: string;
  /** Where the files are, past the drive. */
  readonly behind: string;
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly remove: () => void;
}

/** @param parent folder in which it is mounted */
export function mountServed(parent: string): ServedDrive {
  const [folder, behind, start, number] = ['drive', 'behind', 'serve', 'number'].map((name) =>
    join(parent, name),
  ) as [string, string, string, string];
  for (const each of [folder, behind]) mkdirSync(each);
  chmodSync(behind, 0o777);
  // In the place of ssh, which would start the same server on another machine.
  writeFileSync(start, `#!/bin/sh\necho $$ > "${number}"\nexec ${SERVER}\n`, { mode: 0o755 });
  const options = `ssh_command=${start},allow_other,umask=0`;
  const { status, stderr } = spawnSync('sshfs', ['-o', options, `here:${behind}`, folder]);
  if (status !== 0) throw new Error(String(stderr));
  const signal = (name: NodeJS.Signals) => () => {
    process.kill(Number(readFileSync(number, 'utf8')), name);
  };
  return {
    folder,
    behind,
    stop: signal('SIGSTOP'),
    goOn: signal('SIGCONT'),
    remove: () => {
      signal('SIGCONT')();
      spawnSync('umount', ['-l', folder]);
    },
  };
}
