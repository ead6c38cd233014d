/** Trusted cases: what this installation knows of case files that it closed, made, or was told to accept. */
import { z } from 'zod';
import {
  fileIdentitySchema,
  foreignNoticeSchema,
  type ForeignNotice,
} from '../../src-shared/domain/inspection';
import { identityOf, isSameIdentity } from '../case/inspect/quarantine';
import { readJson, writeJsonIfPossible } from './json-file';
import { realPath } from './real-path';

/** Files that are remembered, newest first, and cases; enough for years of work. */
const FILE_LIMIT = 500;
const CASE_LIMIT = 5000;

const closedSchema = fileIdentitySchema.extend({ path: z.string().min(1).max(4096), headHash: z.string() });
type Closed = Readonly<z.infer<typeof closedSchema>>;

const registrySchema = z.object({
  closed: z.array(closedSchema),
  /** Ids of cases that were made or accepted here. */
  own: z.array(z.string()),
  /** Notices of cases that nobody has accepted yet, by case id. */
  notices: z.record(z.string(), foreignNoticeSchema),
});
type Registry = Readonly<z.infer<typeof registrySchema>>;

export interface TrustedCases {
  /** Whether the file is exactly as it was when it was last closed here, or found whole. */
  matches(path: string): boolean;
  /** The file as it stands now is known to be whole. */
  remember(path: string, headHash: string): void;
  forget(path: string): void;
  isOwn(caseId: string): boolean;
  /** Made or accepted here: no notice is shown of it any more. */
  accept(caseId: string): void;
  noticeOf(caseId: string): ForeignNotice | null;
  keepNotice(caseId: string, notice: ForeignNotice): void;
}

/** A registry that is lost or broken only means that cases are inspected again. */
export function openTrustedCases(file: string): TrustedCases {
  let registry: Registry = registrySchema.safeParse(readJson(file)).data ?? {
    closed: [],
    own: [],
    notices: {},
  };
  const save = (changed: Partial<Registry>): void => {
    registry = { ...registry, ...changed };
    writeJsonIfPossible(file, registry);
  };
  const others = (path: string): readonly Closed[] => registry.closed.filter((entry) => entry.path !== path);

  return {
    matches: (asked) => {
      const path = realPath(asked);
      const entry = registry.closed.find((each) => each.path === path);
      return entry !== undefined && isSameIdentity(entry, identityOf(path));
    },
    remember: (asked, headHash) => {
      const path = realPath(asked);
      const identity = identityOf(path);
      if (identity === null) return;
      save({ closed: [{ path, headHash, ...identity }, ...others(path)].slice(0, FILE_LIMIT) });
    },
    forget: (asked) => {
      save({ closed: [...others(realPath(asked))] });
    },
    isOwn: (caseId) => registry.own.includes(caseId),
    accept: (caseId) => {
      const notices = Object.fromEntries(Object.entries(registry.notices).filter(([id]) => id !== caseId));
      save({ own: [caseId, ...registry.own.filter((id) => id !== caseId)].slice(0, CASE_LIMIT), notices });
    },
    noticeOf: (caseId) => registry.notices[caseId] ?? null,
    keepNotice: (caseId, notice) => {
      save({ notices: { ...registry.notices, [caseId]: notice } });
    },
  };
}
