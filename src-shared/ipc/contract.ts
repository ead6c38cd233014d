/** The whole boundary between main and window: one map of requests, one of events. Nothing else crosses. */
import { z } from 'zod';
import { ACTIONS, type ActionId } from '../actions';
import { windowCommandSchema } from '../commands/command';
import { draftSchema } from '../commands/draft';
import { provenanceSchema, type ArticleBody } from '../domain/article';
import { idSchema } from '../domain/ids';
import type { SalvageReport } from '../domain/recovery';
import type { Version, VersionPreview } from '../domain/version';
import type { CaseCheck } from '../domain/inspection';
import type { HistoryPage } from '../domain/history-entry';
import type { CaseSnapshot, Change, History } from '../domain/snapshot';
import type { AppError, ErrorCode } from '../errors';
import type { Result } from '../result';
import {
  encodingSchema,
  exportFormatSchema,
  placeSchema,
  settingsSchema,
  type AppState,
  type ImportPreview,
  type Job,
} from './types';
import { VERSION_NAME_LIMIT } from '../limits';

const nothing = z.undefined();
const token = z.string().min(1).max(100);
const versionId = z.string().min(1).max(200);
const actionIds = ACTIONS.map((action) => action.id) as [ActionId, ...ActionId[]];

/** Schema of each request's payload, checked in main before anything runs. */
export const requestSchemas = {
  /** Also says that this window is ready to be sent events. */
  'app.state': nothing,
  'app.settings': settingsSchema.partial(),
  'app.menu': z.object({ enabled: z.array(z.enum(actionIds)) }),
  /** Where the person is now, so that a page that dies comes back to the same place. */
  'app.place': placeSchema,
  /** Everything that was typed is in the case file, or was refused and said so: the answer to `app:flush`. */
  'app.flushed': nothing,
  /** Asks for a place, creates the case file there and opens it. Value false = the person cancelled. */
  'case.new': z.object({ title: z.string().min(1).max(1000) }),
  'case.open': nothing,
  'case.openRecent': z.object({ id: token }),
  'case.forgetRecent': z.object({ id: token }),
  'case.openSample': nothing,
  'case.saveCopy': nothing,
  'case.close': nothing,
  /** Stops a job: it leaves no trace, and its request is refused with `job.cancelled`, an opening with `inspect.cancelled`. */
  'job.cancel': z.object({ token }),
  /** The person has read what is said of a case from elsewhere, and of a journal beside it. */
  'case.acceptNotice': nothing,
  'case.snapshot': nothing,
  'case.execute': windowCommandSchema,
  /** Text that is being typed is kept beside the case, for the next start should this one end too early. */
  'draft.keep': draftSchema.omit({ at: true }),
  /** It is in the case now, or the person has thrown it away. */
  'draft.drop': draftSchema.pick({ key: true }),
  /** Entries of the journal, newest first: those before number `before`, or from the newest on. */
  'case.historyPage': z.object({
    before: z.number().int().min(1).nullable(),
    limit: z.number().int().min(1).max(200),
    claimId: idSchema.nullable(),
    analyst: z.string().nullable(),
  }),
  /** A copy of the case as it is now, kept under a name. */
  'version.save': z.object({ name: z.string().trim().min(1).max(VERSION_NAME_LIMIT) }),
  'version.list': nothing,
  /** `token`: by which it can be cancelled from the beginning. */
  'version.preview': z.object({ id: versionId, token }),
  'version.restore': z.object({ id: versionId }),
  /** These are about the damaged case that this window shows. */
  'recovery.begin': nothing,
  'recovery.restore': z.object({ id: versionId }),
  'recovery.salvage': nothing,
  'recovery.openSalvaged': nothing,
  'recovery.read': nothing,
  'recovery.show': nothing,
  'recovery.leave': nothing,
  /** Inspects all of the open case's file, every original included. `token` as above. */
  'case.check': z.object({ token }),
  'case.undo': nothing,
  'case.redo': nothing,
  'article.body': z.object({ versionId: idSchema }),
  'import.choose': nothing,
  'import.paste': z.object({ text: z.string().max(60_000_000) }),
  'import.clipboard': nothing,
  'import.reread': z.object({ token, encoding: encodingSchema }),
  'import.confirm': z.object({ token, provenance: provenanceSchema }),
  'import.cancel': z.object({ token }),
  'export.report': z.object({ format: exportFormatSchema, articleId: idSchema.nullable() }),
  'export.show': z.object({ token }),
  'link.open': z.object({ url: z.string().max(4000) }),
} as const;

