import { describe, expect, it } from 'vitest';
import { actionOfChord, actionOfKey, type KeyPress } from './keyboard';

function press(key: string, code: string, part: Partial<KeyPress> = {}): KeyPress {
  return { key, code, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...part };
}

describe('actionOfKey', () => {
  it('takes digits by their place, so that AZERTY tags too', () => {
    expect(actionOfKey(press('2', 'Digit2'))).toBe('claim.contested');
    expect(actionOfKey(press('é', 'Digit2'))).toBe('claim.contested');
    expect(actionOfKey(press('@', 'Digit2', { shiftKey: true }))).toBeNull();
  });

  it('takes the number pad only while it writes digits', () => {
    expect(actionOfKey(press('1', 'Numpad1'))).toBe('claim.sourced');
    expect(actionOfKey(press('End', 'Numpad1'))).toBeNull();
  });

  it('takes letters by what they write, whatever their place and case', () => {
    expect(actionOfKey(press('a', 'KeyQ'))).toBe('review.accept');
    expect(actionOfKey(press('N', 'KeyN'))).toBe('claim.next');
    expect(actionOfKey(press('N', 'KeyN', { shiftKey: true }))).toBe('claim.previous');
    expect(actionOfKey(press('S', 'KeyS', { shiftKey: true }))).toBeNull();
  });

  it('goes by place where the layout writes no Latin letters', () => {
    expect(actionOfKey(press('ы', 'KeyS'))).toBe('claim.sentence');
  });

  it('knows keys with names, and the question mark with the Shift it needs', () => {
    expect(actionOfKey(press('Delete', 'Delete'))).toBe('claim.delete');
    expect(actionOfKey(press('Enter', 'Enter'))).toBe('claim.inspect');
    expect(actionOfKey(press('?', 'Slash', { shiftKey: true }))).toBe('help.keys');
  });

  it('leaves chords to the menu, and AltGr to the layout', () => {
    expect(actionOfKey(press('1', 'Digit1', { ctrlKey: true }))).toBeNull();
    expect(actionOfKey(press('f', 'KeyF', { metaKey: true }))).toBeNull();
    expect(actionOfKey(press('s', 'KeyS', { ctrlKey: true, altKey: true }))).toBeNull();
  });
});

describe('actionOfChord', () => {
  it('knows the accelerators of the menu, on a Mac and elsewhere', () => {
    expect(actionOfChord(press('i', 'KeyI', { ctrlKey: true }))).toBe('import.choose');
    expect(actionOfChord(press('b', 'KeyB', { metaKey: true }))).toBe('view.toggleNavigator');
    expect(actionOfChord(press('E', 'KeyE', { ctrlKey: true, shiftKey: true }))).toBe('export.open');
    expect(actionOfChord(press('y', 'KeyY', { ctrlKey: true }))).toBe('edit.redo');
  });

  it('leaves everything else alone', () => {
    expect(actionOfChord(press('c', 'KeyC', { ctrlKey: true }))).toBeNull();
    expect(actionOfChord(press('y', 'KeyY', { metaKey: true }))).toBeNull();
    expect(actionOfChord(press('i', 'KeyI', { ctrlKey: true, altKey: true }))).toBeNull();
    expect(actionOfChord(press('i', 'KeyI'))).toBeNull();
  });
});
