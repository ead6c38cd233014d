/** What a process tells its harness. By itself, since a process that loads little is soon there. */
import { writeSync } from 'node:fs';

/** From here on nothing may take back what was done: no kill, and no power cut. */
export function say(text: string): void {
  writeSync(1, `${text}\n`);
}
