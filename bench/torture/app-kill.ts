/** kill -9 of the whole app while a person types and imports: nothing that was shown as saved is missing. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Torture } from './torture';

const ROOT = resolve(import.meta.dirname, '../..');

interface Played {
  readonly ok: boolean;
  /** The end of what the runner printed. */
  readonly said: string;
}

/** The heart of it is an end-to-end test, because it takes a window and somebody at its keys. */
function play(test: string, rounds: number): Promise<Played> {
  const runner = resolve(ROOT, 'node_modules/@playwright/test/cli.js');
  const child = spawn(process.execPath, [runner, 'test', 'e2e/kill.spec.ts', '-g', test], {
    cwd: ROOT,
    env: { ...process.env, PLUMBLINE_KILL_ROUNDS: String(rounds) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  return new Promise((done) => {
    child.on('close', (code) => {
      done({ ok: code === 0, said });
    });
  });
}

export const appKill: Torture = {
  name: 'app-kill',
  short: 10,
  long: 300,
  isEndToEnd: true,
  missing: () =>
    process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
      ? null
      : 'there is no display',
  run: async (rounds) => {
    const { ok, said } = await play('survives SIGKILL', rounds);
    return { rounds, failures: ok ? [] : [said], notes: {} };
  },
  /** The end-to-end test puts an earlier file back after the kill, and passes where that is found out. */
  control: async () => (await play('control:', 1)).ok,
};
