/** Trusted cases: what this installation knows of case files that it closed, made, or was told to accept. */
import { z } from 'zod';
import { fileIdentitySchema } from '../../src-shared/domain/inspection';
import { identityOf, isSameIdentity } from '../case/inspect/quarantine';
import { readJson, writeJsonIfPossible } from './json-file';
import { realPath } from './real-path';

/** Files that are remembered, newest first, and cases; enough for years of work. */
const FILE_LIMIT = 500;
const CASE_LIMIT = 5000;

const closedSchema = fileIdentitySchema.extend({ path: z.string().min(1).max(4096) });
type Closed = Readonly<z.infer<typeof closedSchema>>;

const headSchema = z.object({ hash: z.string(), seq: z.number().int() });
/** An entry of a journal, by its number and its hash. */
export type KnownHead = Readonly<z.infer<typeof headSchema>>;

const registrySchema = z.object({
  closed: z.array(closedSchema),
  /** Ids of cases that were made or accepted here. */
  own: z.array(z.string()),
  /** The newest entry of each own case when it was last closed here, by case id. */
  heads: z.record(z.string(), headSchema).default({}),
});
type Registry = Readonly<z.infer<typeof registrySchema>>;

export interface TrustedCases {
  /** Whether the file is exactly as it was when it was last closed here, or found whole. */
  matches(path: string): boolean;
  /** The file as it stands now is known to be whole, and its journal to end with `head`. */
  remember(path: string, caseId: string, head: KnownHead): void;
  forget(path: string): void;
  /** With what entry the case was last closed here, under whatever path; null = it never was. */
  headOf(caseId: string): KnownHead | null;
  isOwn(caseId: string): boolean;
  /** Made or accepted here: no notice is shown of it any more. */
  accept(caseId: string): void;
}

/** A registry that is lost or broken only means that cases are inspected again. */
export function openTrustedCases(file: string): TrustedCases {
  let registry: Registry = registrySchema.safeParse(readJson(file)).data ?? {
    closed: [],
    own: [],
    heads: {},
  };
  const save = (changed: Partial<Registry>): void => {
    registry = { ...registry, ...changed };
    writeJsonIfPossible(file, registry);
  };
  const others = (path: string): readonly Closed[] => registry.closed.filter((entry) => entry.path !== path);

  const headsOf = (newestFirst: readonly [string, KnownHead][]): Readonly<Record<string, KnownHead>> =>
    Object.fromEntries(newestFirst.slice(0, CASE_LIMIT));
  const otherHeads = (caseId: string): [string, KnownHead][] =>
    Object.entries(registry.heads).filter(([id]) => id !== caseId);

  return {
    matches: (asked) => {
      const path = realPath(asked);
      const entry = registry.closed.find((each) => each.path === path);
      return entry !== undefined && isSameIdentity(entry, identityOf(path));
    },
    remember: (asked, caseId, head) => {
      const path = realPath(asked);
      const identity = identityOf(path);
      if (identity === null) return;
      save({
        closed: [{ path, ...identity }, ...others(path)].slice(0, FILE_LIMIT),
        heads: headsOf([[caseId, head], ...otherHeads(caseId)]),
      });
    },
    forget: (asked) => {
      save({ closed: [...others(realPath(asked))] });
    },
    headOf: (caseId) => registry.heads[caseId] ?? null,
    isOwn: (caseId) => registry.own.includes(caseId),
    accept: (caseId) => {
      save({ own: [caseId, ...registry.own.filter((id) => id !== caseId)].slice(0, CASE_LIMIT) });
    },
  };
}
