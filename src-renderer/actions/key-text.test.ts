import { describe, expect, it } from 'vitest';
import { actionSpec } from '../../src-shared/actions';
import { keysOf, keyText } from './key-text';

describe('keyText', () => {
  it('names keys as the platform does', () => {
    expect(keyText('CmdOrCtrl+Shift+E', 'linux')).toBe('Ctrl+Shift+E');
    expect(keyText('CmdOrCtrl+Shift+E', 'darwin')).toBe('⇧⌘E');
    expect(keyText('Shift+N', 'darwin')).toBe('⇧N');
    expect(keyText('F6', 'darwin')).toBe('F6');
  });
});

describe('keysOf', () => {
  it('lists the chord, the second chord and the single key', () => {
    expect(keysOf(actionSpec('edit.redo'), 'win32')).toEqual(['Ctrl+Shift+Z', 'Ctrl+Y']);
    expect(keysOf(actionSpec('edit.redo'), 'darwin')).toEqual(['⇧⌘Z']);
    expect(keysOf(actionSpec('claim.flag'), 'linux')).toEqual(['F']);
    expect(keysOf(actionSpec('view.bin'), 'linux')).toEqual([]);
  });
});
