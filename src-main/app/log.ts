/** Log: what happened, in a file on this computer. Never what is in a case, an address, or a path beyond its last name. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the file is turned over; the one before is kept. In bytes. */
const SIZE_LIMIT = 1_000_000;

export type LogFields = Readonly<Record<string, string | number | boolean>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Name, code and place of an error; its message may quote an article, so it stays out. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

/** Frames of a stack with the last names of their files. */
function placeOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames
    .slice(0, 6)
    .map((frame) => frame.trim().replace(/(?:file:\/\/)?[^\s()]*[/\\]([^/\\\s()]+)/g, '$1'))
    .join(' < ');
}

export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  return { error: error.name, ...(typeof code === 'string' ? { code } : {}), at: placeOf(error) };
}

function turnOver(path: string): void {
  try {
    if (statSync(path).size > SIZE_LIMIT) renameSync(path, `${path}.1`);
  } catch {
    // No file yet.
  }
}

/** A log that can't be written must not stop anybody's work, so failures here are dropped. */
export function openLog(path: string, now: () => Date): Log {
  const write = (level: string, event: string, fields: LogFields): void => {
    try {
      appendFileSync(path, `${JSON.stringify({ time: now().toISOString(), level, event, ...fields })}\n`, {
        mode: 0o600,
      });
    } catch {
      return;
    }
  };
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch {
    // Said above.
  }
  turnOver(path);
  return {
    info: (event, fields = {}) => {
      write('info', event, fields);
    },
    warn: (event, fields = {}) => {
      write('warn', event, fields);
    },
    error: (event, error, fields = {}) => {
      write('error', event, { ...fields, ...errorFields(error) });
    },
  };
}
