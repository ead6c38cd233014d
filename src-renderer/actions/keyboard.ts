/** Single keys: they work only where text is read, never where it is written (WCAG 2.1.4), and can be switched off. */
import { ACTIONS, type ActionId, type ActionSpec } from '../../src-shared/actions';
import { uiStore } from '../state/ui-store';
import { isEnabled, runAction } from './registry';
import { isTextField, undoInField } from './text-field';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Digits by place: on AZERTY the row gives "&é" without Shift. The number pad counts only while it writes digits. */
function digitOf({ key, code, shiftKey }: KeyPress): string | null {
  if (shiftKey) return null;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
  return code.startsWith('Numpad') && key !== digit ? null : digit;
}

/** Letters by what they write, so that they follow the layout; layouts without Latin letters go by place. */
function letterOf({ key, code, shiftKey }: KeyPress): string {
  const written = /^[\u0000-\u007f]+$/.test(key) ? key : code.replace(/^Key(?=[A-Z]$)/, '');
  if (written.length !== 1) return shiftKey ? `Shift+${written}` : written;
  if (!/[a-z]/i.test(written)) return written;
  return shiftKey ? `Shift+${written.toUpperCase()}` : written.toUpperCase();
}

/** The action of a single key; null = none. */
export function actionOfKey(press: KeyPress): ActionId | null {
  if (press.ctrlKey || press.altKey || press.metaKey) return null;
  const name = digitOf(press) ?? letterOf(press);
  return ACTIONS.find((action) => 'single' in action && action.single === name)?.id ?? null;
}

/** Keys that may be held down; all others act once a press. */
const REPEATABLE: readonly ActionId[] = [
  'claim.sentence',
  'claim.nextSentence',
  'claim.previousSentence',
  'claim.next',
  'claim.previous',
];

/** They belong to the article itself: in the claim list and the queue these keys mean something else. */
const IN_ARTICLE: readonly ActionId[] = [
  'claim.sentence',
  'claim.nextSentence',
  'claim.previousSentence',
  'claim.inspect',
];

const KEEPS_LETTERS = '[aria-haspopup], [role="combobox"], [role="menu"], [role="menuitem"]';
const KEEPS_ENTER =
  'a, button, summary, [role="button"], [role="link"], [role="row"], [role="option"], input';

function isInArticle(target: HTMLElement): boolean {
  return uiStore.getState().view === 'article' && target.closest('[data-pane="main"]') !== null;
}

function worksHere(id: ActionId, target: HTMLElement): boolean {
  if (id === 'help.keys') return true;
  if (target.closest('[data-single-keys]') === null || target.closest(KEEPS_LETTERS) !== null) return false;
  if (id === 'claim.inspect' && target.closest(KEEPS_ENTER) !== null) return false;
  return isInArticle(target) || !IN_ARTICLE.includes(id);
}

function singleKey(event: KeyboardEvent): ActionId | null {
  const { app, dialog } = uiStore.getState();
  if (dialog !== null || app?.settings.singleKeys === false) return null;
  if (!(event.target instanceof HTMLElement) || isTextField(event.target)) return null;
  const id = actionOfKey(event);
  if (id === null || (event.repeat && !REPEATABLE.includes(id))) return null;
  return worksHere(id, event.target) && isEnabled(id) ? id : null;
}

/** The action of a menu's accelerator; null = none. Letters and digits alone: the others nobody takes away. */
export function actionOfChord(press: KeyPress): ActionId | null {
  if (press.altKey || press.ctrlKey === press.metaKey) return null;
  const name = `${press.shiftKey ? 'Shift+' : ''}${press.key.toUpperCase()}`;
  const chords = [`CmdOrCtrl+${name}`, press.ctrlKey ? `Ctrl+${name}` : ''];
  const isIts = (spec: ActionSpec) =>
    [spec.key, spec.alsoKey].some((key) => key !== undefined && chords.includes(key));
  return ACTIONS.find(isIts)?.id ?? null;
}

/**
 * Accelerators outside text fields. They are the menu's, but Chromium takes some of them (Ctrl+B, Ctrl+I) from
 * it wherever there is a caret, which the read-only article has; so the window does all of them itself.
 */
function chord(event: KeyboardEvent): ActionId | null {
  const id = isTextField(event.target) || event.repeat ? null : actionOfChord(event);
  return id !== null && isEnabled(id) ? id : null;
}

/** Undo and redo keys, which the native menu would take from a text field that still has steps of its own. */
function fieldStep(event: KeyboardEvent): 'undo' | 'redo' | null {
  if (event.altKey || event.ctrlKey === event.metaKey || !isTextField(event.target)) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey ? 'redo' : null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (!event.isTrusted || event.isComposing || event.defaultPrevented) return;
  const step = fieldStep(event);
  if (step !== null) {
    if (undoInField(step)) take(event);
    return;
  }
  const id = chord(event) ?? singleKey(event);
  if (id === null) return;
  take(event);
  void runAction(id);
}

function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/** Listens before any component does: lists would take letters for typing ahead. @returns a function that stops it */
export function listenToKeys(): () => void {
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}
