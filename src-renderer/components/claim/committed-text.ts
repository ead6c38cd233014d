/** Committed text: the draft of one field, and when it is sent to the case file. */

/** A pause in typing after which a draft is sent, in ms: short enough that little is ever unsaved. */
export const IDLE_MS = 800;

export interface CommittedTextOptions {
  /** @returns whether it was committed; after a failure the draft is sent again at the next occasion */
  readonly commit: (text: string) => Promise<boolean>;
  /** What is wrong with a draft; undefined = nothing. A draft with a problem is kept, and not sent. */
  readonly problemOf?: ((text: string) => string | undefined) | undefined;
  /** A commit came back, and it is known what the case file holds. */
  readonly settled?: () => void;
}

export class CommittedText {
  readonly #options: CommittedTextOptions;
  readonly #listeners = new Set<() => void>();
  /** What the case file holds, as far as is known. */
  #known: string;
  #draft: string;
  /** On its way to the case file. */
  #sent: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(value: string, options: CommittedTextOptions, draft: string = value) {
    this.#known = value;
    this.#draft = draft;
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly draft = (): string => this.#draft;

  /** True while the draft is not what the case file holds. */
  isDirty(): boolean {
    return this.#draft !== this.#known;
  }

  edit(text: string): void {
    this.#setDraft(text);
    this.#stopTimer();
    this.#timer = setTimeout(() => {
      this.flush();
    }, IDLE_MS);
  }

  /** Sends the draft now, if there is anything to send. */
  flush(): void {
    this.#stopTimer();
    const text = this.#draft;
    if (text === (this.#sent ?? this.#known) || this.#options.problemOf?.(text) !== undefined) return;
    this.#sent = text;
    void this.#options.commit(text).then((committed) => {
      if (this.#sent === text) this.#sent = null;
      if (committed) this.#known = text;
      this.#options.settled?.();
    });
  }

  /** Follows the case file: a draft that is being written is left alone, anything else takes the new value. */
  follow(value: string): void {
    if (value === this.#known) return;
    // A draft that was typed back to the old value is still being written while the older text is on its way.
    const isIdle = this.#timer === null && this.#sent === null && !this.isDirty();
    this.#known = value;
    if (isIdle) this.#setDraft(value);
  }

  #setDraft(text: string): void {
    if (text === this.#draft) return;
    this.#draft = text;
    for (const listener of this.#listeners) listener();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
