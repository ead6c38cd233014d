/** Rescue: where a case goes on whose file was moved, replaced, deleted or locked away while it was open. */
import { existsSync, mkdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { AppError } from '../../src-shared/errors';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { openCase, type OpenCase, type Standing } from './case-file';
import type { CaseHost } from './execute';

type Away = Extract<Standing, { readonly is: 'away' }>;

/** 2026-01-31 09.05.07, in UTC: without colons, which Windows does not take. */
function stamp(now: Date): string {
  return now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
}

/** `harbour 2026-01-31 09.05.07.plumb`, or with a number where that is taken. */
function freeName(opened: OpenCase, folder: string, now: Date): string {
  const name = basename(opened.path, extname(opened.path)).slice(0, 60);
  for (let attempt = 1; ; attempt++) {
    const path = join(folder, `${name} ${stamp(now)}${attempt === 1 ? '' : ` ${attempt}`}.plumb`);
    if (!existsSync(path)) return path;
  }
}

/**
 * Copies everything that was saved, through the connection that is still open (it holds on to the file whatever its name),
 * into a new file, and opens that for writing. The old connection stays as it is: whoever calls closes it.
 * @param folder made where it is missing, for its owner alone
 * @throws Refusal file.diskFull, file.notWritable, case.diskError (the disk itself is gone), case.damaged
 */
export function rescueCase(opened: OpenCase, folder: string, host: CaseHost): OpenCase {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = freeName(opened, folder, host.now());
  opened.saveCopy(path);
  return openCase(path, host, 'schema');
}

/** What happened to the file, as a sentence. */
export function causeText(name: string, { cause, now }: Away): string {
  const { causes } = en.working;
  return now === null ? fill(causes[cause], { name }) : fill(causes.movedTo, { name, now });
}

/** What to tell of a rescue that worked. */
export function rescuedError(name: string, away: Away, rescued: OpenCase, folder: string): AppError {
  const params = { name, cause: causeText(name, away), copy: rescued.fileName, folder };
  return { code: 'case.rescued', params };
}
