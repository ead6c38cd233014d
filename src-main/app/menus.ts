/** Menus: keeps the native menu that of the window in front. */
import { Menu } from 'electron';
import { menuTemplate, type MenuDoors, type MenuModel } from './menu';
import type { AppWindow } from './window';
import type { Windows } from './windows';

export interface Menus {
  /** Soon: several changes at once make one new menu. */
  readonly refresh: () => void;
}

export interface MenusPlan {
  readonly windows: Windows;
  readonly modelOf: (window: AppWindow) => MenuModel;
  readonly doorsOf: (window: AppWindow) => MenuDoors;
}

export function createMenus({ windows, modelOf, doorsOf }: MenusPlan): Menus {
  let isWaiting = false;
  const show = (): void => {
    isWaiting = false;
    const window = windows.current();
    if (!window) return;
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(modelOf(window), doorsOf(window))));
  };
  return {
    refresh: () => {
      if (isWaiting) return;
      isWaiting = true;
      setImmediate(show);
    },
  };
}
