/** The gate of every command: its shape, and that all its text can be stored as it is. */
import { commandSchema, type Command } from '../../src-shared/commands/command';
import { Refusal } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';

/** @throws Refusal command.invalid {detail}: path and reason of each fault */
export function validate(command: Command): Command {
  const parsed = commandSchema.safeParse(command);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || command.type}: ${message}`,
    );
    throw new Refusal('command.invalid', { detail: faults.join('; ') });
  }
  const broken = brokenText(parsed.data, '');
  if (broken !== null) throw invalid(broken, en.check.brokenCharacter);
  return parsed.data;
}

export function invalid(path: string, reason: string): Refusal {
  return new Refusal('command.invalid', { detail: `${path}: ${reason}` });
}

/** Half a surrogate pair has no UTF-8, so SQLite would store another text than the journal's hash is over. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The path of the first text that holds half a character, or null. */
function brokenText(value: unknown, path: string): string | null {
  if (typeof value === 'string') return LONE_SURROGATE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  for (const [key, part] of Object.entries(value)) {
    const broken = brokenText(part, path === '' ? key : `${path}.${key}`);
    if (broken !== null) return broken;
  }
  return null;
}
