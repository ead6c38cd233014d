/** npm run torture: runs the harnesses, one line each; any failure, and any control that passes, is a failure of the run. */
import { TORTURES } from './all';
import type { Outcome, Torture } from './torture';

interface Wish {
  /** null = as many as each harness's short or long run has. */
  readonly rounds: number | null;
  readonly only: string | null;
  readonly long: boolean;
  readonly seed: number;
}

const USAGE = `npm run torture -- [--rounds N] [--only name] [--long] [--seed N]
Harnesses: ${TORTURES.map(({ name }) => name).join(', ')}
`;

/** @returns null = not understood */
export function readWish(args: readonly string[]): Wish | null {
  let wish: Wish = { rounds: null, only: null, long: false, seed: 1 };
  for (let at = 0; at < args.length; at++) {
    const [arg, value] = [args[at], args[at + 1] ?? ''];
    if (arg === '--long') wish = { ...wish, long: true };
    else if (arg === '--only' && TORTURES.some(({ name }) => name === value)) wish = { ...wish, only: value };
    else if (arg === '--rounds' && Number(value) >= 1) wish = { ...wish, rounds: Math.floor(Number(value)) };
    else if (arg === '--seed' && /^\d+$/.test(value)) wish = { ...wish, seed: Number(value) };
    else return null;
    if (arg !== '--long') at += 1;
  }
  return wish;
}

function notesText(notes: Outcome['notes']): string {
  return Object.entries(notes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

async function runOne(torture: Torture, wish: Wish, write: (text: string) => void): Promise<boolean> {
  const missing = torture.missing?.() ?? null;
  if (missing !== null) {
    write(`skipped ${torture.name}: ${missing}\n`);
    return true;
  }
  const began = performance.now();
  const rounds = wish.rounds ?? (wish.long ? torture.long : torture.short);
  const outcome = await torture.run(rounds, wish.seed);
  const controlFailed = await torture.control();
  const ok = outcome.failures.length === 0 && controlFailed;
  const seconds = Math.round((performance.now() - began) / 1000);
  const control = controlFailed ? 'control failed as it must' : 'THE CONTROL PASSED: this proves nothing';
  write(
    `${ok ? 'ok     ' : 'FAILED '} ${torture.name}: ${outcome.rounds} rounds, ${outcome.failures.length} failures, ${control}, ${seconds} s${
      Object.keys(outcome.notes).length === 0 ? '' : ` (${notesText(outcome.notes)})`
    }\n`,
  );
  for (const failure of outcome.failures.slice(0, 20)) write(`          ${failure}\n`);
  return ok;
}

/** @returns the exit code: 0 = all well, 1 = a failure or a control that passed, 2 = wrong use */
export async function main(args: readonly string[], write: (text: string) => void): Promise<number> {
  const wish = readWish(args);
  if (wish === null) {
    write(USAGE);
    return 2;
  }
  let ok = true;
  for (const torture of TORTURES) {
    if (wish.only !== null && wish.only !== torture.name) continue;
    ok = (await runOne(torture, wish, write)) && ok;
  }
  return ok ? 0 : 1;
}
