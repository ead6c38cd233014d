/**
 * The table of actions: everything a person can ask the app to do, once. The native menu, the palette,
 * the shortcut sheet and the tests read it; what an action does stands in the window's `actions/`.
 */

/** `key` is an Electron accelerator; `single` a key that works only while the article, list or queue has focus. */
export interface ActionSpec {
  readonly id: string;
  readonly menu: 'file' | 'edit' | 'view' | 'claim' | 'review' | 'help';
  readonly key?: string;
  readonly alsoKey?: string;
  readonly single?: string;
  /** Starts a new group in its menu. */
  readonly separated?: true;
}

export const ACTIONS = [
  { id: 'case.new', menu: 'file', key: 'CmdOrCtrl+N' },
  { id: 'case.open', menu: 'file', key: 'CmdOrCtrl+O' },
  { id: 'case.openSample', menu: 'file' },
  { id: 'case.saveVersion', menu: 'file', key: 'CmdOrCtrl+S', separated: true },
  { id: 'case.versions', menu: 'file' },
  { id: 'case.check', menu: 'file' },
  { id: 'case.saveCopy', menu: 'file', key: 'CmdOrCtrl+Shift+S' },
  { id: 'import.choose', menu: 'file', key: 'CmdOrCtrl+I', separated: true },
  { id: 'import.paste', menu: 'file', key: 'CmdOrCtrl+Shift+V' },
  { id: 'export.open', menu: 'file', key: 'CmdOrCtrl+Shift+E' },
  { id: 'settings.open', menu: 'file', key: 'CmdOrCtrl+,', separated: true },
  { id: 'case.close', menu: 'file', key: 'CmdOrCtrl+W', separated: true },
  { id: 'edit.undo', menu: 'edit', key: 'CmdOrCtrl+Z' },
  { id: 'edit.redo', menu: 'edit', key: 'CmdOrCtrl+Shift+Z', alsoKey: 'Ctrl+Y' },
  { id: 'palette.open', menu: 'edit', key: 'CmdOrCtrl+K', separated: true },
  { id: 'view.article', menu: 'view', key: 'CmdOrCtrl+1' },
  { id: 'view.claims', menu: 'view', key: 'CmdOrCtrl+2' },
  { id: 'view.references', menu: 'view', key: 'CmdOrCtrl+3' },
  { id: 'view.review', menu: 'view', key: 'CmdOrCtrl+4' },
  { id: 'view.bin', menu: 'view' },
  { id: 'view.history', menu: 'view', key: 'CmdOrCtrl+5' },
  { id: 'view.nextPane', menu: 'view', key: 'F6', separated: true },
  { id: 'view.previousPane', menu: 'view', key: 'Shift+F6' },
  { id: 'view.toggleNavigator', menu: 'view', key: 'CmdOrCtrl+B' },
  { id: 'view.toggleInspector', menu: 'view', key: 'CmdOrCtrl+J' },
  { id: 'claim.sentence', menu: 'claim', single: 'S' },
  { id: 'claim.nextSentence', menu: 'claim', single: 'J' },
  { id: 'claim.previousSentence', menu: 'claim', single: 'K' },
  { id: 'claim.sourced', menu: 'claim', single: '1', separated: true },
  { id: 'claim.contested', menu: 'claim', single: '2' },
  { id: 'claim.framing', menu: 'claim', single: '3' },
  { id: 'claim.flag', menu: 'claim', single: 'F' },
  { id: 'claim.evidence', menu: 'claim', single: 'E' },
  { id: 'claim.next', menu: 'claim', single: 'N', separated: true },
  { id: 'claim.previous', menu: 'claim', single: 'Shift+N' },
  { id: 'claim.inspect', menu: 'claim', single: 'Enter' },
  { id: 'claim.delete', menu: 'claim', single: 'Delete', separated: true },
  { id: 'review.accept', menu: 'review', single: 'A' },
  { id: 'review.sendBack', menu: 'review', single: 'B' },
  { id: 'review.later', menu: 'review', single: 'D' },
  { id: 'review.openInArticle', menu: 'review', single: 'O' },
  { id: 'help.keys', menu: 'help', single: '?' },
  { id: 'help.about', menu: 'help' },
] as const satisfies readonly ActionSpec[];

export type ActionId = (typeof ACTIONS)[number]['id'];

export function actionSpec(id: ActionId): ActionSpec {
  const spec = ACTIONS.find((action) => action.id === id);
  if (!spec) throw new Error(`No such action: ${id}`);
  return spec;
}
