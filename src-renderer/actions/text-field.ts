/** Text fields keep their own keys, and their own undo while it has steps. */

const TEXT_INPUTS = ['text', 'search', 'url', 'email', 'tel', 'password', 'number', 'date'];

/** True where typing writes: fields and editors. The read-only article is none. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}

type Step = 'undo' | 'redo';

/** Editors with a history of their own listen to the key, and say by preventDefault that they took it. */
function undoInEditor(editor: HTMLElement, step: Step): boolean {
  const isMac = navigator.userAgent.includes('Mac');
  const event = new KeyboardEvent('keydown', {
    key: 'z',
    code: 'KeyZ',
    ctrlKey: !isMac,
    metaKey: isMac,
    shiftKey: step === 'redo',
    bubbles: true,
    cancelable: true,
  });
  return !editor.dispatchEvent(event);
}

function stepInField(step: Step): boolean {
  // Deprecated, and still the only way to a field's own undo in Chromium.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return document.queryCommandEnabled(step) && document.execCommand(step);
}

/** True while a step took or gave one letter of a word: more of the word is to follow. */
export function isInsideWord(before: string, after: string): boolean {
  if (Math.abs(before.length - after.length) !== 1) return false;
  const [longer, shorter] = before.length > after.length ? [before, after] : [after, before];
  let at = 0;
  while (at < shorter.length && longer[at] === shorter[at]) at += 1;
  return /\S/u.test(longer[at] ?? '');
}

/** React writes each letter back into its field, which makes a step of each: goes word by word all the same. */
function stepByWord(field: HTMLInputElement | HTMLTextAreaElement, step: Step): boolean {
  let before = field.value;
  if (!stepInField(step)) return false;
  while (isInsideWord(before, field.value)) {
    before = field.value;
    if (!stepInField(step)) break;
  }
  return true;
}

/** @returns whether the text field with the focus took the step */
export function undoInField(step: Step): boolean {
  const field = document.activeElement;
  if (!(field instanceof HTMLElement) || !isTextField(field)) return false;
  if (field.isContentEditable) return undoInEditor(field, step);
  const hasText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return hasText && stepByWord(field, step);
}
