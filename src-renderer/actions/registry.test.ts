import { beforeEach, describe, expect, it } from 'vitest';
import { ACTIONS, type ActionId } from '../../src-shared/actions';
import { en } from '../../src-shared/strings/en';
import { setArticleHandle } from '../state/article-handle';
import { clearCase, loadSnapshot } from '../state/case-store';
import { sampleApp, sampleClaim, sampleSnapshot } from '../state/testing/samples';
import { INITIAL_UI, uiStore } from '../state/ui-store';
import { NEEDS } from './needs';
import { enabledActions, isEnabled, needOf, runAction } from './registry';

const IDS: readonly ActionId[] = ACTIONS.map((action) => action.id);

beforeEach(() => {
  clearCase();
  uiStore.setState({ ...INITIAL_UI, app: { ...sampleApp(), openCase: null } }, true);
});

function openCase(readOnly = false): void {
  loadSnapshot(sampleSnapshot({ claims: [sampleClaim(1, 0, 18, { flagged: true })] }));
  uiStore.setState({ app: sampleApp(readOnly), articleId: 'article-1' });
}

describe('the table of actions', () => {
  it.each(IDS)('has words and a need for %s', (id) => {
    expect(en.actions[id].trim()).not.toBe('');
    expect(NEEDS).toContain(needOf(id));
  });

  it('says why for every need but none', () => {
    for (const need of NEEDS) expect(en.window.needs[need] === '').toBe(need === 'nothing');
  });

  it('has no key twice', () => {
    const keys = ACTIONS.flatMap((action) => [
      'key' in action ? action.key : '',
      'single' in action ? action.single : '',
    ]);
    const given = keys.filter((key) => key !== '');
    expect(new Set(given).size).toBe(given.length);
  });
});

describe('isEnabled', () => {
  it('leaves only ways in, settings and help without a case', () => {
    expect(enabledActions()).toEqual([
      'case.new',
      'case.open',
      'case.openSample',
      'settings.open',
      'palette.open',
      'help.keys',
      'help.about',
    ]);
  });

  it('wants a selected claim for what is done to one', () => {
    openCase();
    expect(isEnabled('claim.flag')).toBe(false);
    uiStore.setState({ claimId: 'claim-1' });
    expect(isEnabled('claim.flag')).toBe(true);
    expect(isEnabled('claim.contested')).toBe(true);
  });

  it('asks the article whether a passage is selected, which the store hears of later', () => {
    openCase();
    const passage = { start: 0, end: 3, exact: 'The' };
    let selected: typeof passage | null = passage;
    setArticleHandle({
      selectedPlace: () => selected,
      selectSentence: () => undefined,
      stepSentence: () => undefined,
      collapseToEnd: () => undefined,
      reveal: () => undefined,
      caret: () => null,
      focus: () => undefined,
      readingPlace: () => ({ block: 0, past: 0 }),
      returnTo: () => undefined,
    });
    expect(isEnabled('claim.contested')).toBe(true);
    selected = null;
    expect(isEnabled('claim.contested')).toBe(false);
    setArticleHandle(null);
  });

  it('allows rulings in the review view alone, about the claim of the queue', () => {
    openCase();
    expect(isEnabled('review.accept')).toBe(false);
    uiStore.setState({ view: 'review' });
    expect(isEnabled('review.accept')).toBe(true);
    expect(isEnabled('claim.framing')).toBe(true);
  });

  it('allows looking, but no change, in a case that can only be read', () => {
    openCase(true);
    uiStore.setState({ claimId: 'claim-1' });
    expect(isEnabled('claim.delete')).toBe(false);
    expect(isEnabled('import.choose')).toBe(false);
    expect(isEnabled('claim.inspect')).toBe(true);
    expect(isEnabled('case.saveCopy')).toBe(true);
    expect(isEnabled('export.open')).toBe(true);
  });

  it('waits for an open dialog, and looks through the palette', () => {
    openCase();
    uiStore.setState({ dialog: { kind: 'settings' } });
    expect(isEnabled('export.open')).toBe(false);
    uiStore.setState({ dialog: { kind: 'palette' } });
    expect(isEnabled('export.open')).toBe(true);
  });
});

describe('runAction', () => {
  it('does what is possible, and nothing else', async () => {
    await runAction('export.open');
    expect(uiStore.getState().dialog).toBeNull();
    openCase();
    await runAction('export.open');
    expect(uiStore.getState().dialog).toEqual({ kind: 'export' });
  });
});
