/** The report as plain data: every word a reader sees is in it, so that all writers show the same. */
import type { Stance } from './evidence';
import type { Direction } from './article';

/** A word with the sign that stands beside it; `code` is for styling alone. */
export interface Mark {
  readonly code: string;
  readonly sign: string;
  readonly word: string;
}

/** One labelled value. `hash` is shown in full and unbroken, `missing` is a value nobody recorded. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly kind: 'text' | 'url' | 'hash' | 'missing';
}

/** Running text with citations. `href` is null or an http(s) address that is safe to link to. */
export type ReportSpan =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold: boolean;
      readonly italic: boolean;
      readonly href: string | null;
    }
  /** `number` null: the reference is not in the case any more. */
  | { readonly kind: 'citation'; readonly number: number | null };

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly spans: readonly ReportSpan[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly ReportListItem[] };

export interface ReportListItem {
  readonly spans: readonly ReportSpan[];
  readonly children: readonly ReportListItem[];
}

/** A passage word for word, with what stands around it in its block. */
export interface Quote {
  readonly before: string;
  readonly exact: string;
  readonly after: string;
  readonly language: string;
  readonly direction: Direction;
  /** Where it stands, in words; for an orphan, that it no longer does. */
  readonly place: string;
  readonly orphaned: boolean;
}

export interface ReportEvidence {
  readonly citation: number | null;
  readonly source: string;
  readonly locator: string;
  readonly quote: string;
  readonly note: string;
}

export interface EvidenceGroup {
  readonly stance: Stance;
  readonly sign: string;
  readonly title: string;
  readonly items: readonly ReportEvidence[];
}

export interface ReportVerdict {
  readonly code: string;
  readonly word: string;
  readonly confidence: string;
}

/** One entry of the claims or of the framing section. `verdict` is null in the framing section, always. */
export interface ReportEntry {
  readonly id: string;
  readonly number: number;
  readonly heading: string;
  readonly quotes: readonly Quote[];
  readonly statement: string;
  readonly tags: readonly Mark[];
  readonly facts: readonly Fact[];
  readonly flag: string | null;
  readonly verdict: ReportVerdict | null;
  readonly noteLabel: string;
  readonly note: readonly ReportBlock[];
  readonly evidence: readonly EvidenceGroup[];
  /** What to say where there is no evidence; '' = nothing. */
  readonly noEvidence: string;
  /** The entry of the same passage in the other section. */
  readonly pointer: { readonly text: string; readonly to: 'claims' | 'framing' } | null;
}

/** Entries of one article, in order of place; `title` is '' where the report has but one article. */
export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly ReportEntry[];
}

export interface ReportArticle {
  readonly title: string;
  readonly language: string;
  readonly direction: Direction;
  readonly facts: readonly Fact[];
}

export interface CountRow {
  readonly mark: Mark;
  readonly count: number;
}

export interface CountTable {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly CountRow[];
  readonly note: string;
}

export interface GlanceRow {
  readonly number: number;
  readonly text: string;
  readonly tags: readonly Mark[];
  readonly verdict: string;
}

export interface ReportSummary {
  readonly sentence: string;
  readonly tables: readonly CountTable[];
  readonly glance: readonly GlanceRow[];
}

export interface ReportReference {
  readonly number: number;
  readonly before: string;
  /** As it was written; linked only where `href` is not null. */
  readonly url: string;
  readonly href: string | null;
  readonly after: string;
  readonly type: string;
  readonly note: string;
  readonly remark: string;
}

export interface OpenItem {
  readonly number: number;
  readonly text: string;
  readonly reason: string;
  readonly to: 'claims' | 'framing';
}

export interface OpenGroup {
  readonly title: string;
  readonly items: readonly OpenItem[];
}

export interface KeyTable {
  readonly title: string;
  readonly rows: readonly { readonly mark: Mark; readonly meaning: string }[];
}

export interface Report {
  readonly language: string;
  readonly title: string;
  readonly about: readonly Fact[];
  readonly articles: readonly ReportArticle[];
  readonly summary: ReportSummary;
  readonly claims: readonly EntryGroup[];
  readonly framing: readonly EntryGroup[];
  readonly open: readonly OpenGroup[];
  readonly references: readonly ReportReference[];
  readonly keys: readonly KeyTable[];
  readonly record: readonly Fact[];
}
