/** Versions: verified copies of a case that are kept for it, by name or automatically. */
import { z } from 'zod';
import { VERSION_NAME_LIMIT } from '../limits';

/** `named` by a person and never thrown away; the others are made by themselves, and rotated. */
export const VERSION_KINDS = ['named', 'session', 'interval', 'risky'] as const;
export type VersionKind = (typeof VERSION_KINDS)[number];

export const versionSchema = z.object({
  /** Name of the file in the folder of the case's backups. */
  id: z.string().min(1).max(200),
  kind: z.enum(VERSION_KINDS),
  /** '' in all but named ones. */
  name: z.string().max(VERSION_NAME_LIMIT),
  /** When it was made, UTC in ISO 8601. */
  at: z.string(),
  /** The head of the journal then. */
  seq: z.number().int(),
  hash: z.string(),
  articles: z.number().int(),
  claims: z.number().int(),
  references: z.number().int(),
  /** In bytes. */
  size: z.number().int(),
  /** false = its pages are sound, but the check of its contents found something. */
  verified: z.boolean(),
});
export type Version = Readonly<z.infer<typeof versionSchema>>;

export const DIFFERENCES = ['added', 'removed', 'changed'] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** One claim that a restore would bring back (`added`), take away or set back. */
export interface ClaimDifference {
  readonly what: Difference;
  readonly number: number;
  /** The quote, shortened. */
  readonly exact: string;
}

/** What restoring a version would change. */
export interface VersionPreview {
  /** The title that the case would have again; null = it has it. */
  readonly title: string | null;
  readonly claims: readonly ClaimDifference[];
  readonly articles: Readonly<Record<Difference, number>>;
  readonly references: Readonly<Record<Difference, number>>;
  /** Records of all kinds; 0 = the case is as the version is. */
  readonly records: number;
}
