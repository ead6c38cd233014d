/** Inspection: what a process that can be killed found in a case file before anything of it was shown. */
import { z } from 'zod';
import { CHECK_AREAS, CHECK_CODES, type CheckFinding } from './check';

const findingSchema = z.object({
  area: z.enum(CHECK_AREAS),
  code: z.enum(CHECK_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Which file it was, so that another one that takes its place meanwhile is told from it. Times in ms, sizes in bytes. */
export const fileIdentitySchema = z.object({
  dev: z.number(),
  ino: z.number(),
  size: z.number(),
  mtimeMs: z.number(),
  /** A time of change can be put back, this one can't. 0 where it was not noted. */
  ctimeMs: z.number().default(0),
});
export type FileIdentity = Readonly<z.infer<typeof fileIdentitySchema>>;

/**
 * What became of a rollback journal beside the file. `recovered`: it belongs to the file, and without it a change
 * that was cut off would be half in. `stale`: it belongs to another state of the file and would damage this one.
 */
export const JOURNAL_FATES = ['none', 'recovered', 'stale'] as const;
export type JournalFate = (typeof JOURNAL_FATES)[number];

/** What the file says of itself; null where it is too damaged for that. */
const contentSchema = z.object({
  caseId: z.string(),
  title: z.string(),
  /** Name in the first entry of the journal; '' = none was given. */
  begunBy: z.string(),
  begunAt: z.string(),
  /** All names in the journal, newest last; at most 20. */
  analysts: z.array(z.string()).max(20),
  entries: z.number().int(),
  headHash: z.string(),
  articles: z.number().int(),
  claims: z.number().int(),
  anchors: z.number().int(),
  references: z.number().int(),
  originals: z.number().int(),
  /** How many originals were compared with their SHA-256: all, or a sample of a large case. */
  originalsCompared: z.number().int(),
});
export type InspectedContent = Readonly<z.infer<typeof contentSchema>>;

/** Most findings that a report carries; `findingCount` counts them all. */
export const FINDING_LIMIT = 1000;

export const inspectionReportSchema = z.object({
  format: z.number().int(),
  identity: fileIdentitySchema,
  journal: z.enum(JOURNAL_FATES),
  findings: z.array(findingSchema).max(FINDING_LIMIT),
  findingCount: z.number().int(),
  content: contentSchema.nullable(),
  /** Number of the entry with the hash that was asked for; null = there is none, or none was asked for. */
  askedSeq: z.number().int().nullable(),
});
export type InspectionReport = Readonly<z.infer<typeof inspectionReportSchema>>;

/** What a person is told who has the open case checked. */
export interface CaseCheck {
  /** The first of them; `findingCount` counts them all. */
  readonly findings: readonly CheckFinding[];
  readonly findingCount: number;
  /** null = so damaged that none of it could be read. */
  readonly content: InspectedContent | null;
}

/** Orphaned claims are shown as such and keep no case shut; everything else does. */
export function keepsShut(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  return findings.filter(({ area }) => area !== 'anchors');
}

/** What the window says of a case that was not made here. */
export const foreignNoticeSchema = contentSchema
  .pick({
    begunBy: true,
    begunAt: true,
    analysts: true,
    entries: true,
    articles: true,
    claims: true,
    references: true,
    originals: true,
    originalsCompared: true,
  })
  .extend({ orphans: z.number().int() });
export type ForeignNotice = Readonly<z.infer<typeof foreignNoticeSchema>>;
