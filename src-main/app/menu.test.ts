import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { ACTIONS } from '../../src-shared/actions';
import { ALWAYS_ENABLED, menuTemplate, type MenuDoors, type MenuModel } from './menu';

const model: MenuModel = {
  mac: false,
  packaged: true,
  enabled: ALWAYS_ENABLED,
  history: null,
  recent: [],
};
const noDoors: MenuDoors = { run: () => undefined, openRecent: () => undefined };

type Item = MenuItemConstructorOptions;

function allItems(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? allItems(item.submenu) : [])]);
}

function find(changed: Partial<MenuModel>, id: string, doors: MenuDoors = noDoors): Item {
  const item = allItems(menuTemplate({ ...model, ...changed }, doors)).find((each) => each.id === id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
}

describe('menuTemplate', () => {
  test.each([false, true])('has every action once, with its key (macOS: %s)', (mac) => {
    const items = allItems(menuTemplate({ ...model, mac }, noDoors));
    for (const action of ACTIONS) {
      const matching = items.filter(({ id }) => id === action.id);
      expect(matching, action.id).toHaveLength(1);
      expect(matching[0]?.accelerator).toBe('key' in action ? action.key : undefined);
    }
  });

  test('no two visible or hidden items share a key', () => {
    const keys = allItems(menuTemplate(model, noDoors)).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('single keys are never registered: they would be taken from text fields', () => {
    const keys = allItems(menuTemplate(model, noDoors)).flatMap(({ accelerator }) => accelerator ?? []);
    expect(keys.filter((key) => /^(Shift\+)?([A-Z0-9?]|Enter|Delete)$/i.test(key))).toEqual([]);
  });

  test('undo and redo are the journal, not the roles of a text field', () => {
    const roles = allItems(menuTemplate(model, noDoors)).map(({ role }) => role);
    expect(roles).not.toContain('undo');
    expect(roles).not.toContain('redo');
    expect(roles).toContain('copy');
  });

  test('undo says what it undoes', () => {
    const history = { undo: { code: 'claim.tag', tags: ['contested'] }, redo: null } as const;
    expect(find({ history: { undo: history.undo as never, redo: null } }, 'edit.undo')).toMatchObject({
      label: 'Undo Tag as Contested',
      enabled: true,
    });
    expect(find({ history: { undo: null, redo: null } }, 'edit.undo')).toMatchObject({
      label: 'Undo',
      enabled: false,
    });
    expect(find({ history: null }, 'edit.redo')).toMatchObject({ label: 'Redo', enabled: false });
  });

  test('an action is enabled as the page says', () => {
    expect(find({}, 'claim.sourced').enabled).toBe(false);
    expect(find({ enabled: new Set(['claim.sourced']) }, 'claim.sourced').enabled).toBe(true);
    expect(find({}, 'case.new').enabled).toBe(true);
  });

  test('a click says which action', () => {
    const run = vi.fn();
    const item = find({}, 'case.new', { ...noDoors, run });
    (item.click as (() => void) | undefined)?.();
    expect(run).toHaveBeenCalledWith('case.new');
  });

  test('recent cases are listed, missing ones greyed, ampersands kept', () => {
    const recent = [
      { id: 'a', name: 'R&D.plumb', folder: '/cases', openedAt: '', missing: false },
      { id: 'b', name: 'gone.plumb', folder: '/cases', openedAt: '', missing: true },
    ];
    const items = find({ recent }, 'recent').submenu as Item[];
    expect(items.map(({ label, enabled }) => [label, enabled])).toEqual([
      ['R&&D.plumb (/cases)', true],
      ['gone.plumb (/cases)', false],
    ]);
    expect(find({}, 'recent').submenu).toHaveLength(1);
  });

  test('developer tools only where the app is not packaged', () => {
    const roles = (packaged: boolean) =>
      allItems(menuTemplate({ ...model, packaged }, noDoors)).map(({ role }) => role);
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(false)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
  });
});
