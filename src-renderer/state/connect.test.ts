import { beforeAll, expect, test } from 'vitest';
import type { AppError } from '../../src-shared/errors';
import { caseStore } from './case-store';
import { connect } from './connect';
import { standInForMain, type BridgeDouble } from './testing/bridge-double';
import { sampleApp, sampleSnapshot } from './testing/samples';
import { uiStore } from './ui-store';

const SILENT: AppError = { code: 'case.silent', params: { name: 'case.plumb' } };

/** How many steps an answer is on its way; news is there at once. */
const WAY = 5;
/** More steps than all questions of a case that opens need together. */
const STEPS = 60;

let main: BridgeDouble;
/** What main knows. */
let troubles: readonly AppError[] = [];
let fileName = '';

async function steps(count: number): Promise<void> {
  for (let step = 0; step < count; step++) await Promise.resolve();
}

const state = () => {
  const app = sampleApp();
  return { ...app, openCase: app.openCase && { ...app.openCase, fileName, troubles } };
};

const bodyOfVersion = { versionId: 'article-1-v1', text: '', blocks: [] };

const ANSWERS: Readonly<Record<string, () => unknown>> = {
  'app.state': state,
  'case.snapshot': () => sampleSnapshot(),
  'article.body': () => bodyOfVersion,
};

/** Told from what main knows when it is asked, or when the answer goes out. */
function answering(when: 'asked' | 'sent'): void {
  main.answer = async (channel) => {
    const asked = ANSWERS[channel]?.();
    await steps(WAY);
    return when === 'asked' ? asked : ANSWERS[channel]?.();
  };
}

function open(name: string): void {
  troubles = [];
  fileName = name;
  main.emit('case:opened', { fileName });
}

beforeAll(async () => {
  // Scrolling is listened to there.
  Object.assign(globalThis, { document: { addEventListener: () => undefined } });
  main = standInForMain();
  answering('asked');
  await connect(() => undefined);
});

for (const when of ['asked', 'sent'] as const) {
  test(`what is said of a case file while the case is being loaded is shown, once (answers of when they are ${when})`, async () => {
    answering(when);
    for (let moment = 0; moment < STEPS; moment++) {
      open('case.plumb');
      await steps(moment);
      troubles = [SILENT];
      main.emit('case:trouble', SILENT);
      await steps(4 * STEPS);
      expect(uiStore.getState().troubles, `after ${moment} steps`).toEqual([SILENT]);
      troubles = [];
      main.emit('case:troubleOver', { code: SILENT.code });
      await steps(4 * STEPS);
      expect(uiStore.getState().troubles).toEqual([]);
    }
  });

  test(`what is over while the case is being loaded is not shown any more (answers of when they are ${when})`, async () => {
    answering(when);
    for (let moment = 0; moment < STEPS; moment++) {
      open('case.plumb');
      troubles = [SILENT];
      await steps(moment);
      troubles = [];
      main.emit('case:troubleOver', { code: SILENT.code });
      await steps(4 * STEPS);
      expect(uiStore.getState().troubles, `after ${moment} steps`).toEqual([]);
    }
  });

  test(`a case that takes the place of one that is being loaded is the one that is shown, with its text (answers of when they are ${when})`, async () => {
    answering(when);
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
