import { expect, test, vi } from 'vitest';
import type { InspectionReport } from '../../src-shared/domain/inspection';
import { Refusal } from '../../src-shared/errors';
import { createCases, type CasesPlan, type Damage } from './cases';
import { createJobs } from './jobs';
import type { AppWindow } from './window';

vi.mock('electron', () => ({ app: {}, dialog: {} }));

test('whoever asks twice for a damaged case is told what its one inspection found', async () => {
  const report = { findings: [], findingCount: 1 } as unknown as InspectionReport;
  const window = { openCase: null, browser: { isDestroyed: () => false } } as unknown as AppWindow;
  const found: Damage[] = [];
  const plan = {
    windows: { all: () => [window], current: () => window },
    jobs: createJobs(),
    drives: { find: () => Promise.resolve({ is: 'file', real: '/a.plumb' }) },
    opener: {
      open: (_path: string, { onReport }: { onReport: (made: InspectionReport) => void }) => {
        onReport(report);
        return Promise.reject(new Refusal('case.damaged', { name: 'a.plumb', detail: '' }));
      },
    },
    damaged: (_path: string, from: AppWindow, damage: Damage) => {
      found.push(damage);
      return from;
    },
  };
  const cases = createCases(plan as unknown as CasesPlan);
  await Promise.all([cases.open('/a.plumb', window), cases.open('/a.plumb', window)]);
  expect(found.map((each) => each.report)).toEqual([report, report]);
});
