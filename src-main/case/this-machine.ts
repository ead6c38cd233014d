/** This machine: how a lock names it, and which of its processes are alive. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';

export interface Machine {
  readonly host: string;
  /** Tells two computers of the same name apart; '' where the system has no such number. Hashed: the number itself is private. */
  readonly machine: string;
  readonly pid: number;
  isAlive(pid: number): boolean;
}

/** man 5 machine-id: "should be considered confidential", so applications hash it with a name of their own. */
function machineId(): string {
  const id = systemId() || networkId();
  return id === '' ? '' : createHash('sha256').update(`plumbline ${id}`).digest('hex').slice(0, 16);
}

function systemId(): string {
  try {
    return readFileSync('/etc/machine-id', 'latin1').trim();
  } catch {
    return '';
  }
}

/** Where the system has no number: those of its network cards. If one comes or goes, a lock of ours is only asked about. */
function networkId(): string {
  const cards = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const numbers = cards.filter(({ internal }) => !internal).map(({ mac }) => mac);
  return [...new Set(numbers)]
    .filter((mac) => /[1-9a-f]/.test(mac))
    .toSorted()
    .join(' ');
}

/** EPERM: it is there, and somebody else's. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

let known: Machine | undefined;

export function thisMachine(): Machine {
  known ??= { host: hostname(), machine: machineId(), pid: process.pid, isAlive };
  return known;
}
