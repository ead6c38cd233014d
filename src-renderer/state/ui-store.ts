/** What the window shows and where the person is in it. Nothing here is worth saving. */
import { createStore } from 'zustand/vanilla';
import type { Tag } from '../../src-shared/domain/claim';
import type { Id } from '../../src-shared/domain/ids';
import type { AppState, ImportPreview, Job } from '../../src-shared/ipc/types';
import type { AppError } from '../../src-shared/errors';
import type { Draft } from '../../src-shared/commands/draft';

export type View = 'article' | 'references' | 'review' | 'bin' | 'history';

/** Panes that F6 goes through, in order. */
export const PANES = ['navigator', 'main', 'inspector'] as const;
export type Pane = (typeof PANES)[number];

export type Dialog =
  | { readonly kind: 'import' }
  | { readonly kind: 'newCase' }
  | { readonly kind: 'export' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'saveVersion' }
  | { readonly kind: 'versions' }
  | { readonly kind: 'check' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'about' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'article'; readonly articleId: Id }
  | { readonly kind: 'evidence'; readonly claimId: Id; readonly evidenceId: Id | null }
  | { readonly kind: 'reference'; readonly referenceId: Id | null }
  | { readonly kind: 'sendBack'; readonly claimId: Id };

/** An import on its way: being read, waiting for the person's yes, or refused. */
export type PendingImport =
  | { readonly state: 'reading'; readonly token: string; readonly fileName: string }
  | {
      readonly state: 'ready';
      readonly token: string;
      readonly fileName: string;
      readonly preview: ImportPreview;
    }
  | { readonly state: 'failed'; readonly token: string; readonly fileName: string; readonly error: AppError };

export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Offers Undo of the change just made. */
  readonly undoable: boolean;
  /** Token of an exported file: offers "Show in folder". */
  readonly exported: string | null;
}

export interface ClaimFilter {
  /** Empty = all tags. */
  readonly tags: readonly Tag[];
  readonly flaggedOnly: boolean;
}

export interface HistoryFilter {
  /** null = the whole case. */
  readonly claimId: Id | null;
  /** null = everybody. */
  readonly analyst: string | null;
}

export interface UiState {
  readonly app: AppState | null;
  /** What takes long at this moment, openings included. */
  readonly jobs: readonly Job[];
  readonly view: View;
  readonly articleId: Id | null;
  readonly claimId: Id | null;
  /** Claim shown in the review queue. */
  readonly reviewClaimId: Id | null;
  readonly filter: ClaimFilter;
  readonly historyFilter: HistoryFilter;
  readonly navigatorOpen: boolean;
  readonly inspectorOpen: boolean;
  /** The right pane shows the chosen claim in full (true) or the list of claims (false). */
  readonly inspecting: boolean;
  readonly dialog: Dialog | null;
  readonly imports: readonly PendingImport[];
  readonly toasts: readonly Toast[];
  /** Errors stay until the person has dismissed them. */
  readonly errors: readonly AppError[];
  /** What happened to the file of the open case; stays until dismissed. */
  readonly troubles: readonly AppError[];
  /** What was typed in an earlier start or page, and never got into the case; stays until the person decides. */
  readonly drafts: readonly Draft[];
  /** Text for the polite live region. */
  readonly announcement: string;
  /** A command is on its way to the case file. */
  readonly saving: boolean;
  /** Changes wait for another program that keeps the case file to itself. */
  readonly waiting: boolean;
  /** Something is typed that the case file does not hold yet. */
  readonly unsaved: boolean;
  /** true: the article has a selection that a tag key would act on. The page tells of it late: keys ask the article. */
  readonly hasSelection: boolean;
}

export const INITIAL_UI: UiState = {
  app: null,
  jobs: [],
  view: 'article',
  articleId: null,
  claimId: null,
  reviewClaimId: null,
  filter: { tags: [], flaggedOnly: false },
  historyFilter: { claimId: null, analyst: null },
  navigatorOpen: true,
  inspectorOpen: true,
  inspecting: false,
  dialog: null,
  imports: [],
  toasts: [],
  errors: [],
  troubles: [],
  drafts: [],
  announcement: '',
  saving: false,
  waiting: false,
  unsaved: false,
  hasSelection: false,
};

export const uiStore = createStore<UiState>(() => INITIAL_UI);

let nextToast = 1;

/** Shows a result for a while, and says it. */
export function showToast(text: string, options: { undoable?: boolean; exported?: string } = {}): void {
  const toast: Toast = {
    id: nextToast++,
    text,
    undoable: options.undoable ?? false,
    exported: options.exported ?? null,
  };
  uiStore.setState((state) => ({ toasts: [...state.toasts.slice(-2), toast] }));
  announce(text);
}

export function dismissToast(id: number): void {
  uiStore.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }));
}

/** An error that is shown already moves to the end: to fail in the same way twice says nothing new. */
export function showError(error: AppError): void {
  const words = JSON.stringify(error);
  uiStore.setState(({ errors }) => {
    const others = errors.filter((other) => JSON.stringify(other) !== words);
    return { errors: [...others.slice(-4), error] };
  });
}

export function dismissError(error: AppError): void {
  uiStore.setState((state) => ({ errors: state.errors.filter((other) => other !== error) }));
}

export function dismissTrouble(trouble: AppError): void {
  uiStore.setState((state) => ({ troubles: state.troubles.filter((other) => other !== trouble) }));
}

/** Says something to screen readers. The same text twice in a row is said twice. */
export function announce(text: string): void {
  uiStore.setState((state) => ({ announcement: state.announcement === text ? `${text}\u00a0` : text }));
}

export function openDialog(dialog: Dialog): void {
  uiStore.setState({ dialog });
}

export function closeDialog(): void {
  uiStore.setState({ dialog: null });
}

/** For what takes its time. @returns closes the dialog that is shown now, and no other that has taken its place since */
export function closerOfDialog(): () => void {
  const { dialog } = uiStore.getState();
  return () => {
    if (uiStore.getState().dialog === dialog) closeDialog();
  };
}
