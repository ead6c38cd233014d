/** Recent cases: the last ten that were opened. The window gets opaque ids, never a path. */
import { createHash } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { Refusal } from '../../src-shared/errors';
import type { RecentCase } from '../../src-shared/ipc/types';
import type { Found } from '../case/drive/messages';
import { readJson, writeJsonIfPossible } from './json-file';

const LIMIT = 10;

/** Drives that answer do so within this time, in ms; the others are not waited for. */
const PROMPT_MS = 300;

/** What was found out is good for so long, in ms: a list is asked for more than once while a window comes up. */
const FRESH_MS = 2000;

const recentSchema = z.object({ path: z.string().min(1).max(4096), openedAt: z.iso.datetime() });
type Recent = Readonly<z.infer<typeof recentSchema>>;

export interface RecentsDoors {
  readonly ask: (path: string) => Promise<Found>;
  /** A drive has said of a case what the list did not know. */
  readonly onNews: () => void;
}

export interface Recents {
  /** Finds out which are missing; what the list did not know yet is told. */
  look(): void;
  /** Resolves once that is known of all for the first time, and soon anyhow. */
  readonly known: Promise<void>;
  /** `missing` is what was found out last: nobody is kept waiting for a drive that does not answer. */
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

export function openRecents(file: string, { ask, onNews }: RecentsDoors): Recents {
  let recents = recentsFrom(readJson(file));
  const save = (changed: readonly Recent[]): void => {
    recents = changed;
    writeJsonIfPossible(file, recents);
  };
  const missing = new Set<string>();
  const lookAt = async ({ path }: Recent): Promise<void> => {
    const { is } = await ask(path);
    const isMissing = is === 'nothing' || is === 'hidden';
    if (isMissing === missing.has(path)) return;
    if (isMissing) missing.add(path);
    else missing.delete(path);
    onNews();
  };
  const lookAtAll = async (): Promise<void> => {
    await Promise.all(recents.map(lookAt));
  };
  let lookedAt = performance.now();
  return {
    known: Promise.race([lookAtAll(), delay(PROMPT_MS, undefined, { ref: false })]),
    look: () => {
      if (performance.now() - lookedAt < FRESH_MS) return;
      lookedAt = performance.now();
      void lookAtAll();
    },
    list: () =>
      recents.map(({ path, openedAt }) => ({
        id: idOf(path),
        name: basename(path),
        folder: dirname(path),
        openedAt,
        missing: missing.has(path),
      })),
    pathOf: (id) => {
      const recent = recents.find(({ path }) => idOf(path) === id);
      if (!recent) throw new Refusal('file.notFound', { name: id });
      return recent.path;
    },
    add: (path, now) => {
      missing.delete(path);
      const others = recents.filter((recent) => recent.path !== path);
      save([{ path, openedAt: now.toISOString() }, ...others].slice(0, LIMIT));
    },
    forget: (id) => {
      save(recents.filter(({ path }) => idOf(path) !== id));
    },
  };
}
