import { expect, test } from 'vitest';
import { closeDialog, closerOfDialog, openDialog, uiStore } from './ui-store';

test('what took its time closes its own dialog, and not the one in which somebody types by then', () => {
  openDialog({ kind: 'versions' });
  closerOfDialog()();
  expect(uiStore.getState().dialog).toBeNull();

  openDialog({ kind: 'versions' });
  const close = closerOfDialog();
  closeDialog();
  close();
  openDialog({ kind: 'versions' });
  close();
  expect(uiStore.getState().dialog).toEqual({ kind: 'versions' });
});
