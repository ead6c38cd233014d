import { beforeEach, describe, expect, it } from 'vitest';
import { loadSnapshot } from '../state/case-store';
import { standInForMain, type BridgeDouble } from '../state/testing/bridge-double';
import { sampleApp, sampleClaim, sampleSnapshot } from '../state/testing/samples';
import { INITIAL_UI, uiStore } from '../state/ui-store';
import { deleteClaim, toggleFlag } from './claim-actions';

const first = sampleClaim(1, 0, 18, { flagReason: 'odd' });
const second = sampleClaim(2, 19, 39);
let main: BridgeDouble;

beforeEach(() => {
  loadSnapshot(sampleSnapshot({ claims: [first, second] }));
  uiStore.setState({ ...INITIAL_UI, app: sampleApp(), articleId: 'article-1', claimId: first.id }, true);
  main = standInForMain();
});

describe('deleteClaim', () => {
  it('selects the neighbour and offers to undo', async () => {
    await deleteClaim();
    expect(uiStore.getState().claimId).toBe(second.id);
    expect(uiStore.getState().toasts).toMatchObject([{ text: 'Claim 1 moved to the bin.', undoable: true }]);
    await deleteClaim();
    expect(uiStore.getState().claimId).toBeNull();
  });

  it('keeps the claim selected when the change was refused', async () => {
    main.refuseWith = { code: 'case.busy', params: {} };
    await deleteClaim();
    expect(uiStore.getState().claimId).toBe(first.id);
    expect(uiStore.getState().toasts).toEqual([]);
  });
});

describe('toggleFlag', () => {
  it('flags with the reason known so far, and takes the flag off with it', async () => {
    await toggleFlag();
    await toggleFlag();
    expect(main.commands).toEqual([
      { type: 'claim.flag', id: first.id, flagged: true, reason: 'odd' },
      { type: 'claim.flag', id: first.id, flagged: false, reason: '' },
    ]);
  });
});
