/** Menu: the native menu of one window, built from the table of actions. */
import type { MenuItemConstructorOptions } from 'electron';
import { ACTIONS, type ActionId, type ActionSpec } from '../../src-shared/actions';
import type { History } from '../../src-shared/domain/snapshot';
import type { RecentCase } from '../../src-shared/ipc/types';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { labelText } from '../../src-shared/strings/text';

export interface MenuModel {
  readonly mac: boolean;
  readonly packaged: boolean;
  readonly enabled: ReadonlySet<ActionId>;
  /** Of the window's case; null on the start screen. */
  readonly history: Pick<History, 'undo' | 'redo'> | null;
  readonly recent: readonly RecentCase[];
}

export interface MenuDoors {
  readonly run: (id: ActionId) => void;
  readonly openRecent: (id: string) => void;
}

type Item = MenuItemConstructorOptions;

const words = en.menuExtras;
const SEPARATOR: Item = { type: 'separator' };

/** What a window can do before its page has said so. */
export const ALWAYS_ENABLED: ReadonlySet<ActionId> = new Set<ActionId>([
  'case.new',
  'case.open',
  'case.openSample',
  'settings.open',
  'help.keys',
  'help.about',
]);

/** "Undo Tag as Contested": undo and redo take their name and state from the case's journal. */
function labelOf(id: ActionId, history: MenuModel['history']): string {
  if (id === 'edit.undo' && history?.undo) return fill(words.undoNamed, { label: labelText(history.undo) });
  if (id === 'edit.redo' && history?.redo) return fill(words.redoNamed, { label: labelText(history.redo) });
  return en.actions[id];
}

function isEnabled(id: ActionId, { enabled, history }: MenuModel): boolean {
  if (id === 'edit.undo') return history?.undo !== null && history !== null;
  if (id === 'edit.redo') return history?.redo !== null && history !== null;
  return enabled.has(id);
}

function actionItems(
  spec: ActionSpec & { readonly id: ActionId },
  model: MenuModel,
  { run }: MenuDoors,
): Item[] {
  const item: Item = {
    id: spec.id,
    // An ampersand would mark a letter to press.
    label: labelOf(spec.id, model.history).replaceAll('&', '&&'),
    enabled: isEnabled(spec.id, model),
    click: () => {
      run(spec.id);
    },
  };
  const main: Item = spec.key === undefined ? item : { ...item, accelerator: spec.key };
  const also: Item[] =
    spec.alsoKey === undefined
      ? []
      : [{ ...item, id: `${spec.id}.also`, accelerator: spec.alsoKey, visible: false }];
  return [...(spec.separated ? [SEPARATOR] : []), main, ...also];
}

function actionsOf(
  menu: ActionSpec['menu'],
  model: MenuModel,
  doors: MenuDoors,
  except: readonly ActionId[] = [],
): Item[] {
  return ACTIONS.filter((action) => action.menu === menu && !except.includes(action.id)).flatMap((action) =>
    actionItems(action, model, doors),
  );
}

function recentMenu({ recent }: MenuModel, { openRecent }: MenuDoors): Item {
  const submenu: Item[] = recent.map(({ id, name, folder, missing }) => ({
    label: `${name} (${folder})`.replaceAll('&', '&&'),
    enabled: !missing,
    click: () => {
      openRecent(id);
    },
  }));
  const none: Item = { label: words.noRecent, enabled: false };
  return { id: 'recent', label: words.openRecent, submenu: submenu.length === 0 ? [none] : submenu };
}

function fileMenu(model: MenuModel, doors: MenuDoors): Item {
  const items = actionsOf('file', model, doors, model.mac ? ['settings.open'] : []);
  const afterOpen = items.findIndex(({ id }) => id === 'case.open') + 1;
  const quit: Item[] = model.mac ? [] : [SEPARATOR, { role: 'quit', label: words.quit }];
  return {
    label: en.menus.file,
    submenu: [...items.slice(0, afterOpen), recentMenu(model, doors), ...items.slice(afterOpen), ...quit],
  };
}

/** Cut, copy and paste act in the page by themselves; undo and redo never do, they are the journal's. */
function editMenu(model: MenuModel, doors: MenuDoors): Item {
  const items = actionsOf('edit', model, doors);
  const afterRedo = items.findIndex(({ id }) => id === 'edit.redo.also') + 1;
  const text: Item[] = [
    SEPARATOR,
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ];
  return {
    label: en.menus.edit,
    submenu: [...items.slice(0, afterRedo), ...text, ...items.slice(afterRedo)],
  };
}

function viewMenu(model: MenuModel, doors: MenuDoors): Item {
  const zoom: Item[] = [
    SEPARATOR,
    { role: 'zoomIn', label: words.zoomIn },
    // Plus needs Shift on most keyboards, and people press the key without it.
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false },
    { role: 'zoomOut', label: words.zoomOut },
    { role: 'resetZoom', label: words.zoomReset },
    SEPARATOR,
    { role: 'togglefullscreen', label: words.fullScreen },
  ];
  const developer: Item[] = model.packaged ? [] : [{ role: 'toggleDevTools', label: en.app.developerTools }];
  return { label: en.menus.view, submenu: [...actionsOf('view', model, doors), ...zoom, ...developer] };
}

function macAppMenu(model: MenuModel, doors: MenuDoors): Item[] {
  if (!model.mac) return [];
  const settings = ACTIONS.filter(({ id }) => id === 'settings.open').flatMap((action) =>
    actionItems(action, model, doors),
  );
  return [
    {
      label: en.app.name,
      submenu: [
        ...settings,
        SEPARATOR,
        { role: 'hide' },
        { role: 'hideOthers' },
        SEPARATOR,
        { role: 'quit', label: words.quit },
      ],
    },
  ];
}

export function menuTemplate(model: MenuModel, doors: MenuDoors): Item[] {
  return [
    ...macAppMenu(model, doors),
    fileMenu(model, doors),
    editMenu(model, doors),
    viewMenu(model, doors),
    { label: en.menus.claim, submenu: actionsOf('claim', model, doors) },
    { label: en.menus.review, submenu: actionsOf('review', model, doors) },
    ...(model.mac ? [{ role: 'windowMenu', label: words.window } as const] : []),
    { role: 'help', label: en.menus.help, submenu: actionsOf('help', model, doors) },
  ];
}
