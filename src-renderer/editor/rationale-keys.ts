/** Rationale keys: undo that goes on in the case when the text has no more steps, and "@" for a reference. */
import { createEmptyHistoryState, registerHistory, type HistoryState } from '@lexical/history';
import {
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_HIGH,
  KEY_DOWN_COMMAND,
  REDO_COMMAND,
  UNDO_COMMAND,
  type LexicalEditor,
} from 'lexical';
import { runAction } from '../actions/registry';

/** Typing within this time is one step, in ms. */
const STEP = 500;

type Step = 'undo' | 'redo';

function stepOf(event: KeyboardEvent): Step | null {
  if (event.altKey || event.ctrlKey === event.metaKey) return null;
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey ? 'redo' : null;
}

/**
 * Takes the step here while there is one, and says so by preventDefault. A key that a person pressed goes on to the
 * case; one that the case's own undo has sent to ask the editor is left alone.
 */
function takeStep(editor: LexicalEditor, history: HistoryState, step: Step, event: KeyboardEvent): void {
  const steps = step === 'undo' ? history.undoStack : history.redoStack;
  if (steps.length > 0) {
    event.preventDefault();
    editor.dispatchCommand(step === 'undo' ? UNDO_COMMAND : REDO_COMMAND, undefined);
  } else if (event.isTrusted) {
    event.preventDefault();
    void runAction(step === 'undo' ? 'edit.undo' : 'edit.redo');
  }
}

export interface TextHistory {
  /** Forgets all steps: what they led back to is no longer there. */
  readonly clear: () => void;
  readonly unregister: () => void;
}

export function registerTextHistory(editor: LexicalEditor): TextHistory {
  const history = createEmptyHistoryState();
  const endings = [
    registerHistory(editor, history, STEP),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const step = stepOf(event);
        if (step === null) return false;
        takeStep(editor, history, step, event);
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
  ];
  return {
    clear: () => {
      history.undoStack.length = 0;
      history.redoStack.length = 0;
      history.current = null;
    },
    unregister: () => {
      for (const end of endings) end();
    },
  };
}

/** True where "@" can't be part of an address: at the start of a line, or behind a blank or an opening bracket. */
function $atWordStart(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const { anchor } = selection;
  if (anchor.type !== 'text') return true;
  const before = anchor.getNode().getTextContent().slice(0, anchor.offset);
  return before === '' || /[\s([{]$/u.test(before);
}

export function registerReferenceKey(editor: LexicalEditor, open: () => void): () => void {
  return editor.registerCommand(
    KEY_DOWN_COMMAND,
    (event) => {
      if (event.key !== '@' || event.isComposing || !editor.isEditable() || !$atWordStart()) return false;
      event.preventDefault();
      open();
      return true;
    },
    COMMAND_PRIORITY_HIGH,
  );
}
