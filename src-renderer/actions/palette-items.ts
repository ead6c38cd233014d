/** What the palette finds: commands, claims (#), references (@), articles (/); all of them without a sign in front. */
import { ACTIONS, type ActionId } from '../../src-shared/actions';
import type { Id } from '../../src-shared/domain/ids';
import { en } from '../../src-shared/strings/en';
import { fill } from '../../src-shared/strings/format';
import { caseStore } from '../state/case-store';
import { articles, livingReferences } from '../state/selectors';
import { quoteOf } from './claim-words';
import { needOf, isEnabled } from './registry';

export const KINDS = ['action', 'article', 'claim', 'reference'] as const;
export type Kind = (typeof KINDS)[number];

export type PaletteItem = {
  /** Unique among all kinds. */
  readonly key: string;
  readonly name: string;
  /** Said beside the name: why a command is not possible, tags of a claim. */
  readonly note: string;
  readonly isEnabled: boolean;
} & (
  | { readonly kind: 'action'; readonly id: ActionId }
  | { readonly kind: Exclude<Kind, 'action'>; readonly id: Id }
);

const SIGNS: Readonly<Record<string, Kind>> = {
  '>': 'action',
  '#': 'claim',
  '@': 'reference',
  '/': 'article',
};

/** A list that nobody reads to its end only slows typing down. */
const LIMIT = 50;

/** The kinds a query asks for, and the words to look for. */
export function parseQuery(query: string): {
  readonly kinds: readonly Kind[];
  readonly words: readonly string[];
} {
  const text = query.trimStart();
  const kind = SIGNS[text[0] ?? ''];
  const rest = kind === undefined ? text : text.slice(1);
  const words = rest
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  return { kinds: kind === undefined ? KINDS : [kind], words };
}

function startsWord(text: string, word: string): boolean {
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word));
}

/**
 * How well a name fits: 0 = not at all; every word must be found, and counts more at the start of the
 * name, less at the start of a word, least inside one.
 */
export function score(name: string, words: readonly string[]): number {
  const text = name.toLowerCase();
  let sum = 1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at === -1) return 0;
    sum += at === 0 ? 3 : startsWord(text, word) ? 2 : 1;
  }
  return sum;
}

function actionItems(): readonly PaletteItem[] {
  return ACTIONS.filter(({ id }) => id !== 'palette.open').map(({ id }) => {
    const enabled = isEnabled(id);
    const note = enabled ? '' : en.window.needs[needOf(id)];
    return {
      kind: 'action',
      id,
      key: `action:${id}`,
      name: en.actions[id].replace('…', ''),
      note,
      isEnabled: enabled,
    };
  });
}

function claimItems(): readonly PaletteItem[] {
  return [...caseStore.getState().claims.values()]
    .filter((claim) => claim.deletedAt === null)
    .map((claim) => ({
      kind: 'claim',
      id: claim.id,
      key: `claim:${claim.id}`,
      name: fill(en.window.palette.claim, { number: String(claim.number), quote: quoteOf(claim) }),
      note: claim.tags.map((tag) => en.tags[tag]).join(', '),
      isEnabled: true,
    }));
}

function referenceItems(): readonly PaletteItem[] {
  return livingReferences(caseStore.getState()).map(({ id, title, publisher }) => ({
    kind: 'reference',
    id,
    key: `reference:${id}`,
    name: title,
    note: publisher,
    isEnabled: true,
  }));
}

function articleItems(): readonly PaletteItem[] {
  return articles(caseStore.getState()).map(({ id, title, publisher }) => ({
    kind: 'article',
    id,
    key: `article:${id}`,
    name: title,
    note: publisher,
    isEnabled: true,
  }));
}

const SOURCES: Readonly<Record<Kind, () => readonly PaletteItem[]>> = {
  action: actionItems,
  article: articleItems,
  claim: claimItems,
  reference: referenceItems,
};

/**
 * Best first within each kind; what was used lately comes first among equals.
 * @param recent keys, newest first
 */
export function paletteItems(query: string, recent: readonly string[]): readonly PaletteItem[] {
  const { kinds, words } = parseQuery(query);
  // Nothing typed: commands, since a case can hold thousands of claims.
  const asked = words.length === 0 && kinds.length > 1 ? (['action'] as const) : kinds;
  const age = (key: string) => (recent.includes(key) ? recent.indexOf(key) : recent.length);
  return asked.flatMap((kind) =>
    SOURCES[kind]()
      .map((item) => ({
        item,
        fit: score(kind === 'action' ? item.name : `${item.name} ${item.note}`, words),
      }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit || age(a.item.key) - age(b.item.key))
      .slice(0, LIMIT)
      .map(({ item }) => item),
  );
}
