import { expect, test } from 'vitest';
import { isConflictedCopyOf } from './conflicted-name';

test.each([
  "Harbour (Ann's conflicted copy 2026-01-15).plumb",
  'Harbour (conflicted copy 2026-01-15 093000).plumb',
  'Harbour (Case Conflict).plumb',
  'Harbour.sync-conflict-20260115-093000-ABCDEFG.plumb',
  'Harbour_conflict-20260115-093000.plumb',
  'Harbour (conflicted copy).PLUMB',
])('%s is a conflicted copy of Harbour.plumb', (name) => {
  expect(isConflictedCopyOf(name, 'Harbour.plumb')).toBe(true);
});

test.each([
  'Harbour.plumb',
  'Harbour Copy.plumb',
  'Harbour (2).plumb',
  'Harbour conflict of interest.plumb',
  'Harbour2 (conflicted copy).plumb',
  'Other (conflicted copy).plumb',
  'Harbour (conflicted copy).txt',
  'Harbour (conflicted copy).plumb-journal',
])('%s is none', (name) => {
  expect(isConflictedCopyOf(name, 'Harbour.plumb')).toBe(false);
});