export type RequestChannel = keyof typeof requestSchemas;
export type RequestPayload<C extends RequestChannel> = z.input<(typeof requestSchemas)[C]>;

/** What each request answers. Expected failures come as a Result, never as a rejection. */
export interface Responses {
  'app.state': Result<AppState>;
  'app.settings': Result<AppState>;
  'app.menu': Result<void>;
  'app.place': Result<void>;
  'app.flushed': Result<void>;
  'case.new': Result<boolean>;
  'case.open': Result<boolean>;
  'case.openRecent': Result<boolean>;
  'case.forgetRecent': Result<AppState>;
  'case.openSample': Result<boolean>;
  'case.saveCopy': Result<{ readonly fileName: string } | null>;
  'case.close': Result<void>;
  'job.cancel': Result<void>;
  'case.acceptNotice': Result<AppState>;
  'case.snapshot': Result<CaseSnapshot>;
  /** `seq`: number of the journal entry that holds the change. */
  'case.check': Result<CaseCheck>;
  'case.execute': Result<{ readonly seq: number }>;
  'draft.keep': Result<void>;
  'draft.drop': Result<void>;
  'case.historyPage': Result<HistoryPage>;
  'version.save': Result<Version>;
  /** Newest first. */
  'version.list': Result<readonly Version[]>;
  'version.preview': Result<VersionPreview>;
  'version.restore': Result<{ readonly seq: number }>;
  /** Closes the case in which damage was found, and inspects its file. */
  'recovery.begin': Result<boolean>;
  'recovery.restore': Result<boolean>;
  /** Asks for a place; value null = the person cancelled. */
  'recovery.salvage': Result<SalvageReport | null>;
  'recovery.openSalvaged': Result<boolean>;
  'recovery.read': Result<boolean>;
  'recovery.show': Result<void>;
  'recovery.leave': Result<void>;
  /** `focus`: what the undone change was about, for the window to show. */
  'case.undo': Result<{ readonly seq: number }>;
  'case.redo': Result<{ readonly seq: number }>;
  'article.body': Result<ArticleBody>;
  /** Value null = the person cancelled. Previews of a drop, an argument or a dialog come as `import:preview` events. */
  'import.choose': Result<null>;
  'import.paste': Result<null>;
  'import.clipboard': Result<null>;
  'import.reread': Result<ImportPreview>;
  'import.confirm': Result<{ readonly articleId: string }>;
  'import.cancel': Result<void>;
  'export.report': Result<{ readonly fileName: string; readonly token: string } | null>;
  'export.show': Result<void>;
  /** Value true = the person agreed to leave the app. */
  'link.open': Result<boolean>;
}

export interface Events {
  /** A transaction was committed. The window's only source of news about the case. */
  'case:changed': { readonly changes: readonly Change[]; readonly history: History };
  /** This window got a case, or lost it: ask for `app.state` anew. */
  'case:opened': { readonly fileName: string };
  'case:closed': { readonly fileName: string };
  /** Something happened to the file of the open case: ask for `app.state` anew. */
  'case:trouble': AppError;
  /** Changes wait for another program that keeps the case file to itself; or none does any more. */
  'case:waiting': { readonly isWaiting: boolean };
  /** The window is about to close: hand over what was typed, then send `app.flushed`. */
  'app:flush': undefined;
  /** A job takes a while; `ended` says that it is over, however it came out. */
  'app:job': Job & { readonly state: 'began' | 'ended' };
  'menu:action': { readonly id: ActionId };
  /** Reading of a file began; ends with a preview or a failure of the same token. */
  'import:started': { readonly token: string; readonly fileName: string };
  'import:preview': ImportPreview;
  'import:failed': { readonly token: string; readonly fileName: string; readonly error: AppError };
  /** Troubles of this kind are over. */
  'case:troubleOver': { readonly code: ErrorCode };
  /** It is known now of a recent case whether it is there. */
  'app:recent': undefined;
  /** Something went wrong outside any request, e.g. a case given as argument could not be opened. */
  'app:error': AppError;
}

export type EventChannel = keyof Events;

/** What the preload puts on `window.plumbline`. */
export interface PlumblineApi {
  request<C extends RequestChannel>(channel: C, payload: RequestPayload<C>): Promise<Responses[C]>;
  /** @returns a function that ends the subscription */
  on<E extends EventChannel>(channel: E, listener: (payload: Events[E]) => void): () => void;
  /** Files dropped on the window: their paths go from the preload to main, the page never sees them. */
  importDropped(files: readonly File[]): Promise<Result<null>>;
}
