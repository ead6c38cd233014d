import { expect, test, vi } from 'vitest';
import { createCaseFiles, type CaseFilesPlan } from './case-files';
import type { AppWindow } from './window';

vi.mock('electron', () => ({ dialog: {}, shell: {} }));

test('a case is closed once nothing is under way in its window, and what was typed meanwhile is handed over', async () => {
  const done: string[] = [];
  const plan = {
    cases: { close: () => done.push('closed') },
    endImports: () => done.push('imports ended'),
    leave: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      done.push('left');
    },
  };
  await createCaseFiles(plan as unknown as CaseFilesPlan).close({} as AppWindow);
  expect(done).toEqual(['left', 'imports ended', 'closed']);
});
