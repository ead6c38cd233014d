/** What a check of a case file can find. The words for each code stand in `strings/en/check.ts`. */

export const CHECK_AREAS = [
  'schema',
  'integrity',
  'foreignKeys',
  'rows',
  'journal',
  'anchors',
  'texts',
  'originals',
] as const;
export type CheckArea = (typeof CHECK_AREAS)[number];

export const CHECK_CODES = [
  'schema.extra',
  'schema.missing',
  'schema.changed',
  'integrity.cut',
  'integrity.page',
  'integrity.schema',
  'foreignKeys.dangling',
  'rows.tooLong',
  'rows.invalid',
  'journal.empty',
  'journal.gap',
  'journal.prevHash',
  'journal.hash',
  'journal.unreadable',
  'journal.doesNotFit',
  'journal.rowMissing',
  'journal.rowUnknown',
  'journal.rowDiffers',
  'journal.numbers',
  'anchors.orphaned',
  'texts.missing',
  'texts.hash',
  'texts.blocks',
  'texts.unknown',
  'originals.missing',
  'originals.hash',
  'originals.unknown',
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

export interface CheckFinding {
  readonly area: CheckArea;
  readonly code: CheckCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * `entries` counts journal entries and `headHash` is the hash of the last one: the two figures that a report prints,
 * because a journal that was cut or rewritten as a whole can only be told by comparing them.
 */
export interface CheckReport {
  readonly ok: boolean;
  readonly findings: readonly CheckFinding[];
  readonly entries: number;
  readonly headHash: string;
  readonly claims: number;
  readonly anchors: number;
}
