import { beforeEach, describe, expect, it } from 'vitest';
import type { Place } from '../../src-shared/commands/command';
import { setArticleHandle, type ArticleHandle } from '../state/article-handle';
import { caseStore, loadSnapshot } from '../state/case-store';
import { standInForMain, type BridgeDouble } from '../state/testing/bridge-double';
import { sampleApp, sampleClaim, sampleSnapshot, TEXT } from '../state/testing/samples';
import { INITIAL_UI, uiStore } from '../state/ui-store';
import { tagSelection } from './tag-claim';

function place(start: number, end: number): Place {
  return { start, end, exact: TEXT.slice(start, end) };
}

/** An article in which the given passage is selected until the caret is put behind it. */
function select(passage: Place | null): { selected: Place | null } {
  const article = { selected: passage };
  const handle: ArticleHandle = {
    selectedPlace: () => article.selected,
    collapseToEnd: () => {
      article.selected = null;
    },
    selectSentence: () => undefined,
    stepSentence: () => undefined,
    reveal: () => undefined,
    caret: () => null,
    readingPlace: () => ({ block: 0, past: 0 }),
    returnTo: () => undefined,
    focus: () => undefined,
  };
  setArticleHandle(handle);
  return article;
}

const known = sampleClaim(1, 0, 18, { tags: ['sourced'] });
let main: BridgeDouble;

beforeEach(() => {
  loadSnapshot(sampleSnapshot({ claims: [known] }));
  uiStore.setState({ ...INITIAL_UI, app: sampleApp(), articleId: 'article-1' }, true);
  main = standInForMain();
});

describe('tagSelection with a selected passage', () => {
  it('makes a claim, selects it, puts the caret behind it and says so', async () => {
    const article = select(place(19, 39));
    await tagSelection('contested');
    expect(main.commands).toMatchObject([{ type: 'claim.add', place: place(19, 39), tags: ['contested'] }]);
    const added = 'id' in main.commands[0]! ? main.commands[0].id : '';
    expect(uiStore.getState().claimId).toBe(added);
    expect(article.selected).toBeNull();
    expect(uiStore.getState().announcement).toBe(`Contested claim 2. ${TEXT.slice(19, 39)}`);
  });

  it('adds the tag to the claim that stands exactly there', async () => {
    select(place(0, 18));
    await tagSelection('framing');
    expect(main.commands).toEqual([{ type: 'claim.tag', id: known.id, tags: ['sourced', 'framing'] }]);
    expect(uiStore.getState().claimId).toBe(known.id);
  });

  it('changes nothing when that claim has the tag already', async () => {
    select(place(0, 18));
    await tagSelection('sourced');
    expect(main.commands).toEqual([]);
    expect(uiStore.getState().claimId).toBe(known.id);
  });

  it('makes one claim with two tags of two quick keys', async () => {
    select(place(19, 39));
    await Promise.all([tagSelection('sourced'), tagSelection('framing')]);
    expect(main.commands.map((command) => command.type)).toEqual(['claim.add', 'claim.tag']);
    expect(caseStore.getState().claims.get(uiStore.getState().claimId ?? '')?.tags).toEqual([
      'sourced',
      'framing',
    ]);
  });

  it('keeps the passage selected when the change was refused', async () => {
    const article = select(place(19, 39));
    main.refuseWith = { code: 'case.diskFull', params: {} };
    await tagSelection('contested');
    expect(article.selected).toEqual(place(19, 39));
    expect(uiStore.getState().errors).toEqual([main.refuseWith]);
    expect(uiStore.getState().saving).toBe(false);
  });

  it('leaves a new selection alone that was made while the change was on its way', async () => {
    const article = select(place(19, 39));
    const tagged = tagSelection('contested');
    article.selected = place(40, 50);
    await tagged;
    expect(article.selected).toEqual(place(40, 50));
  });
});

describe('tagSelection on a selected claim', () => {
  beforeEach(() => {
    select(null);
    uiStore.setState({ claimId: known.id });
  });

  it('puts a tag on and takes it off again', async () => {
    await tagSelection('contested');
    await tagSelection('contested');
    expect(main.commands).toEqual([
      { type: 'claim.tag', id: known.id, tags: ['sourced', 'contested'] },
      { type: 'claim.tag', id: known.id, tags: ['sourced'] },
    ]);
  });

  it('never takes the last tag off', async () => {
    await tagSelection('sourced');
    expect(main.commands).toEqual([]);
    expect(uiStore.getState().errors.map((error) => error.code)).toEqual(['claim.needsTag']);
  });
});
