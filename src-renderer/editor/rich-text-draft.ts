/** Rich text draft: what is in an editor, and when it goes to the case file. */
import type { RichText } from '../../src-shared/domain/rich-text';
import { sameRichText } from './rich-text-normal';

/** A pause in typing after which a draft is sent, in ms: short enough that little is ever unsaved. */
const IDLE = 800;

/** @returns whether it was committed; undefined = the caller does not know, and it counts as committed */
export type CommitRichText = (value: RichText) => Promise<boolean> | undefined;

export class RichTextDraft {
  private draft: RichText;
  /** What was sent last, as long as the case file has not answered with it. */
  private sent: RichText | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  private commit: CommitRichText = () => undefined;
  private settled: () => void = () => undefined;

  /** @param known what the case file holds */
  constructor(private known: RichText) {
    this.draft = known;
  }

  /** Where drafts go from now on, and who is told when a commit came back. */
  commitWith(commit: CommitRichText, settled: () => void = () => undefined): void {
    this.commit = commit;
    this.settled = settled;
  }

  edit(value: RichText): void {
    this.draft = value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.flush();
    }, IDLE);
  }

  /** Sends the draft now, if it says anything new. A draft that could not be committed is sent again next time. */
  flush(): void {
    clearTimeout(this.timer);
    const { draft } = this;
    if (sameRichText(draft, this.sent ?? this.known)) return;
    this.sent = draft;
    void Promise.resolve(this.commit(draft)).then((committed) => {
      if (this.sent !== draft) return;
      this.sent = null;
      if (committed !== false) this.known = draft;
      this.settled();
    });
  }

  /** What is typed and not in the case file; null = nothing. */
  pending(): RichText | null {
    return sameRichText(this.draft, this.known) ? null : this.draft;
  }

  /** The case file holds something else now. @returns whether the editor has to show it; typing goes before */
  follow(value: RichText): boolean {
    const isWriting = !sameRichText(this.draft, this.known);
    if (sameRichText(value, this.known)) return false;
    this.known = value;
    if (isWriting || sameRichText(this.draft, value)) return false;
    this.draft = value;
    return true;
  }
}
