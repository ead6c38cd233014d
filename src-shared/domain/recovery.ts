/** Recovery: what a person is told of a damaged case, and what became of it. */
import { z } from 'zod';
import type { AppError } from '../errors';
import type { CheckFinding } from './check';
import type { Version } from './version';

/** What could not be carried over. The words for each code stand in `strings/en/recovery.ts`. */
export const LOSS_CODES = [
  'page',
  'record',
  'row.fromJournal',
  'row.dangling',
  'row.refused',
  'journal.cut',
  'journal.begun',
  'text.filled',
  'text.changed',
  'original.lost',
  'original.damaged',
] as const;
export type LossCode = (typeof LOSS_CODES)[number];

const lossSchema = z.object({
  code: z.enum(LOSS_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Loss = Readonly<z.infer<typeof lossSchema>>;

const countSchema = z.object({ found: z.number().int(), kept: z.number().int() });
export type SalvageCount = Readonly<z.infer<typeof countSchema>>;

/** Things of a case that are counted, in the order in which they are shown. */
export const COUNTED = ['articles', 'claims', 'references', 'evidence', 'reviews', 'entries'] as const;
export type Counted = (typeof COUNTED)[number];

export const salvageReportSchema = z.object({
  counts: z.record(z.enum(COUNTED), countSchema),
  /** Rows of all tables: what was found, in pages or told by the journal, and what the new case holds. */
  rows: countSchema,
  losses: z.array(lossSchema),
  /** Name of the file beside the new case that holds everything that did not fit into it; '' = all did. */
  restName: z.string(),
});
export type SalvageReport = Readonly<z.infer<typeof salvageReportSchema>>;

/** What the recovery screen shows. */
export interface RecoveryState {
  readonly fileName: string;
  /** Why the case was not opened. */
  readonly error: AppError;
  /** What an inspection found, the first of it, and how much it found in all; empty where it got nowhere. */
  readonly findings: readonly CheckFinding[];
  readonly findingCount: number;
  /** Newest first. */
  readonly backups: readonly Version[];
}
