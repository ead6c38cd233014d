import { beforeAll, expect, test } from 'vitest';
import { Refusal, type AppError } from '../../src-shared/errors';
import type { Events } from '../../src-shared/ipc/contract';
import type { Job } from '../../src-shared/ipc/types';
import { caseStore } from './case-store';
import { connect } from './connect';
import { standInForMain, type BridgeDouble } from './testing/bridge-double';
import { sampleApp, sampleSnapshot } from './testing/samples';
import { uiStore } from './ui-store';

const SILENT: AppError = { code: 'case.silent', params: { name: 'case.plumb' } };

const OPENING: Job = { token: 'one', kind: 'inspection', name: 'other.plumb' };
const COPYING: Job = { token: 'two', kind: 'copy', name: 'copy.plumb' };

/** More steps than all questions of a case that opens need together. */
const STEPS = 60;

let main: BridgeDouble;
/** What main knows. */
let troubles: readonly AppError[] = [];
let jobs: readonly Job[] = [];
let fileName = '';

async function steps(count: number): Promise<void> {
  for (let step = 0; step < count; step++) await Promise.resolve();
}

const state = () => {
  const app = sampleApp();
  return { ...app, jobs, openCase: app.openCase && { ...app.openCase, fileName, troubles } };
};

const bodyOfVersion = { versionId: 'article-1-v1', text: '', blocks: [] };

const ANSWERS: Readonly<Record<string, () => unknown>> = {
  'app.state': state,
  'case.snapshot': () => sampleSnapshot(),
  'article.body': () => bodyOfVersion,
};

/** Whether answers and news take their time on the way to the page, in steps; either may overtake the other. */
const WAYS = [
  { answers: 5, news: 0 },
  { answers: 0, news: 5 },
] as const;
let way: (typeof WAYS)[number] = WAYS[0];

function tell<E extends 'case:trouble' | 'case:troubleOver' | 'app:job'>(
  channel: E,
  payload: Events[E],
): void {
  void steps(way.news).then(() => {
    main.emit(channel, payload);
  });
}

function open(name: string): void {
  troubles = [];
  fileName = name;
  main.emit('case:opened', { fileName });
}

/** The next text can't be had. */
let isBodyRefused = false;

beforeAll(async () => {
  // Scrolling is listened to there.
  Object.assign(globalThis, { document: { addEventListener: () => undefined } });
  main = standInForMain();
  main.answer = async (channel) => {
    const answer = ANSWERS[channel]?.();
    await steps(way.answers);
    if (channel !== 'article.body' || !isBodyRefused) return answer;
    isBodyRefused = false;
    throw new Refusal('case.noAnswer', { name: fileName });
  };
  await connect(() => undefined);
});

for (const one of WAYS) {
  const slower = one.news === 0 ? 'answers are slower than news' : 'news is slower than answers';

  test(`what is said of a case file while the case is being loaded is shown, once (${slower})`, async () => {
    way = one;
    for (let moment = 0; moment < STEPS; moment++) {
      open('case.plumb');
      await steps(moment);
      troubles = [SILENT];
      tell('case:trouble', SILENT);
      await steps(4 * STEPS);
      expect(uiStore.getState().troubles, `after ${moment} steps`).toEqual([SILENT]);
      troubles = [];
      tell('case:troubleOver', { code: SILENT.code });
      await steps(4 * STEPS);
      expect(uiStore.getState().troubles).toEqual([]);
    }
  });

  test(`what is over while the case is being loaded is not shown any more (${slower})`, async () => {
    way = one;
    for (let moment = 0; moment < STEPS; moment++) {
      open('case.plumb');
      troubles = [SILENT];
      await steps(moment);
      troubles = [];
      tell('case:troubleOver', { code: SILENT.code });
      await steps(4 * STEPS);
      expect(uiStore.getState().troubles, `after ${moment} steps`).toEqual([]);
    }
  });

  test.each([OPENING, COPYING])(
    `what takes long ($kind) is shown as long as it does, also where it begins or ends while the case is being loaded (${slower})`,
    async (job) => {
      way = one;
      for (let moment = 0; moment < STEPS; moment++) {
        open('case.plumb');
        await steps(moment);
        jobs = [job];
        tell('app:job', { ...job, state: 'began' });
        await steps(4 * STEPS);
        expect(uiStore.getState().jobs, `begun after ${moment} steps`).toEqual([job]);
        open('case.plumb');
        await steps(moment);
        jobs = [];
        tell('app:job', { ...job, state: 'ended' });
        await steps(4 * STEPS);
        expect(uiStore.getState().jobs, `ended after ${moment} steps`).toEqual([]);
      }
    },
  );

  test(`a case that takes the place of one that is being loaded is the one that is shown, with its text (${slower})`, async () => {
    way = one;
    for (let moment = 0; moment < STEPS; moment++) {
      open('first.plumb');
      await steps(moment);
      open('second.plumb');
      await steps(4 * STEPS);
      expect(uiStore.getState().app?.openCase?.fileName, `after ${moment} steps`).toBe('second.plumb');
      expect(caseStore.getState().body).toBe(bodyOfVersion);
    }
  });
}

test('a text that could not be had is fetched again when there is news of the case', async () => {
  isBodyRefused = true;
  open('case.plumb');
  await steps(4 * STEPS);
  expect(caseStore.getState().body).toBeNull();
  expect(caseStore.getState().bodyRefusal?.code).toBe('case.noAnswer');
  // It is told where the text would stand, and nowhere else.
  expect(uiStore.getState().errors).toEqual([]);
  const { history } = caseStore.getState();
  main.emit('case:changed', { changes: [], history });
  await steps(4 * STEPS);
  expect(caseStore.getState().body).toBe(bodyOfVersion);
  expect(caseStore.getState().bodyRefusal).toBeNull();
});
