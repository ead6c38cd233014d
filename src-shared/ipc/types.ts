/** What crosses between main and window besides the case itself: app state, settings, import previews. */
import { z } from 'zod';
import type { RecoveryState } from '../domain/recovery';
import type { Block, Provenance, ArticleFormat } from '../domain/article';
import { idSchema } from '../domain/ids';
import type { ForeignNotice, JournalFate } from '../domain/inspection';
import type { ReadOnlyReason } from '../domain/read-only';
import type { AppError } from '../errors';
import type { Draft } from '../commands/draft';

/** Words in front of a setting's key in the settings file; unknown keys are dropped, bad values fall back. */
export const settingsSchema = z.object({
  /** Name written into the journal; '' = not given yet. */
  analyst: z.string().max(200),
  theme: z.enum(['system', 'light', 'dark']),
  /** Single-key shortcuts on or off (WCAG 2.1.4). */
  singleKeys: z.boolean(),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export interface RecentCase {
  /** Opaque: the window never learns the path. */
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  readonly openedAt: string;
  readonly missing: boolean;
}

/** Where a person is in a window; `reading`: the first block in sight, and how far it is scrolled past, in CSS pixels. */
export const placeSchema = z.object({
  view: z.enum(['article', 'references', 'review', 'bin', 'history']),
  articleId: idSchema.nullable(),
  claimId: idSchema.nullable(),
  reviewClaimId: idSchema.nullable(),
  inspecting: z.boolean(),
  navigatorOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  reading: z.object({ block: z.number().int().min(0), past: z.number() }).nullable(),
});
export type Place = Readonly<z.infer<typeof placeSchema>>;

/** The parts of opening a case file: its drive is asked for it, then it is inspected. */
export type OpeningKind = 'drive' | 'inspection';

export type JobKind =
  OpeningKind | 'check' | 'copy' | 'version' | 'compare' | 'restore' | 'backup' | 'salvage';

/** Something that takes long, and can be cancelled. */
export interface Job {
  readonly token: string;
  readonly kind: JobKind;
  /** Of the file or the version that it is about. */
  readonly name: string;
}

export function isOpening(kind: JobKind): kind is OpeningKind {
  return kind === 'drive' || kind === 'inspection';
}

export interface AppState {
  readonly version: string;
  readonly platform: 'darwin' | 'win32' | 'linux';
  readonly settings: Settings;
  readonly recent: readonly RecentCase[];
  /** A case that could not be opened because it is damaged; null = none. */
  readonly recovery: RecoveryState | null;
  /** null = this window shows the start screen. */
  readonly openCase: {
    readonly fileName: string;
    readonly readOnly: boolean;
    /** null = it can be written. */
    readonly whyReadOnly: ReadOnlyReason | null;
    /** What is shown is a private copy, because the file could not be read without writing to it. */
    readonly isCopy: boolean;
    /** What to say of a case that was not made here; null = nothing, or it has been accepted. */
    readonly foreign: ForeignNotice | null;
    /** A journal lay beside the file when it was opened. */
    readonly journal: JournalFate;
    /** Name of the file in which the original is kept, where the case was brought up to date; null = it was not. */
    readonly keptOriginal: string | null;
    /** What happened to its file since, oldest first. */
    readonly troubles: readonly AppError[];
    /** Where the person was when the page was last heard of; null = nowhere yet. */
    readonly place: Place | null;
    /** What was typed and is not in the file: of an earlier start or page, and of this one while somebody types. */
    readonly drafts: readonly Draft[];
  } | null;
  /** What has been going on for long enough to be worth saying. */
  readonly jobs: readonly Job[];
}

/** How sure the tool is of a decoded text: `declared` by BOM or valid UTF-8, `guessed` by a detector, `chosen` by a person. */
export type EncodingBasis = 'declared' | 'guessed' | 'chosen';

/**
 * What an import found, before anything is kept. `excerpt` is the start of the text.
 * `sameAs` names an article of this case with the same bytes.
 */
export interface ImportPreview {
  readonly token: string;
  readonly fileName: string;
  readonly format: ArticleFormat;
  readonly encoding: string;
  readonly encodingBasis: EncodingBasis;
  readonly provenance: Provenance;
  readonly languageDetected: boolean;
  readonly characters: number;
  readonly words: number;
  readonly blocks: number;
  readonly size: number;
  readonly sha256: string;
  readonly excerpt: string;
  readonly excerptBlocks: readonly Block[];
  readonly sameAs: { readonly title: string; readonly importedAt: string; readonly articleId: string } | null;
}

/** Encodings a person can choose: names from the WHATWG Encoding Standard, written as iconv-lite knows them. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'macintosh',
  'gbk',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'tis-620',
] as const;
export const encodingSchema = z.enum(ENCODINGS);
export type Encoding = z.infer<typeof encodingSchema>;

export const EXPORT_FORMATS = ['html', 'pdf', 'md'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
