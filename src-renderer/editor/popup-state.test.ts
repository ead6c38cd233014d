import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Place } from '../../src-shared/commands/command';
import { PopupState } from './popup-state';

const PLACE: Place = { start: 1, end: 4, exact: 'abc' };
let place: Place | null = null;
let popup = new PopupState(() => place);
const about = () => popup.store.getState().about;

beforeEach(() => {
  vi.useFakeTimers();
  place = null;
  popup = new PopupState(() => place);
});
afterEach(() => {
  vi.useRealTimers();
});

it('waits until a selection made with keys has settled', () => {
  place = PLACE;
  popup.selected();
  vi.advanceTimersByTime(200);
  popup.selected();
  vi.advanceTimersByTime(200);
  expect(about()).toBe('nothing');
  vi.advanceTimersByTime(100);
  expect(popup.store.getState()).toEqual({ about: 'selection', place: PLACE });
});

it('comes at once when the mouse is let go, and not before', () => {
  popup.press();
  place = PLACE;
  popup.selected();
  vi.advanceTimersByTime(1000);
  expect(about()).toBe('nothing');
  popup.release();
  expect(about()).toBe('selection');
});

it('does not come for a caret', () => {
  popup.selected();
  vi.advanceTimersByTime(1000);
  expect(about()).toBe('nothing');
});

it('goes when something else is selected, and does not come back after it was hidden', () => {
  popup.showClaim('claim');
  expect(popup.store.getState()).toEqual({ about: 'claim', claimId: 'claim' });
  place = PLACE;
  popup.selected();
  expect(about()).toBe('nothing');
  expect(popup.hide()).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(about()).toBe('nothing');
});
