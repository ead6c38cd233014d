import { beforeEach, describe, expect, it } from 'vitest';
import { EMPTY_REFERENCE } from '../../src-shared/domain/reference';
import { loadSnapshot } from '../state/case-store';
import { sampleApp, sampleClaim, sampleSnapshot } from '../state/testing/samples';
import { INITIAL_UI, uiStore } from '../state/ui-store';
import { paletteItems, parseQuery, score } from './palette-items';

beforeEach(() => {
  const reference = {
    ...EMPTY_REFERENCE,
    id: 'r',
    title: 'Frost tables',
    sourceId: '',
    createdAt: '',
    deletedAt: null,
  };
  loadSnapshot(sampleSnapshot({ claims: [sampleClaim(7, 0, 18)], references: [reference] }));
  uiStore.setState({ ...INITIAL_UI, app: sampleApp(), articleId: 'article-1' }, true);
});

describe('parseQuery', () => {
  it('reads the sign in front and the words after it', () => {
    expect(parseQuery(' #Frost  tables')).toEqual({ kinds: ['claim'], words: ['frost', 'tables'] });
    expect(parseQuery('>').kinds).toEqual(['action']);
    expect(parseQuery('flag').kinds).toHaveLength(4);
  });
});

describe('score', () => {
  it('wants every word, and likes beginnings', () => {
    expect(score('Select Next Sentence', ['next', 'claim'])).toBe(0);
    expect(score('Next Claim', ['next'])).toBeGreaterThan(score('Select Next Sentence', ['next']));
    expect(score('Select Next Sentence', ['next'])).toBeGreaterThan(score('Annexe text', ['nex']));
  });
});

describe('paletteItems', () => {
  it('shows commands alone while nothing is typed', () => {
    expect(new Set(paletteItems('', []).map((item) => item.kind))).toEqual(new Set(['action']));
  });

  it('keeps commands that are not possible, and says why', () => {
    const item = paletteItems('delete claim', []).find((each) => each.id === 'claim.delete');
    expect(item).toMatchObject({ isEnabled: false, note: 'Select a claim first' });
  });

  it('finds a claim by its number or its words, a reference and an article by theirs', () => {
    expect(paletteItems('#7', []).map((item) => item.id)).toEqual(['claim-7']);
    expect(paletteItems('harbour froze', []).map((item) => item.id)).toEqual(['claim-7']);
    expect(paletteItems('@frost', []).map((item) => item.id)).toEqual(['r']);
    expect(paletteItems('/harb', []).map((item) => item.id)).toEqual(['article-1']);
  });

  it('puts what was used lately first among equals', () => {
    const [best] = paletteItems('', ['action:help.about']);
    expect(best?.id).toBe('help.about');
  });
});
