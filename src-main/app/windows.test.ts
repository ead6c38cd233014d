import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import type { AppWindow } from './window';
import { createWindows } from './windows';

vi.mock('electron', () => ({ BrowserWindow: { getFocusedWindow: () => null } }));

function startScreen(): { readonly window: AppWindow; readonly close: () => void } {
  let isGone = false;
  const browser = Object.assign(new EventEmitter(), { isDestroyed: () => isGone });
  const close = (): void => {
    isGone = true;
    browser.emit('closed');
  };
  return { window: { browser, openCase: null } as unknown as AppWindow, close };
}

test('a window that was closed while its case was inspected takes none any more', () => {
  const windows = createWindows();
  const [there, gone] = [startScreen(), startScreen()];
  windows.add(there.window);
  windows.add(gone.window);
  expect(windows.free(gone.window)).toBe(gone.window);
  gone.close();
  expect(windows.free(gone.window)).toBe(there.window);
  there.close();
  expect(windows.free(gone.window)).toBeUndefined();
});
