/** Drafts: what is being typed goes to main before it is worth an entry of the journal, so that no crash takes it. */
import { isInClaim, type Draft, type DraftCommand } from '../../src-shared/commands/draft';
import { newId } from '../../src-shared/domain/ids';
import { request } from '../bridge/client';
import { caseStore } from './case-store';
import { run } from './run';
import { uiStore } from './ui-store';

/** How long typed text may be in the window alone, in ms: with the time to write it, well below a second. */
export const KEEP_MS = 500;

/** What another page left behind has other keys, so it stays until somebody decides. */
const PAGE = newId();

/** Fields that hold something the case file does not; one that is left with it, and comes back, is the same field. */
const unsaved = new Set<string>();

function tellUnsaved(): void {
  const isUnsaved = unsaved.size > 0;
  if (uiStore.getState().unsaved !== isUnsaved) uiStore.setState({ unsaved: isUnsaved });
}

/** The case is another one: what could not be saved is offered when it is opened again. */
export function forgetUnsaved(): void {
  unsaved.clear();
  tellUnsaved();
}

/** Keeps the draft of one field. */
export class DraftKeeper {
  readonly #key: string;
  readonly #pending: () => DraftCommand | null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isKept = false;

  /**
   * @param field names the field in the whole case
   * @param pending what would save the text, if it fits; null = it is saved
   */
  constructor(field: string, pending: () => DraftCommand | null) {
    this.#key = `${field} ${PAGE}`;
    this.#pending = pending;
  }

  /** Something was typed. Somebody who never pauses is kept up with all the same. */
  typed(): void {
    this.#tell();
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#keep();
    }, KEEP_MS);
  }

  /** A commit came back; what was typed meanwhile is kept in its turn. */
  settled(): void {
    this.#tell();
    if (this.#pending() !== null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#keep();
  }

  /** "Saved" is said of the whole window, so each field says whether it is. */
  #tell(): void {
    if (this.#pending() === null) unsaved.delete(this.#key);
    else unsaved.add(this.#key);
    tellUnsaved();
  }

  #keep(): void {
    this.#tell();
    const command = this.#pending();
    if (command === null && !this.#isKept) return;
    this.#isKept = command !== null;
    // Where that fails the text is still in its field, and main has logged why.
    void (command === null
      ? request('draft.drop', { key: this.#key })
      : request('draft.keep', { key: this.#key, command }));
  }
}

function take(key: string): void {
  uiStore.setState((state) => ({ drafts: state.drafts.filter((draft) => draft.key !== key) }));
  void request('draft.drop', { key });
}

/** Shows what was left behind; what did get into the case is forgotten without a word. */
export function showDrafts(drafts: readonly Draft[]): void {
  const { claims } = caseStore.getState();
  const left = drafts.filter(({ key }) => !key.endsWith(PAGE));
  const isSaved = (draft: Draft): boolean => {
    const claim = claims.get(draft.command.id);
    return claim !== undefined && isInClaim(draft, claim);
  };
  uiStore.setState({ drafts: left });
  for (const draft of left) if (isSaved(draft)) take(draft.key);
}

/** Puts a text that was left behind where it was typed, as a change like any other. */
export async function putInDraft({ key, command }: Draft): Promise<void> {
  if (await run(command)) take(key);
}

export function discardDraft({ key }: Draft): void {
  take(key);
}
