/** Recent cases: the last ten that were opened. The window gets opaque ids, never a path. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../src-shared/errors';
import type { RecentCase } from '../../src-shared/ipc/types';
import { readJson, writeJson } from './json-file';

const LIMIT = 10;

const recentSchema = z.object({ path: z.string().min(1).max(4096), openedAt: z.iso.datetime() });
type Recent = Readonly<z.infer<typeof recentSchema>>;

export interface Recents {
  list(): readonly RecentCase[];
  /** @throws Refusal `file.notFound` for an id that is not in the list (any more) */
  pathOf(id: string): string;
  add(path: string, now: Date): void;
  forget(id: string): void;
}

function idOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}

function recentsFrom(stored: unknown): readonly Recent[] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((entry) => recentSchema.safeParse(entry).data ?? []).slice(0, LIMIT);
}

export function openRecents(file: string): Recents {
  let recents = recentsFrom(readJson(file));
  const save = (changed: readonly Recent[]): void => {
    recents = changed;
    writeJson(file, recents);
  };
  return {
    list: () =>
      recents.map(({ path, openedAt }) => ({
        id: idOf(path),
        name: basename(path),
        folder: dirname(path),
        openedAt,
        missing: !existsSync(path),
      })),
    pathOf: (id) => {
      const recent = recents.find(({ path }) => idOf(path) === id);
      if (!recent) throw new Refusal('file.notFound', { name: id });
      return recent.path;
    },
    add: (path, now) => {
      const others = recents.filter((recent) => recent.path !== path);
      save([{ path, openedAt: now.toISOString() }, ...others].slice(0, LIMIT));
    },
    forget: (id) => {
      save(recents.filter(({ path }) => idOf(path) !== id));
    },
  };
}
