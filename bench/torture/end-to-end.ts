/** Harnesses whose heart is an end-to-end test, because they take a window and somebody at its keys. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Torture } from './torture';

const ROOT = resolve(import.meta.dirname, '../..');

interface Played {
  readonly ok: boolean;
  /** The end of what the runner printed. */
  readonly said: string;
}

/** What the app's own processes print on the way: it would leave no room for what went wrong. */
const CHATTER = /^.*\[pid=\d+\].*\n/gm;

function play(file: string, test: string, rounds: number): Promise<Played> {
  const runner = resolve(ROOT, 'node_modules/@playwright/test/cli.js');
  const child = spawn(process.execPath, [runner, 'test', `e2e/${file}`, '-g', test], {
    cwd: ROOT,
    env: { ...process.env, PLUMBLINE_ROUNDS: String(rounds) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-100_000);
  });
  return new Promise((done) => {
    child.on('close', (code) => {
      done({ ok: code === 0, said: said.replaceAll(CHATTER, '').slice(-4000) });
    });
  });
}

interface EndToEnd extends Pick<Torture, 'name' | 'short' | 'long'> {
  readonly file: string;
  /** Words in the title of the test that plays the rounds. */
  readonly test: string;
  /** Words in the title of the one that breaks something on purpose, and passes where that is found out. */
  readonly control: string;
}

function endToEnd({ file, test, control, ...torture }: EndToEnd): Torture {
  return {
    ...torture,
    isEndToEnd: true,
    missing: () =>
      process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']
        ? null
        : 'there is no display',
    run: async (rounds) => {
      const { ok, said } = await play(file, test, rounds);
      return { rounds, failures: ok ? [] : [said], notes: {} };
    },
    control: async () => (await play(file, control, 1)).ok,
  };
}

/** kill -9 of the whole app while a person types and imports: nothing that was shown as saved is missing. */
export const appKill = endToEnd({
  name: 'app-kill',
  short: 10,
  long: 300,
  file: 'kill.spec.ts',
  test: 'survives SIGKILL',
  control: 'control:',
});

export const pageCrash = endToEnd({
  name: 'page-crash',
  file: 'page-crash.spec.ts',
  control: 'control: page-crash:',
  short: 4,
  long: 50,
  test: 'after every crash of the page',
});

export const saving = endToEnd({
  name: 'saving',
  file: 'saving.spec.ts',
  control: 'control: saving:',
  short: 4,
  long: 1000,
  test: 'saved in the middle of typing',
});

export const ending = endToEnd({
  name: 'ending',
  file: 'ending.spec.ts',
  control: 'control: ending:',
  short: 4,
  long: 200,
  test: 'however the app is ended',
});

/** Rounds are changes, with an import to every 50 of them. */
export const soak = endToEnd({
  name: 'soak',
  file: 'soak.spec.ts',
  control: 'control: soak:',
  short: 200,
  long: 10_000,
  test: 'nothing piles up',
});
