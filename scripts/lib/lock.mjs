// One set-up at a time where two would tread on each other; a lock whose holder has died is taken over.
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './fail.mjs';

const HEARTBEAT_MS = 5000;
const STALE_MS = 60_000;

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * @param {{ pid: number, host: string } | undefined} holder undefined: unreadable or half-written
 * @param {number} ageMs since its last heartbeat
 * @param {{ host: string, isAlive: (pid: number) => boolean }} here
 */
export function isStale(holder, ageMs, here) {
  if (ageMs > STALE_MS) return true;
  // A process on another machine can't be asked: its heartbeat alone counts.
  if (holder === undefined || holder.host !== here.host) return false;
  return !here.isAlive(holder.pid);
}

/** @param {string} file */
function readHolder(file) {
  try {
    const [pid = '', host = ''] = readFileSync(file, 'utf8').split('\n');
    return /^\d+$/.test(pid) ? { pid: Number(pid), host } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, `${String(process.pid)}\n${hostname()}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return false;
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether the lock is gone
 */
function dropIfStale(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    if (!isStale(readHolder(file), age, { host: hostname(), isAlive })) return false;
    rmSync(file, { force: true });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    return true;
  }
}

/**
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once if somebody else holds it
 * @param {() => Promise<T>} work
 */
export async function withLock(file, onWait, work) {
  let told = false;
  while (!take(file)) {
    if (dropIfStale(file)) continue;
    if (!told) onWait();
    told = true;
    await sleep(200);
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Taken away from under us: the work goes on, what it makes is put in place atomically.
    }
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (readHolder(file)?.pid === process.pid) rmSync(file, { force: true });
  }
}
