/** Read-only with a caret: an EditContext takes all that is typed and keeps it from the text (EditContext API, W3C). */

declare global {
  /** Not in TypeScript's DOM library: Chromium alone has it. */
  class EditContext extends EventTarget {
    readonly text: string;
    updateText(start: number, end: number, text: string): void;
  }
  interface HTMLElement {
    editContext: EditContext | null;
  }
}

function refuse(event: Event): void {
  event.preventDefault();
}

/** Dropped files are an import, which the window sees to; anything else has no place in the text. */
function refuseDroppedText(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) event.preventDefault();
}

/** Text may be dragged out, e.g. into a field: as a copy, never as a move. */
function dragAsCopy(event: DragEvent): void {
  if (event.dataTransfer) event.dataTransfer.effectAllowed = 'copy';
}

/** Gives `root` a caret and full keyboard selection, and lets nothing alter it. @returns a function that ends it */
export function makeReadable(root: HTMLElement): () => void {
  const context = new EditContext();
  const forgetTyped = () => {
    context.updateText(0, context.text.length, '');
  };
  context.addEventListener('textupdate', forgetTyped);
  root.editContext = context;
  root.tabIndex = 0;
  root.spellcheck = false;
  root.addEventListener('beforeinput', refuse);
  root.addEventListener('cut', refuse);
  root.addEventListener('paste', refuse);
  root.addEventListener('drop', refuseDroppedText);
  root.addEventListener('dragstart', dragAsCopy);
  return () => {
    context.removeEventListener('textupdate', forgetTyped);
    root.editContext = null;
    root.removeEventListener('beforeinput', refuse);
    root.removeEventListener('cut', refuse);
    root.removeEventListener('paste', refuse);
    root.removeEventListener('drop', refuseDroppedText);
    root.removeEventListener('dragstart', dragAsCopy);
  };
}
